internal import Cells
internal import Drawing
internal import Training

/// What a person's action does to a map, and what is left for the executable to do.
public func update(_ state: inout MapState, _ action: MapAction) -> [MapEffect] {
  state.message = nil
  switch action {
  case .quit: return [.quit]
  case .suspended: return [.suspend]
  case .figureSaved: return state.map == nil ? [] : [.saveFigure]
  case .pressed(let place) where place == state.cursor && state.isCursorChosen:
    return update(&state, .opened)
  case .opened: return state.chosenRow.map { [.open($0.id)] } ?? []
  case .helpTurned: state.isHelpShown.toggle()
  case .wentBack: state.isHelpShown = false
  default: state.look(action)
  }
  return []
}

extension MapState {
  fileprivate mutating func look(_ action: MapAction) {
    switch action {
    case .moved(let direction): move(direction)
    case .pressed(let place):
      cursor = place
      isCursorChosen = true
      chosenSeed = nil
    case .nextQuantityChosen: chooseQuantity(by: 1)
    case .previousQuantityChosen: chooseQuantity(by: -1)
    case .nextMapChosen: chooseMap(by: 1)
    case .previousMapChosen: chooseMap(by: -1)
    case .statisticSwitched:
      statistic = statistic == .mean ? .worst : .mean
      chosenSeed = nil
    case .nextSeedChosen: chooseSeed(by: 1)
    case .previousSeedChosen: chooseSeed(by: -1)
    case .wentToBest: goToBest()
    default: return
    }
  }

  /// Scales grow upwards.
  private mutating func move(_ direction: Direction) {
    let step: (columns: Int, rows: Int)
    switch direction {
    case .left: step = (-1, 0)
    case .right: step = (1, 0)
    case .up: step = (0, 1)
    case .down: step = (0, -1)
    }
    guard let next = map?.neighbour(of: cursor, by: step.columns, step.rows) else { return }
    cursor = next
    isCursorChosen = true
    chosenSeed = nil
  }

  private mutating func chooseQuantity(by offset: Int) {
    let all = quantities
    let position = all.firstIndex(of: quantity) ?? 0
    quantity = all[(position + offset + all.count) % all.count]
    chosenSeed = nil
  }

  private mutating func chooseMap(by offset: Int) {
    guard maps.count > 1 else {
      message = "this sweep has one loss and one setting"
      return
    }
    chosenMap = (chosenMap + offset + maps.count) % maps.count
    goToBest()
  }

  private mutating func chooseSeed(by offset: Int) {
    let rows = rows
    guard let chosen = chosenRow, let position = rows.firstIndex(of: chosen) else { return }
    chosenSeed = (position + offset + rows.count) % rows.count
  }
}

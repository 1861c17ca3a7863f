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
  case .helpTurned: state.helpPart = state.helpPart == nil ? 0 : nil
  case .helpWentOn: state.helpPart = state.helpPart.map { $0 + 1 }
  case .wentBack: state.helpPart = nil
  case .moved(let direction): state.move(direction)
  case .pressed(let place):
    state.cursor = place
    state.isCursorChosen = true
    state.chosenSeed = nil
  case .nextQuantityChosen: state.chooseQuantity(by: 1)
  case .previousQuantityChosen: state.chooseQuantity(by: -1)
  case .nextMapChosen: state.chooseMap(by: 1)
  case .previousMapChosen: state.chooseMap(by: -1)
  case .statisticSwitched:
    state.statistic = state.statistic == .mean ? .worst : .mean
    state.chosenSeed = nil
  case .nextSeedChosen: state.chooseSeed(by: 1)
  case .previousSeedChosen: state.chooseSeed(by: -1)
  case .wentToBest: state.goToBest()
  }
  return []
}

extension MapState {
  /// Scales grow upwards.
  fileprivate mutating func move(_ direction: Direction) {
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

  fileprivate mutating func chooseQuantity(by offset: Int) {
    let all = quantities
    let position = all.firstIndex(of: quantity) ?? 0
    quantity = all[(position + offset + all.count) % all.count]
    chosenSeed = nil
  }

  fileprivate mutating func chooseMap(by offset: Int) {
    guard maps.count > 1 else {
      message = "this sweep has one loss and one setting"
      return
    }
    chosenMap = (chosenMap + offset + maps.count) % maps.count
    goToBest()
  }

  fileprivate mutating func chooseSeed(by offset: Int) {
    let rows = rows
    guard let chosen = chosenRow, let position = rows.firstIndex(of: chosen) else { return }
    chosenSeed = (position + offset + rows.count) % rows.count
  }
}

public import Cells
internal import Drawing
public import Training

/// What a person did on a map.
public enum MapAction: Hashable, Sendable {
  case moved(Direction)
  /// The mouse was pressed on a cell: on the marked one it opens its run.
  case pressed(SweepMap.Place)
  case nextQuantityChosen
  case previousQuantityChosen
  case nextMapChosen
  case previousMapChosen
  case statisticSwitched
  case nextSeedChosen
  case previousSeedChosen
  case wentToBest
  case opened
  case figureSaved
  case helpTurned
  /// To what of the help a small screen had no room for.
  case helpWentOn
  case wentBack
  case quit
  case suspended
}

/// What only the executable can carry out.
public enum MapEffect: Hashable, Sendable {
  /// Opens the run with an id, live.
  case open(String)
  /// Writes the map as a vector figure.
  case saveFigure
  case quit
  case suspend
}

/// A line of the map's key table.
struct MapBinding {
  let keys: String
  let words: String
  let help: String
  /// Which the key line drops last: the smallest.
  let priority: Int
  let strokes: [Key: MapAction]

  static let all: [MapBinding] = [
    MapBinding(
      keys: "arrows", words: "move", help: "to the next cell that way",
      priority: 2,
      strokes: [
        .left: .moved(.left), .right: .moved(.right), .up: .moved(.up), .down: .moved(.down),
      ]),
    MapBinding(
      keys: "Enter", words: "open",
      help: "open the marked run, live, from the same seed; Esc or q there comes back here",
      priority: 1, strokes: [.enter: .opened]),
    MapBinding(
      keys: "v V", words: "view", help: "next or previous quantity (Tab too)",
      priority: 3,
      strokes: [
        .character("v"): .nextQuantityChosen, .character("V"): .previousQuantityChosen,
        .tab: .nextQuantityChosen, .backTab: .previousQuantityChosen,
      ]),
    MapBinding(
      keys: "f", words: "mean/worst",
      help: "what a cell shows: the mean of its seeds, or the worst",
      priority: 4, strokes: [.character("f"): .statisticSwitched]),
    MapBinding(
      keys: "l L", words: "loss", help: "next or previous loss or setting, where there are several",
      priority: 4, strokes: [.character("l"): .nextMapChosen, .character("L"): .previousMapChosen]),
    MapBinding(
      keys: "j k", words: "seed", help: "the next or previous seed of the cell, for Enter",
      priority: 7,
      strokes: [.character("j"): .nextSeedChosen, .character("k"): .previousSeedChosen]),
    MapBinding(
      keys: "Home", words: "best", help: "to the best cell", priority: 8,
      strokes: [.home: .wentToBest]),
    MapBinding(
      keys: "W", words: "figure", help: "save this map as a vector figure beside the runs",
      priority: 5, strokes: [.character("W"): .figureSaved]),
    MapBinding(
      keys: "?", words: "help", help: "keys and marks, and back (F1 too)",
      priority: 0,
      strokes: [.character("?"): .helpTurned, .function(1): .helpTurned, .escape: .wentBack]),
    MapBinding(
      keys: "q", words: "quit", help: "quit (^C too); a sweep that is running goes on",
      priority: 0,
      strokes: [
        .character("q"): .quit, .control("c"): .quit, .control("z"): .suspended,
      ]),
  ]
}

/// What an event means on a map that is seen at a size; nil when it means nothing.
public func mapAction(for event: Event, in state: MapState, size: Size) -> MapAction? {
  let action = meaning(of: event, in: state, size: size)
  guard action == .helpTurned, let part = state.helpPart,
    part + 1 < MapScreen(state: state).help(size).partCount
  else { return action }
  return .helpWentOn
}

private func meaning(of event: Event, in state: MapState, size: Size) -> MapAction? {
  switch event {
  case .key(let key): MapBinding.all.lazy.compactMap { $0.strokes[key] }.first
  case .mouse(let mouse): MapScreen(state: state).action(for: mouse, size: size)
  case .paste, .resize: nil
  }
}

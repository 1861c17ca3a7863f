internal import Drawing
internal import Laboratory

/// Something that is set, by its name, and what is said of it.
struct SpokenItem: Equatable, Sendable {
  var name: String
  /// A whole sentence.
  var words: String
  /// Whether it is as it was when the program opened, which is not worth a word.
  var isUsual: Bool = false
}

extension [SpokenItem] {
  /// What is said of those that are new or were something else.
  func changes(since before: [SpokenItem]) -> [String] {
    filter { item in before.first { $0.name == item.name }?.words != item.words }.map(\.words)
  }
}

extension SpokenItem {
  /// How the picture is looked at and the run goes; keys that turn it say nothing else.
  static func look(of state: State) -> [SpokenItem] {
    let look = state.look
    let items = [
      SpokenItem(
        name: "length",
        words: look.isNormalized
          ? "Embeddings divided by their length." : "Embeddings as they are.",
        isUsual: !look.isNormalized),
      SpokenItem(
        name: "fill", words: "Fill: \(look.fill.spoken).", isUsual: look.fill == .wedges),
      SpokenItem(
        name: "arrows",
        words: state.hasGradientArrows
          ? "Arrows of where the loss pulls: shown." : "Arrows of where the loss pulls: none.",
        isUsual: !state.hasGradientArrows),
      SpokenItem(
        name: "zoom",
        words: look.zoom.level == 0
          ? "Zoom: none, all points fit." : "Zoom: \(look.zoom.text.dropFirst()) times as close.",
        isUsual: look.zoom.level == 0),
      SpokenItem(
        name: "stage", words: state.display.isBig ? "Big view." : "Usual view, not big.",
        isUsual: !state.display.isBig),
      SpokenItem(
        name: "speed",
        words: "Speed: "
          + (state.speed.stepsPerSecond.map { "\($0) steps a second." } ?? "full."),
        isUsual: state.speed == .opening),
    ]
    return items + [hand(of: state)]
  }

  /// What is in the hand: arrows then move it rather than go to the next.
  private static func hand(of state: State) -> SpokenItem {
    guard state.held != nil else {
      return SpokenItem(name: "hand", words: "Nothing is picked up.", isUsual: true)
    }
    return SpokenItem(
      name: "hand", words: "Picked up: arrows move it, Enter puts it down, Escape puts it back.")
  }
}

extension Fill {
  fileprivate var spoken: String {
    switch self {
    case .wedges: "wedges"
    case .neighbour: "nearest neighbour"
    case .confidence: "confidence"
    case .none: "none"
    }
  }
}

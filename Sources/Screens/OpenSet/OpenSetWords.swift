internal import Drawing
internal import Laboratory
internal import MarginLosses

/// What the words of the open-set view mean, where they stand, and why a margin that cannot be met may
/// still be worth something to strangers.
struct OpenSetWords {
  /// Whether the margin asks for more than the classes have.
  private let asksTooMuch: Bool
  private let symbol: String

  init(_ state: State) {
    asksTooMuch = state.run.asksTooMuch
    symbol = state.run.marginSymbol
  }

  /// The longest wording first.
  private static let words: [[String]] = [
    ["TAR: of pairs of one class, the share accepted", "TAR  one class, accepted"],
    ["FAR: of pairs of two classes, the share accepted", "FAR  two classes, accepted"],
    [
      "EER: as many pairs of one class refused as of two taken", "EER  where both errors meet",
      "EER  both errors alike",
    ],
    ["rank-1: the nearest other sample is of its class", "rank-1  nearest: its class"],
    ["mAP: all of its class come before the others", "mAP  its class comes first"],
  ]

  /// One line; the longest wording first.
  var short: [String] {
    asksTooMuch
      ? [
        "\(symbol) cannot be met, yet narrows classes: unseen may gain",
        "\(symbol) unmet narrows on; unseen may gain", "\(symbol) unmet narrows on",
      ]
      : [
        "accepted pairs: TAR of one class, FAR of two", "accepted: TAR one class, FAR others",
        "TAR one class, FAR two",
      ]
  }

  /// As many lines as it takes; of a margin that cannot be met first.
  func lines(width: Int, _ pen: TextPen) -> [String] {
    let why =
      asksTooMuch
      ? pen.wrapped(
        "\(symbol) cannot be met, so it goes on narrowing classes: strangers can gain, unless classes "
          + "merge", width: width) : []
    return why + Self.words.map { pen.fitting($0, width: width) }
  }
}

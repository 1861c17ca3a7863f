internal import Cells
internal import Laboratory
internal import Training

/// The keys of a lesson, the most important first.
extension LessonBand {
  /// What a key is called, what it does, and which it is; nil where it stands for several.
  typealias KeyEntry = (name: String, words: String, key: Key?)

  var keys: [KeyEntry] {
    switch (player.phase, player.stop) {
    case (.ended, _):
      [
        (
          "PgDn", LessonRegistry.core(from: lesson, by: 1) == nil ? "list" : "next lesson",
          .pageDown
        ),
        ("PgUp", "back", .pageUp), ("q", "list", .character("q")),
      ]
    case (.resting, .question):
      [
        (reach, room < 60 ? "guess" : "set the guess", nil), ("Enter", "give it", .enter),
        (
          "space", player.entry?.isTouched ?? false ? "give it" : "pass over", .character(" ")
        ), ("q", "list", .character("q")), ("PgUp", "back", .pageUp),
        ("b", "big", .character("b")), others,
      ]
    case (.resting, _):
      [
        ("space PgDn", "on", .character(" ")), ("PgUp", "back", .pageUp),
        ("q", "list", .character("q")), ("b", "big", .character("b")), others,
      ]
    default:
      [
        ("space", player.phase == .paused ? "go on" : "pause", .character(" ")),
        ("PgDn", "at once", .pageDown),
        ("PgUp", "back", .pageUp), ("q", "list", .character("q")), ("b", "big", .character("b")),
        others,
      ]
    }
  }

  private var others: KeyEntry { ("other keys", "laboratory, t back", nil) }

  /// The keys that move a guess or type it.
  private var reach: String {
    let names = state.snapshot.classNames
    return switch lesson.question.kind {
    case .number: "arrows 0–9"
    case .choice(let choices, _): "arrows 1–\(choices.count)"
    case .mark(.classes): "arrows \(names.first ?? "")–\(names.last ?? "")"
    case .mark(.direction): "arrows"
    }
  }
}

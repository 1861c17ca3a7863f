import Lessons

/// The errors of the text, a card each.
enum ErrataText {
  static var all: String { ErrataRegistry.all.map(card).joined(separator: "\n") }

  private static func card(_ erratum: Erratum) -> String {
    var lines = [
      "\(erratum.name)  \(erratum.place)", "  says   \(erratum.says)", "  right  \(erratum.right)",
    ]
    if let evidence = erratum.evidence {
      let words = evidence.words.joined(separator: " ")
      lines.append("  see    wedge run \(words)")
      lines.append("         at step \(evidence.run.steps): \(evidence.see)")
    }
    return lines.joined(separator: "\n") + "\n"
  }
}

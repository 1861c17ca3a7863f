internal import Cells
internal import Drawing

/// An error of the text over the whole screen: what it says, what is right, and the run that shows it.
struct ErratumCard {
  let erratum: Erratum
  let pen: TextPen

  func draw(on frame: inout Frame) {
    let place = ErrataRegistry.all.firstIndex { $0.name == erratum.name } ?? 0
    let number = "\(place + 1) of \(ErrataRegistry.all.count)"
    pen.heading(
      ["errors of the text   \(number)", "errata \(number)", number], on: &frame)
    var row = 2
    for (text, tone) in paragraphs {
      for line in pen.wrapped(text, width: max(frame.width - 4, 1)) where row < frame.height - 1 {
        pen.write(line, column: 2, row: row, width: frame.width - 4, on: &frame, tone: tone)
        row += 1
      }
      row += 1
    }
    pen.write(
      pen.fitting(
        ["PgDn PgUp next, previous  q Esc back to the list", "q back"], width: frame.width - 2),
      column: 1, row: frame.height - 1, width: frame.width - 2, on: &frame, tone: .second)
  }

  private var paragraphs: [(String, TextPen.Tone)] {
    var all: [(String, TextPen.Tone)] = [
      ("\(erratum.name)  \(erratum.place)", .second), ("It says: \(erratum.says)", .plain),
      ("Right is: \(erratum.right)", .strong),
    ]
    if let evidence = erratum.evidence {
      all.append(
        (
          "See it at step \(evidence.run.steps): \(evidence.see). wedge run "
            + evidence.words.joined(separator: " "), .second
        ))
    }
    return all
  }
}

internal import Drawing
internal import Kernels
internal import Laboratory
internal import MarginLosses
internal import Plotting
internal import Training

/// The words of a formula in the colours of what the plane draws of a point that is asked about: its own
/// prototype and angle, those of the next class, and, as x and its margin there, in strong type.
struct FormulaWords {
  /// A word and its tone, the longest first.
  private let words: [(scalars: [Unicode.Scalar], tone: TextPen.Tone)]

  /// Without words where no point is asked about, or nothing is drawn of it.
  init(_ state: State) {
    guard let probe = state.probe, !state.isMetric else {
      words = []
      return
    }
    let theme = state.display.colorTheme
    let judgement = state.snapshot.training.judgements[probe]
    func tone(_ label: Int32) -> TextPen.Tone { .colored(theme.word(Int(label))) }
    let (own, next) = (tone(judgement.label), tone(judgement.nextClass))
    var named: [String: TextPen.Tone] = ["zy": own, "zj": next]
    for quantity in state.formula.loss.quantities {
      switch quantity.role {
      case .own: named[quantity.name] = own
      case .rival: named[quantity.name] = next
      case .margin, .sample: named[quantity.name] = .strong
      case .scale, .weight, .constant, .auxiliary: break
      }
    }
    for (label, angle, tone) in [
      (judgement.label, judgement.ownAngle, own), (judgement.nextClass, judgement.nextAngle, next),
    ] {
      named["θ" + state.className(Int(label))] = tone
      named[degreesText(Double(angle))] = tone
    }
    if let margin = state.margin, margin.hyperparameter.unit == .radians {
      named[degreesText(margin.value)] = .strong
    }
    // What a sign is called in ASCII depends on what stands before it: whole lines are worded first.
    let pen = TextPen(state)
    words = named.map { (Array(pen.worded($0.key).unicodeScalars), $0.value) }
      .sorted { $0.scalars.count > $1.scalars.count }
  }

  /// A text in pieces, its words in their tones.
  func pieces(of text: String, _ tone: TextPen.Tone) -> [TextPen.Piece] {
    guard !words.isEmpty else { return [TextPen.Piece(text, tone)] }
    var pieces: [TextPen.Piece] = []
    var rest = String.UnicodeScalarView()
    func flush() {
      if !rest.isEmpty { pieces.append(TextPen.Piece(String(rest), tone)) }
      rest = String.UnicodeScalarView()
    }
    let scalars = Array(text.unicodeScalars)
    var place = 0
    while place < scalars.count {
      if let word = words.first(where: { isWord($0.scalars, at: place, of: scalars) }) {
        flush()
        pieces.append(
          TextPen.Piece(String(String.UnicodeScalarView(word.scalars)), word.tone))
        place += word.scalars.count
      } else {
        rest.append(scalars[place])
        place += 1
      }
    }
    flush()
    return pieces
  }

  /// Whether a word stands at a place and is no part of a longer one; a Greek letter may follow a
  /// function's name.
  private func isWord(
    _ word: [Unicode.Scalar], at place: Int, of text: [Unicode.Scalar]
  ) -> Bool {
    let end = place + word.count
    guard end <= text.count, text[place..<end].elementsEqual(word) else { return false }
    func isPart(_ scalar: Unicode.Scalar) -> Bool {
      ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) || ("0"..."9").contains(scalar)
    }
    if place > 0, isPart(word[0]), isPart(text[place - 1]) || text[place - 1] == "." {
      return false
    }
    return end == text.count || !isPart(word[word.count - 1]) || !isPart(text[end])
  }
}

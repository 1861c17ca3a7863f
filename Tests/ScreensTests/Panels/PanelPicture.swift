import Cells
import MarginLosses
import Plotting
import Training

@testable import Drawing
@testable import Laboratory
@testable import Screens

/// A state of four classes on the axes with a few points each, and the loss at its defaults.
func builtState(
  _ loss: String = "arcface", glyphs: GlyphTier = .ascii, _ edit: (inout State) -> Void = { _ in }
) throws -> State {
  var state = try freeState(loss)
  state.display = Display(glyphs: glyphs)
  var snapshot = Snapshot()
  snapshot.classNames = ["0", "1", "2", "3"]
  snapshot.prototypes = [1, 0, 0.5, 0.8660254, -1, 0, 0, -1]
  snapshot.training.embeddings = [1, 0.1, 1, 0.3, 1, -0.2, 0.5, 0.7, 0.4, 0.9, 0.6, 0.6]
  // Degrees to the own prototype and to the other one of the narrowest pair.
  let angles: [(own: Float, next: Float)] = [
    (5.7, 54.3), (16.7, 43.3), (11.3, 71.3), (5.5, 54.5), (6.0, 66.0), (15, 45),
  ]
  snapshot.training.judgements = angles.enumerated().map { index, angle in
    var judgement = Judgement()
    judgement.label = index < 3 ? 0 : 1
    judgement.nextClass = 1 - judgement.label
    judgement.ownAngle = angle.own * .pi / 180
    judgement.nextAngle = angle.next * .pi / 180
    return judgement
  }
  snapshot.narrowestPair = PrototypeGap(first: 0, second: 1, angle: .pi / 3)
  state.pane.run.snapshot = snapshot
  edit(&state)
  return state
}

/// A panel alone on a frame of its size, as text, without blanks at line ends.
func picture(_ panel: any Panel, width: Int, height: Int, isASCII: Bool = true) -> [String] {
  var frame = Frame(size: Size(width: width, height: height))
  panel.draw(in: Rectangle(column: 0, row: 0, width: width, height: height), on: &frame)
  return (0..<height).map { row in
    var line = ""
    for column in 0..<width {
      let scalar = Unicode.Scalar(frame[column, row].scalar) ?? "?"
      line.unicodeScalars.append(isASCII ? asciiScalar(scalar) : scalar)
    }
    while line.hasSuffix(" ") { line.removeLast() }
    return line
  }
}

import Cells
import Foundation
import MarginLosses
import Training

@testable import Drawing
@testable import Laboratory
@testable import Screens

/// A small run of free points: a step takes microseconds.
func freeState(
  _ loss: String = "arcface", classes: Int = 4, _ edit: (inout Configuration) -> Void = { _ in }
) throws -> State {
  var configuration = Configuration()
  configuration.data = "blobs"
  configuration.mode = .free
  configuration.classes = classes
  configuration.batch = 0
  configuration.learningRate = 0.03
  configuration.loss = loss
  if let description = LossRegistry.description(named: loss) {
    configuration.parameters = LossMemory.standard(of: description)
  }
  edit(&configuration)
  return try State(configuration)
}

/// Writes values as states are written, their names in order; what is no number has a word.
func exactEncoder() -> JSONEncoder {
  let encoder = JSONEncoder()
  encoder.outputFormatting = .sortedKeys
  encoder.nonConformingFloatEncodingStrategy = .convertToString(
    positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
  return encoder
}

extension State {
  /// Presses a key as a person would; a key that means nothing here does nothing.
  @discardableResult
  mutating func press(_ key: Key, _ size: Size = Size(width: 120, height: 40)) -> [Effect] {
    guard let action = Screens.action(for: .key(key), in: self, size: size) else { return [] }
    return update(&self, action)
  }

  mutating func type(_ text: String) {
    press(.enter)
    for scalar in text.unicodeScalars { press(.character(scalar)) }
    press(.enter)
  }

  /// Chooses the knob of a subject with the arrow keys.
  mutating func choose(_ subject: KnobSubject) {
    while pane.chosenKnob > 0 { press(.up) }
    while pane.chosenSubject != subject, pane.chosenKnob < pane.knobs.count - 1 { press(.down) }
  }

  func text(of subject: KnobSubject) -> String? {
    pane.knobs.first { $0.subject == subject }?.valueText
  }

  var acts: [String] { diagnoses.filter { $0.level == .act }.map(\.text) }

  /// Whether some sentence that the status line may say has these words.
  func says(_ words: String) -> Bool { diagnoses.contains { $0.text.contains(words) } }
}

extension Frame {
  /// What is written on it, as lines of text.
  var lines: [String] {
    (0..<height).map { row in
      String(
        String.UnicodeScalarView(
          (0..<width).compactMap { Unicode.Scalar(self[$0, row].scalar) }))
    }
  }
}

/// The screen of a state as lines of text.
func lines(_ state: State, _ width: Int, _ height: Int) -> [String] {
  view(state, size: Size(width: width, height: height)).lines
}

/// Every loss of the text by name, for tests that take too long over all, or hold for these alone.
let textLossNames: [String] = LossRegistry.all.map { $0.description.name }

/// Every loss by name.
let lossNames: [String] = LossRegistry.descriptions.map { $0.name }

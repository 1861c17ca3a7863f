internal import Drawing
internal import Plotting

extension Diagnosis {
  /// D17: frames are left out, because the terminal cannot take them.
  static let slowTerminal: Diagnosis = Diagnosis(level: .note, subject: .anyLoss) { state in
    state.framesPerSecond.map {
      "drawing \(fixed($0, 0)) a second: the terminal is slow; training is not"
    }
  }
}

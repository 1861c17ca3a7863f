internal import Drawing
internal import Kernels
internal import MarginLosses
internal import Training

extension Diagnosis {
  /// The loss is as low as equal classes at equal spacing can make it.
  static let atFloor: Diagnosis = Diagnosis(level: .note) { run in
    let classes = run.configuration.classes
    guard run.step >= 100, !run.session.isShortOfItsSettings, run.configuration.dimension == 2,
      run.isFeasible,
      let floor = run.snapshot.floor(of: run.classifier), floor > 0,
      abs(run.snapshot.loss - floor) <= 0.02 * floor,
      let (symbol, scale, _) = run.scaleInForce
    else { return nil }
    let s = "\(symbol) \(numberText(scale, from: 0, through: 3))"
    guard let flaw = run.flawAtFloor else {
      let decimals = floor < 0.1 ? 4 : 2
      let (loss, least) = (fixed(run.snapshot.loss, decimals), fixed(floor, decimals))
      let setting = "\(s) and \(classes) classes"
      return loss == least
        ? "loss \(loss) is its floor for \(setting): nothing is left to learn"
        : "loss \(loss), floor \(least) for \(setting): hardly anything is left to learn"
    }
    return "loss at its floor, yet \(flaw): \(s) hardly sees it"
      + (run.partingRemedy == "R" ? "" : ". \(symbol) higher")
  }
}

extension Run {
  /// What is wrong though the loss is at its floor; nil where nothing is.
  fileprivate var flawAtFloor: String? {
    let used = snapshot.training.accuracy?.asUsed ?? 1
    let right = used < Accuracy.sound ? rightWords(used) : nil
    let near = areSpreadOut ? nil : narrowestNames
    let apart = near.map { "\($0.text) stand \(degreesText($0.angle)) apart" }
    let flaws = [right, apart].compactMap(\.self)
    return flaws.isEmpty ? nil : flaws.joined(separator: " and ")
  }
}

internal import Cells
internal import MarginLosses
internal import Plotting
internal import Training

/// The first line: what is trained, on what, how far and how fast.
struct Header {
  let state: State

  func draw(width: Int, on frame: inout Frame) {
    let pen = TextPen(state)
    let text = fields.lazy.map { $0.joined(separator: width >= 100 ? "   " : "  ") }
      .first { pen.width(of: " " + $0) <= width }
    let line = text ?? state.lossDescription.title
    pen.write(" " + line, column: 0, row: 0, width: width, on: &frame, attributes: .bold)
  }

  /// Wordings from the longest to the shortest.
  private var fields: [[String]] {
    let step = "step \(state.step)"
    let title = state.lossDescription.title
    let seed = "seed \(state.configuration.seed)"
    let numbers = [margin, scale].compactMap(\.self)
    let start = ["wedge", title] + numbers
    return [
      start + [dataInFull, modeInFull, seed, step, speed],
      start + ["\(data), \(mode)", seed, step, speed],
      start + [data, seed, step, speed],
      start + [data, step, speed],
      [title] + numbers + [data, step, speed],
      [title] + numbers + [step, speed],
      [title] + numbers + [step],
      [title] + numbers,
    ]
  }

  private var margin: String? {
    let knobs = state.knobs.filter { knob in
      guard case .hyperparameter(let key) = knob.subject else { return false }
      return key != "s" && key != "lambda"
    }
    guard !knobs.isEmpty else { return nil }
    let band = knobs.compactMap(\.extraText).first.map { " = \($0)" } ?? ""
    if knobs.count == 1 { return "\(knobs[0].symbol) \(knobs[0].valueText)\(band)" }
    return "m " + knobs.map(\.valueText).joined(separator: " / ") + band
  }

  private var scale: String? {
    let knob = state.knobs.first { $0.subject == .hyperparameter("s") }
    return knob.map { $0.valueText == "–" ? "s – uses ‖x‖" : "s \($0.valueText)" }
  }

  private var data: String {
    let names = state.snapshot.classNames
    return "\(state.configuration.data) \(names.first ?? "")–\(names.last ?? "")"
  }

  private var dataInFull: String {
    let heldOut = state.snapshot.heldOut.count
    let held = heldOut > 0 ? ", \(heldOut) held out" : ""
    return "\(data): \(state.snapshot.training.count) training\(held)"
  }

  private var mode: String {
    let name = state.configuration.mode == .encoder ? "encoder" : "free points"
    return "\(name), \(state.configuration.dimension)-D"
  }

  private var modeInFull: String {
    guard state.configuration.mode == .encoder else { return mode }
    let width = state.configuration.data == "digits" ? 64 : 2
    return "encoder \(width)-128-128-\(state.configuration.dimension)"
  }

  private var speed: String {
    guard state.isRunning else { return "paused (\(state.speed.label))" }
    guard let measured = state.measuredStepsPerSecond else { return "\(state.speed.label) ▶" }
    let asked = state.speed.stepsPerSecond
    let isSlower = asked.map { measured < 0.9 * Double($0) } ?? true
    return isSlower ? "\(state.speed.name) \(Int(measured))/s ▶" : "\(state.speed.label) ▶"
  }
}

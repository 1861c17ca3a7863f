import Cells
import Kernels
import MarginLosses

/// `wedge evaluate`: an oracle file in, a candidate for the grader out.
enum EvaluateCommand: CommandDefinition {
  static let name = "evaluate"
  static let summary = "Writes losses and gradients of the cases in a file."
  static let operands = "CASES.json"
  static let fileCount = 1...1

  static let notes = [
    "A file has \"cases\": [{\"id\", \"loss\", \"params\": {\"m\": 0.5, \"s\": 64}, \"inputs\": {\"X\": rows of "
      + "numbers, \"W\": a row a class, \"b\": biases}, \"labels\": positions in W}], of which each comes back with "
      + "its mean loss and gradients; and \"psi\", \"regions\", \"trajectories\" and \"facts\" likewise, all or some."
  ]

  private static let sections = ["cases", "psi", "regions", "trajectories", "facts"]
  private static let remedy = "'wedge help evaluate' says what such a file holds."

  static var options: [OptionDefinition] {
    [precision] + OptionTable.options(.output)
  }

  private static var precision: OptionDefinition {
    .choice("precision", "Width of the numbers. (default: double)", .own) {
      $0.evaluate.precision = $1
    }
  }

  static func run(_ options: Options) throws -> Int32 {
    let file = options.files[0]
    let oracle = try read(file)
    let candidate = try evaluate(oracle, file: file, precision: options.evaluate.precision)
    try OutputFile.write(try candidate.text() + [UInt8(ascii: "\n")], to: options.output)
    let unknown = UnknownLosses(in: oracle)
    if let warning = unknown.warning(file) { StandardError.write(sanitized(warning) + "\n") }
    return unknown.isAll ? 1 : 0
  }

  private static func read(_ file: String) throws -> JSONValue {
    // Each number takes many times its bytes once it is a value.
    let bytes = try InputFile.read(file, most: 64 << 20)
    do {
      let oracle = try JSONValue(text: bytes)
      guard sections.contains(where: { oracle[$0] != nil }) else {
        throw InputError(
          file, "holds none of \(sections.joined(separator: ", ")). \(remedy)")
      }
      return oracle
    } catch let error as InputError {
      throw error
    } catch {
      throw InputError(file, "is not JSON: \(error). \(remedy)")
    }
  }

  static func evaluate(
    _ oracle: JSONValue, file: String, precision: Precision
  ) throws -> JSONValue {
    do {
      switch precision {
      case .double: return try Evaluation<Double>().candidate(for: oracle)
      case .float: return try Evaluation<Float>().candidate(for: oracle)
      }
    } catch {
      throw InputError("\(file): \(error.place)", error.fault)
    }
  }
}

/// What only `wedge evaluate` is told.
private struct EvaluateOptions: OwnOptions {
  var precision: Precision = .double
}

extension Options {
  fileprivate var evaluate: EvaluateOptions {
    get { self[EvaluateOptions.self] }
    set { self[EvaluateOptions.self] = newValue }
  }
}

/// The width of number that `evaluate` computes in.
enum Precision: String, CaseIterable {
  case double, float
}

import FoundationEssentials
import Kernels
import MarginLosses

/// `wedge evaluate`: an oracle file in, a candidate for the grader out.
enum EvaluateCommand {
  static func run(file: String, precision: Precision, output: String?) throws {
    let candidate = try evaluate(try read(file), file: file, precision: precision)
    try OutputFile.write(try candidate.text() + [UInt8(ascii: "\n")], to: output)
  }

  private static func read(_ file: String) throws -> JSONValue {
    let bytes = try InputFile.read(file)
    do {
      return try JSONDecoder().decode(JSONValue.self, from: Data(bytes))
    } catch {
      throw InputError(file, "is not JSON: \(describe(error)). Give a file as SCHEMA.md states it.")
    }
  }

  private static func describe(_ error: any Error) -> String {
    guard case DecodingError.dataCorrupted(let context)? = error as? DecodingError else {
      return "\(error)"
    }
    return context.underlyingError.map { "\($0)" } ?? context.debugDescription
  }

  static func evaluate(
    _ oracle: JSONValue, file: String, precision: Precision
  ) throws -> JSONValue {
    do {
      switch precision {
      case .double: return try Evaluation<Double> { $0.evaluate($1) }.candidate(for: oracle)
      case .float: return try Evaluation<Float> { $0.evaluate($1) }.candidate(for: oracle)
      }
    } catch {
      throw InputError("\(file): \(error.place)", error.fault)
    }
  }
}

/// The width of number that `evaluate` computes in.
enum Precision: String, CaseIterable {
  case double, float
}

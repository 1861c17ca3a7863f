import Foundation

extension Bundle {
  /// The path of a fixture; nil when it was not copied beside the tests.
  static func fixtures(_ name: String) -> String? {
    Bundle.module.resourceURL?.appendingPathComponent("Fixtures/\(name)").path
  }
}

/// What a run of the built binary gave.
struct Outcome {
  let status: Int32
  let output: String
  let errors: String
}

/// The built binary beside the tests, not yet running, without an input.
private func process(_ arguments: [String]) -> Process {
  let process = Process()
  process.executableURL = Bundle.module.bundleURL.deletingLastPathComponent()
    .appendingPathComponent("wedge")
  process.arguments = arguments
  process.standardInput = FileHandle.nullDevice
  return process
}

/// Runs the built binary with a standard output that nobody reads any more.
func wedgeIntoClosedPipe(_ arguments: String...) throws -> Outcome {
  let process = process(arguments)
  let output = Pipe()
  let errors = Pipe()
  try output.fileHandleForReading.close()
  process.standardOutput = output
  process.standardError = errors
  try process.run()
  let faults = errors.fileHandleForReading.readDataToEndOfFile()
  process.waitUntilExit()
  return Outcome(
    status: process.terminationReason == .exit ? process.terminationStatus : -1, output: "",
    errors: String(decoding: faults, as: UTF8.self))
}

/// Runs the built binary.
func wedge(_ arguments: String...) throws -> Outcome {
  try wedge(arguments)
}

/// Runs the built binary.
func wedge(_ arguments: [String]) throws -> Outcome {
  let process = process(arguments)
  let output = Pipe()
  let errors = Pipe()
  process.standardOutput = output
  process.standardError = errors
  try process.run()
  let text = output.fileHandleForReading.readDataToEndOfFile()
  let faults = errors.fileHandleForReading.readDataToEndOfFile()
  process.waitUntilExit()
  return Outcome(
    status: process.terminationStatus, output: String(decoding: text, as: UTF8.self),
    errors: String(decoding: faults, as: UTF8.self))
}

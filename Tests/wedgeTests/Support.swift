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

/// Runs the built binary beside the tests.
func wedge(_ arguments: String...) throws -> Outcome {
  let process = Process()
  process.executableURL = Bundle.module.bundleURL.deletingLastPathComponent()
    .appendingPathComponent("wedge")
  process.arguments = arguments
  let output = Pipe()
  let errors = Pipe()
  process.standardInput = FileHandle.nullDevice
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

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
  let output = Pipe()
  try output.fileHandleForReading.close()
  return try wedge(arguments, writingTo: output)
}

/// Runs the built binary with its standard output elsewhere.
func wedge(_ arguments: [String], input: Any? = nil, writingTo output: Any) throws -> Outcome {
  let process = process(arguments)
  if let input { process.standardInput = input }
  let errors = Pipe()
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
///
/// - Parameters:
///   - input: where standard input comes from; nil has none.
///   - folder: where it runs; nil is where the tests do.
func wedge(
  _ arguments: [String], input: Any? = nil, in folder: String? = nil
) throws -> Outcome {
  let process = process(arguments)
  if let folder { process.currentDirectoryURL = URL(fileURLWithPath: folder) }
  if let input { process.standardInput = input }
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

/// A file in a folder of its own, gone after the test.
func withFile(_ name: String, _ text: String, _ body: (String) throws -> Void) throws {
  let folder = FileManager.default.temporaryDirectory
    .appendingPathComponent("wedge-tests-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  let file = folder.appendingPathComponent(name)
  try Data(text.utf8).write(to: file)
  try body(file.path)
}

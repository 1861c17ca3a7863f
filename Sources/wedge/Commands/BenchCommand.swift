import Glibc
import Kernels

/// `wedge bench`: how long the program's own work takes on this machine.
enum BenchCommand: CommandDefinition {
  static let name = "bench"
  static let summary = "Times the program's own work on this machine."
  static let operands = "[WORKLOAD…] | serve WORKLOAD"
  static let fileCount = 0...64
  static let operandValues = OptionValues(words: ["serve"] + Workload.usual)
  static let notes = [
    "A workload is \(Workload.forms).",
    "Times are of a unit, in microseconds of the processor: the median, and the fastest and slowest of "
      + "\(Timing.rounds) rounds. The check value shows that the work is what it was: of a step, the "
      + "batch's loss after 20 steps.",
    "'wedge bench serve WORKLOAD' prints 'ready N'; then, for each line that comes in, it does N units "
      + "and prints the nanoseconds that one took, by the clock and of the processor.",
    "WEDGE_LEVEL=\(Level.allCases.map(\.rawValue).joined(separator: "|")) forces a level of "
      + "instructions; every level gives the same bits.",
  ]

  static var options: [OptionDefinition] { OptionTable.options(.json) }

  static func run(_ options: Options) throws -> Int32 {
    if options.files.first == "serve" {
      guard options.files.count == 2 else {
        throw UsageError("'wedge bench serve' takes one workload: \(Workload.forms).")
      }
      try serve(try Workload.named(options.files[1]))
      return 0
    }
    let names = options.files.isEmpty ? Workload.usual : options.files
    let workloads = try names.map(Workload.named)
    if options.json {
      let report = JSONValue.object([
        "level": .string(Level.inForce.rawValue), "workloads": .array(workloads.map(json)),
      ])
      try OutputFile.write(try report.text() + [UInt8(ascii: "\n")], to: nil)
    } else {
      for workload in workloads {
        try OutputFile.write(Array((row(workload) + "\n").utf8), to: nil)
      }
    }
    return 0
  }

  private static func row(_ workload: Workload) -> String {
    let time = Timing(workload)
    let check = workload.check.map { "  check \($0())" } ?? ""
    return "\(workload.name)  \(microseconds(time.median)) µs  (\(microseconds(time.least)) to "
      + "\(microseconds(time.most)))  \(Level.inForce.rawValue)\(check)"
  }

  /// Nanoseconds as microseconds with two decimals.
  private static func microseconds(_ nanoseconds: Double) -> String {
    let hundredths = Int((nanoseconds / 10).rounded())
    let rest = hundredths % 100
    return "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)"
  }

  private static func json(_ workload: Workload) -> JSONValue {
    let time = Timing(workload)
    return .object([
      "name": .string(workload.name), "unit_ns": .number(time.median),
      "least_ns": .number(time.least), "most_ns": .number(time.most),
      "check": workload.check.map { .number($0()) } ?? .null,
    ])
  }

  private static func serve(_ workload: Workload) throws {
    let units = Timing.units(workload)
    try OutputFile.write(Array("ready \(units)\n".utf8), to: nil)
    while readLine() != nil {
      let time = Timing.batch(of: workload, units: units)
      let line = "\(Int(time.wall.rounded())) \(Int(time.processor.rounded()))\n"
      try OutputFile.write(Array(line.utf8), to: nil)
    }
  }
}

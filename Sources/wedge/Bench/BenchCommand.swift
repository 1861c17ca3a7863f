import Glibc
import Kernels

/// `wedge bench`: how long the program's own work takes on this machine.
enum BenchCommand {
  static let notes = [
    "A workload is \(Workload.forms).",
    "Times are of a unit, in microseconds of the processor: the median, and the fastest and slowest of "
      + "\(rounds) rounds. The check value shows that the work is what it was: of a step, the batch's "
      + "loss after 20 steps.",
    "'wedge bench serve WORKLOAD' prints 'ready N'; then, for each line that comes in, it does N units "
      + "and prints the nanoseconds that one took, by the clock and of the processor.",
    "WEDGE_LEVEL=\(Level.allCases.map(\.rawValue).joined(separator: "|")) forces a level of "
      + "instructions; every level gives the same bits.",
  ]
  private static let rounds = 9

  static func run(_ options: Options) throws {
    if options.files.first == "serve" {
      guard options.files.count == 2 else {
        throw UsageError("'wedge bench serve' takes one workload: \(Workload.forms).")
      }
      return try serve(try Workload.named(options.files[1]))
    }
    let names = options.files.isEmpty ? Workload.usual : options.files
    let workloads = try names.map { name in (name, try Workload.named(name)) }
    var rows: [JSONValue] = []
    for (_, workload) in workloads {
      let result = measure(workload)
      if options.json {
        rows.append(json(workload, result))
      } else {
        try OutputFile.write(Array((row(workload, result) + "\n").utf8), to: nil)
      }
    }
    guard options.json else { return }
    let report = JSONValue.object([
      "level": .string(Level.inForce.rawValue), "workloads": .array(rows),
    ])
    try OutputFile.write(try report.text() + [UInt8(ascii: "\n")], to: nil)
  }

  /// Nanoseconds of a unit.
  private struct Time {
    var wall: Double
    var processor: Double
  }

  private static func now(_ clock: clockid_t) -> Double {
    var time = timespec()
    clock_gettime(clock, &time)
    return Double(time.tv_sec) * 1e9 + Double(time.tv_nsec)
  }

  private static func time(_ workload: Workload, units: Int) -> Time {
    let (wall, processor) = (now(CLOCK_MONOTONIC), now(CLOCK_PROCESS_CPUTIME_ID))
    workload.run(units)
    return Time(
      wall: (now(CLOCK_MONOTONIC) - wall) / Double(units),
      processor: (now(CLOCK_PROCESS_CPUTIME_ID) - processor) / Double(units))
  }

  /// As many units as take a fiftieth of a second; the first one warms up.
  private static func units(_ workload: Workload) -> Int {
    workload.run(1)
    var units = 1
    while units < 1 << 24 {
      let time = time(workload, units: units).wall * Double(units)
      if time >= 2e7 { return units }
      units = max(units + 1, min(8 * units, Int(Double(units) * 2.5e7 / max(time, 1))))
    }
    return units
  }

  private static func measure(_ workload: Workload) -> [Double] {
    let units = units(workload)
    let isProcess = workload.name == "startup" || workload.name == "memory"
    return (0..<rounds).map { _ in
      let time = time(workload, units: units)
      return isProcess ? time.wall : time.processor
    }.sorted()
  }

  private static func row(_ workload: Workload, _ times: [Double]) -> String {
    func text(_ time: Double) -> String { "\(Int((time / 10).rounded()))".paddedHundredths }
    let check = workload.check.map { "  check \($0())" } ?? ""
    return "\(workload.name)  \(text(times[rounds / 2])) µs  (\(text(times[0])) to "
      + "\(text(times[rounds - 1])))  \(Level.inForce.rawValue)\(check)"
  }

  private static func json(_ workload: Workload, _ times: [Double]) -> JSONValue {
    var members: [String: JSONValue] = [
      "name": .string(workload.name), "unit_ns": .number(times[rounds / 2]),
      "least_ns": .number(times[0]), "most_ns": .number(times[rounds - 1]),
    ]
    members["check"] = workload.check.map { .number($0()) } ?? .null
    return .object(members)
  }

  private static func serve(_ workload: Workload) throws {
    let units = units(workload)
    try OutputFile.write(Array("ready \(units)\n".utf8), to: nil)
    while readLine() != nil {
      let time = time(workload, units: units)
      let line = "\(Int(time.wall.rounded())) \(Int(time.processor.rounded()))\n"
      try OutputFile.write(Array(line.utf8), to: nil)
    }
  }
}

extension String {
  /// Digits that count hundredths, with a point before the last two.
  fileprivate var paddedHundredths: String {
    let digits = String(repeating: "0", count: max(0, 3 - count)) + self
    return "\(digits.dropLast(2)).\(digits.suffix(2))"
  }
}

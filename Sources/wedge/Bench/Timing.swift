import Glibc

/// Times of a workload, in nanoseconds of a unit.
struct Timing {
  /// Rounds that a measurement takes.
  static let rounds = 9

  /// The times of all rounds, the shortest first.
  private let times: [Double]

  var median: Double { times[times.count / 2] }
  var least: Double { times[0] }
  var most: Double { times[times.count - 1] }

  /// Measures a workload: time of the processor, but for whole processes, whose time is the clock's.
  init(_ workload: Workload) {
    let units = Self.units(workload)
    times = (0..<Self.rounds).map { _ in
      let time = Self.batch(of: workload, units: units)
      return workload.isProcess ? time.wall : time.processor
    }.sorted()
  }

  /// One timed batch, by the clock and of the processor.
  static func batch(of workload: Workload, units: Int) -> (wall: Double, processor: Double) {
    let (wall, processor) = (now(CLOCK_MONOTONIC), now(CLOCK_PROCESS_CPUTIME_ID))
    workload.run(units)
    return (
      (now(CLOCK_MONOTONIC) - wall) / Double(units),
      (now(CLOCK_PROCESS_CPUTIME_ID) - processor) / Double(units)
    )
  }

  /// As many units as take a fiftieth of a second; the first one warms up.
  static func units(_ workload: Workload) -> Int {
    workload.run(1)
    var units = 1
    while units < 1 << 24 {
      let time = batch(of: workload, units: units).wall * Double(units)
      if time >= 2e7 { return units }
      units = max(units + 1, min(8 * units, Int(Double(units) * 2.5e7 / max(time, 1))))
    }
    return units
  }

  private static func now(_ clock: clockid_t) -> Double {
    var time = timespec()
    clock_gettime(clock, &time)
    return Double(time.tv_sec) * 1e9 + Double(time.tv_nsec)
  }
}

/// A piece of work that is timed, by the name that says all about it, such as `step:arcface:512:8:2`.
struct Workload {
  let name: String
  /// Does the work so many times.
  let run: (_ times: Int) -> Void
  /// A number that shows that the work was done right; nil where there is none.
  let check: (() -> Double)?

  /// Whether a unit is a whole process, whose time is not this one's.
  var isProcess: Bool { name == "startup" || name == "memory" }

  init(_ name: String, check: (() -> Double)? = nil, _ run: @escaping (_ times: Int) -> Void) {
    self.name = name
    self.check = check
    self.run = run
  }

  /// What is timed when nothing is named.
  static let usual: [String] = [
    "step:arcface:64:8:2", "step:arcface:512:8:2", "step:arcface:4096:100:2",
    "step:arcface:16384:1000:2", "step:softmax/nobias:4096:100:2", "step:arcface:512:8:8",
    "step:arcface:512:100:128", "encoder:digits", "metric:contrastive:512",
    "metric:triplet/batch_hard:512", "metric:triplet/all:512", "metric:npair:512",
    "sweep:16x16x200", "raster:400x240:8", "raster:400x240:100", "raster:400x240:1000",
    "frame:200x60", "live:200x60", "judge:10000:128:10", "import:csv:10000:10",
    "import:npy:10000:128", "startup", "memory",
  ]

  static let forms =
    "step:LOSS:N:C:d, encoder:digits, metric:LOSS:N, sweep:16x16x200[:THREADS], raster:WxH:C, "
    + "frame:WxH, live:WxH, judge:N:d:C, import:csv|npy:N:d, startup, memory; LOSS may name a variant, as in softmax/nobias"

  static func named(_ name: String) throws -> Workload {
    let parts = name.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    let fault = UsageError("There is no workload '\(name)'. The forms are \(forms).")
    func whole(_ index: Int, _ range: ClosedRange<Int>) throws -> Int {
      guard let number = Int(parts[index]), range.contains(number) else { throw fault }
      return number
    }
    switch (parts[0], parts.count) {
    case ("step", 5):
      return try StepWorkload.step(
        name, loss: parts[1], count: try whole(2, 2...1_000_000), classes: try whole(3, 2...1000),
        dimension: try whole(4, 1...512))
    case ("encoder", 2) where parts[1] == "digits": return try StepWorkload.encoder(name)
    case ("metric", 3):
      return try StepWorkload.metric(name, loss: parts[1], count: try whole(2, 4...4096))
    case ("sweep", 2), ("sweep", 3):
      let sizes = parts[1].split(separator: "x").compactMap { Int($0) }
      guard sizes.count == 3, sizes.allSatisfy({ (1...10_000).contains($0) }) else { throw fault }
      return try StepWorkload.sweep(
        name, sizes[0], sizes[1], steps: sizes[2],
        threads: parts.count > 2 ? try whole(2, 1...2) : 1)
    case ("raster", 3):
      return try ScreenWorkload.raster(
        name, size: try OptionTable.parsedSize(parts[1]), classes: try whole(2, 2...1000))
    case ("frame", 2):
      return try ScreenWorkload.frame(name, size: try OptionTable.parsedSize(parts[1]))
    case ("live", 2):
      return try ScreenWorkload.live(name, size: try OptionTable.parsedSize(parts[1]))
    case ("judge", 4):
      return JudgeWorkload.named(
        name, count: try whole(1, 4...1_000_000), dimension: try whole(2, 1...512),
        classes: try whole(3, 2...1000))
    case ("import", 4):
      return try ImportWorkload.named(
        name, format: parts[1], rows: try whole(2, 20...1_000_000), width: try whole(3, 1...512),
        fault)
    case ("startup", 1): return ProcessWorkload.startup(name)
    case ("memory", 1): return ProcessWorkload.memory(name)
    default: throw fault
    }
  }
}

import MarginLosses
import Training

/// Workloads that train or judge.
enum StepWorkload {
  /// A session that goes on from call to call.
  private final class Run {
    var session: Session

    init(_ configuration: Configuration) throws { session = try Session(configuration) }

    func advance(_ steps: Int) {
      for _ in 0..<steps { session.advance() }
    }
  }

  static func step(
    _ name: String, loss: String, count: Int, classes: Int, dimension: Int
  ) throws -> Workload {
    let configuration = try BenchData.configuration(
      loss: loss, count: count, classes: classes, dimension: dimension)
    return try training(name, configuration)
  }

  static func encoder(_ name: String) throws -> Workload {
    try training(name, Configuration())
  }

  private static func training(_ name: String, _ configuration: Configuration) throws -> Workload {
    let run = try Run(configuration)
    return Workload(
      name,
      check: { finalLoss(of: configuration, after: 20) }, run.advance)
  }

  static func metric(_ name: String, loss: String, count: Int) throws -> Workload {
    let (title, variant) = BenchData.parts(loss)
    guard let type = LossRegistry.metric(named: title) else {
      let names = LossRegistry.metric.map { $0.description.name }.joined(separator: ", ")
      throw UsageError("'\(title)' compares no embeddings. The losses that do are \(names).")
    }
    let metric = type.init(BenchData.parameters(title, variant))
    let table = BenchData.table(count: count, classes: 8, dimension: 2)
    let batch = MetricBatch(embeddings: table.values, labels: table.labels, dimension: 2)
    return Workload(name, check: { Double(metric.evaluate(batch).loss) }) { times in
      for _ in 0..<times { _ = metric.evaluate(batch) }
    }
  }

  static func sweep(
    _ name: String, _ margins: Int, _ scales: Int, steps: Int, threads: Int
  ) throws -> Workload {
    let base = try BenchData.configuration(
      loss: "arcface", count: 512, classes: 8, dimension: 2)
    var runs: [Configuration] = []
    for margin in 0..<margins {
      for scale in 0..<scales {
        var configuration = base
        configuration.parameters["m"] = 0.05 * Double(margin)
        configuration.parameters["s"] = 4 + 2 * Double(scale)
        runs.append(configuration)
      }
    }
    let configurations = runs
    @Sendable func train(_ index: Int) { _ = finalLoss(of: configurations[index], after: steps) }
    let team = threads > 1 ? Team() : nil
    let check = { configurations.reduce(0.0) { $0 + finalLoss(of: $1, after: steps) } }
    return Workload(name, check: check) { times in
      for _ in 0..<times {
        if let team {
          team.forEach(configurations.count, train)
        } else {
          configurations.indices.forEach(train)
        }
      }
    }
  }

  private static func finalLoss(of configuration: Configuration, after steps: Int) -> Double {
    guard let run = try? Run(configuration) else { return .nan }
    run.advance(steps)
    return Double(run.session.history.losses.last ?? .nan)
  }
}

import MarginLosses
import Training

/// All that `wedge judge` says of embeddings with the losses of the source text, on one thread.
enum JudgeWorkload {
  static func named(_ name: String, count: Int, dimension: Int, classes: Int) -> Workload {
    let table = BenchData.table(count: count, classes: classes, dimension: dimension)
    let losses = LossRegistry.all.map { loss in
      let name = loss.description.name
      return (name: name, parameters: BenchData.parameters(name, nil))
    }
    let report = { try? EmbeddingReport(table, losses: losses) }
    return Workload(name, check: { report()?.pairs.equalError?.rate.point.rate ?? .nan }) { times in
      for _ in 0..<times { _ = report() }
    }
  }
}

extension Session {
  /// What each sample is called in the file it came from, those trained on first, then those held out
  /// and those never seen; empty for other data.
  public var rowNames: [String] {
    let rows = dataset.training.rows + dataset.heldOut.rows + dataset.unseen.rows
    guard !rows.isEmpty else { return [] }
    let facts = configuration.table?.restricted(to: startConfiguration.allClasses).rows
    return rows.map { $0 < 0 ? "added" : (facts ?? RowFacts()).name(of: Int($0)) }
  }
}

extension Session {
  /// What files call the classes, those that were added by hand behind those that were trained on
  /// from the beginning, and those that never were last.
  public var givenTitles: [String] {
    var titles = classTitles
    for (label, title) in dataset.givenTitles.enumerated() where label < titles.count {
      titles[label] = title
    }
    return titles + dataset.givenUnseenTitles
  }

  /// What each sample is called in the file it came from, those trained on first, then those held out
  /// and those never seen; empty for other data.
  public var rowNames: [String] {
    let rows = dataset.training.rows + dataset.heldOut.rows + dataset.unseen.rows
    guard !rows.isEmpty else { return [] }
    return rows.map { $0 < 0 ? "added" : dataset.rowFacts.givenName(of: Int($0)) }
  }

  /// What lists call the row of a table that a training point is: its name, else its place; nil where
  /// it is of no table.
  public func rowName(of sample: Int) -> String? {
    let rows = dataset.training.rows
    guard rows.indices.contains(sample), rows[sample] >= 0 else { return nil }
    return dataset.rowFacts.name(of: Int(rows[sample]))
  }

  /// Training points that are called so; of none, those whose name has it in it, in any case of
  /// letters. Where nothing is a row of a table, a point goes by its number.
  public func samples(called name: String) -> [Int] {
    let samples = dataset.training.labels.indices
    let names = samples.map { rowName(of: $0) ?? (dataset.training.rows.isEmpty ? "\($0)" : nil) }
    let exact = samples.filter { names[$0] == name }
    // A place with a figure in it is another place.
    guard exact.isEmpty, !dataset.rowFacts.names.isEmpty else { return exact }
    let part = name.lowercased()
    return samples.filter { names[$0]?.lowercased().contains(part) ?? false }
  }
}

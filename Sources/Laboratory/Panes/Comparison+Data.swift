extension Comparison {
  /// The data of all panes; hands may have added a class to some.
  package var dataWords: String {
    panes.map { $0.run.dataWords }
      .reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
      .joined(separator: " and ")
  }
}

internal import Training

extension Pane {
  /// Asks about the row that is called as was typed, the next of several; of nothing typed, as was
  /// sought last.
  mutating func find() {
    guard let typed = finding else { return }
    finding = nil
    let name = typed.isEmpty ? sought : typed
    guard !name.isEmpty else { return }
    let samples = run.session.samples(called: name)
    guard !samples.isEmpty else {
      let isPart = run.configuration.table.map { !$0.rows.places.isEmpty } ?? false
      message = "no training row\(isPart ? " of those that are shown" : "") is called “\(name)”"
      return
    }
    sought = name
    let place = samples.firstIndex { $0 > probe ?? -1 && typed.isEmpty } ?? 0
    probe = samples[place]
    guard samples.count > 1 else { return }
    notice =
      "“\(name)” is in \(samples.count) names; this is number \(place + 1): / Enter goes on"
  }

  /// How many rows are called as is typed so far; nil while nothing is.
  public var foundCount: Int? {
    finding.flatMap { $0.isEmpty ? nil : run.session.samples(called: $0).count }
  }
}

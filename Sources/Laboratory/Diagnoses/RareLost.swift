internal import Drawing
internal import MarginLosses
internal import Training

extension Diagnosis {
  /// All looks well because classes that have hardly a sample count for hardly anything.
  static let rareLost: Diagnosis = Diagnosis(level: .note, subject: .anyLoss) { run in
    guard run.step >= 300, !run.snapshot.hasEvenClasses else { return nil }
    return run.rareWords(run.snapshot.training, "training")
      ?? run.rareWords(run.snapshot.heldOut, "held-out")
  } detail: { _ in
    ": rare classes are lost among the others"
  }
}

extension Run {
  /// Points that rare classes need together: of so few, less than half right is no chance where four in five
  /// of the others are (about one time in a hundred).
  private static let fewestRare = 10

  /// The rarest classes that have enough points of a part together, where under half of these are right and
  /// of those of common classes most; nil elsewhere.
  ///
  /// They are chosen by how many train them, never by how they fare: among many classes one fares badly by
  /// chance.
  fileprivate func rareWords(_ part: SampleSet, _ name: String) -> String? {
    let trained = ClassCounts(snapshot.training, classes: snapshot.classes)
    let counts = ClassCounts(part, classes: snapshot.classes)
    guard let most = trained.all.max() else { return nil }
    let common = counts.all.indices.filter { 2 * trained.all[$0] > most }
    let rare = counts.all.indices.filter { 2 * trained.all[$0] <= most && counts.all[$0] > 0 }
      .sorted { trained.all[$0] < trained.all[$1] }
    // Classes as rare as the last one are no less rare.
    var rarest = ArraySlice<Int>()
    while counts.count(of: rarest) < Self.fewestRare, rarest.endIndex < rare.endIndex {
      let size = trained.all[rare[rarest.endIndex]]
      rarest = rare.prefix { trained.all[$0] <= size }
    }
    guard counts.count(of: rarest) >= Self.fewestRare, counts.share(of: common) >= 0.8,
      counts.share(of: rarest) < 0.5
    else { return nil }
    return "right of \(name) points: \(shareText(counts.share(of: rarest))) of the "
      + "\(counts.count(of: rarest)) in \(rareNames(rarest)), \(shareText(counts.share(of: common))) of the "
      + "\(counts.count(of: common)) in the \(common.count == 1 ? "largest class" : "\(common.count) largest")"
  }

  private func rareNames(_ rarest: ArraySlice<Int>) -> String {
    rarest.count == 1
      ? "“\(snapshot.classNames[rarest[rarest.startIndex]])”" : "the \(rarest.count) rarest classes"
  }
}

/// How many points of each class there are, and how many of them are right.
private struct ClassCounts {
  private(set) var all: [Int]
  private var right: [Int]

  init(_ part: SampleSet, classes: Int) {
    all = [Int](repeating: 0, count: classes)
    right = all
    for judgement in part.judgements {
      all[Int(judgement.label)] += 1
      if judgement.isRight { right[Int(judgement.label)] += 1 }
    }
  }

  func count(of labels: some Sequence<Int>) -> Int { labels.reduce(0) { $0 + all[$1] } }

  func share(of labels: some Sequence<Int>) -> Double {
    let hits = labels.reduce(0) { $0 + right[$1] }
    return Double(hits) / Double(max(count(of: labels), 1))
  }
}

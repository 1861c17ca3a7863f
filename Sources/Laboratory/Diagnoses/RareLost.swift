internal import Drawing
internal import MarginLosses
internal import Training

extension Diagnosis {
  /// D25: all looks well because a class that has hardly a sample counts for hardly anything.
  static let rareLost: Diagnosis = Diagnosis(level: .note, subject: .anyLoss) { run in
    guard run.step >= 300, !run.snapshot.hasEvenClasses else { return nil }
    return run.rareWords(run.snapshot.training, ofTest: false)
      ?? run.rareWords(run.snapshot.heldOut, ofTest: true)
  } detail: { _ in
    ": rare classes are lost among the others"
  }
}

extension Run {
  /// The rare class of which fewest points of a part are right, where that is under half of them and of the
  /// commonest class most are; nil elsewhere.
  fileprivate func rareWords(_ part: SampleSet, ofTest: Bool) -> String? {
    let trained = ClassCounts(snapshot.training, classes: snapshot.classes)
    let counts = ofTest ? ClassCounts(part, classes: snapshot.classes) : trained
    guard let most = trained.all.max(), let commonest = trained.all.firstIndex(of: most),
      counts.share(of: commonest) >= 0.8,
      let lost = trained.all.indices.filter({ 2 * trained.all[$0] <= most && counts.all[$0] > 0 })
        .min(by: { counts.share(of: $0) < counts.share(of: $1) }),
      counts.share(of: lost) < 0.5
    else { return nil }
    func words(_ label: Int, _ unit: String) -> String {
      "\(shareText(counts.share(of: label))) of “\(snapshot.classNames[label])” "
        + "(\(trained.all[label])\(unit))"
    }
    return "right of \(ofTest ? "held-out" : "training") points: \(words(lost, " to train on")), "
      + words(commonest, "")
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

  func share(of label: Int) -> Double { Double(right[label]) / Double(max(all[label], 1)) }
}

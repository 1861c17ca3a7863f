internal import Drawing
internal import Kernels
internal import Laboratory
internal import MarginLosses
internal import Training

/// What runs side by side tell, in a sentence or two made from their numbers.
struct ComparisonWords {
  private let panes: [Pane]

  init(_ comparison: Comparison) { panes = comparison.panes }

  var text: String { sentences.joined(separator: "  ") }

  /// The same in so many lines: what is no finding, and what the table beside them says, is left out where a
  /// finding would be cut.
  func lines(width: Int, most: Int, _ pen: TextPen) -> [String] {
    let findings = sentences.map { $0.replacing(Self.remark, with: "") }
    let brief = findings.filter { !rules.contains($0) }
    let wordings = [sentences, findings, brief].map { $0.joined(separator: "  ") }
    let fitting = wordings.first { pen.wrapped($0, width: width).count <= most }
    return pen.wrapped(fitting ?? wordings[2], width: width, most: most)
  }

  private var sentences: [String] { turns + [accuracies] + rules + changes + diverged }

  private static let remark = " One seed is one draw of chance: R takes another."

  /// Panes that go on after a turn, which nobody must take for runs of their own.
  private var turns: [String] {
    grouped(
      panes.map { pane in
        pane.run.freshTurn.map {
          "same run, \($0.words) at step \($0.step): \($0.stayingWords)"
        }
      }
    ).map { "\($0.panes) \($0.words)." }
  }

  /// Whether the same classes stand in all: hands may have added one to some.
  private var hasSameClasses: Bool {
    panes.allSatisfy { $0.snapshot.classNames == panes[0].snapshot.classNames }
  }

  /// Whether what is right is a share of the same points.
  private var hasSamePoints: Bool {
    hasSameClasses
      && panes.allSatisfy { $0.snapshot.training.count == panes[0].snapshot.training.count }
  }

  /// One a pane; nil where its embeddings are no numbers any more.
  private var shares: [Double?] {
    panes.map { ComparisonNumbers($0.run).accuracy?.asUsed }
  }

  private var set: String {
    panes.allSatisfy { $0.numbers.heldOut != nil } ? "held-out points" : panes[0].run.countedWord
  }

  private var accuracies: String {
    guard hasSamePoints else {
      return "Hands changed the points of some: their shares are of others."
    }
    let known = shares.compactMap(\.self)
    guard let least = known.min(), let most = known.max(), known.count > 1 else { return "" }
    let isOne = percent(least) == percent(most)
    let range = isOne ? percent(least) : "\(percentText(least)) to \(percent(most))"
    let who =
      known.count < panes.count
      ? "The other \(known.count)" : panes.count == 2 ? "Both" : "All \(panes.count)"
    let all = who + " are right on \(range) of the \(set)."
    if isJudged ? isOne : most - least <= 0.04 && least >= 0.85 { return all + differences }
    if isOne { return all }
    return "Right as used, \(set): most \(signs(of: most)) (\(percent(most))), "
      + "least \(signs(of: least)) (\(percent(least)))."
      + (isJudged ? differences : Self.remark)
  }

  /// All whose share reads like this one; three or more together, for the table beside them has each.
  private func signs(of share: Double) -> String {
    let equal = shares.indices.filter { shares[$0].map(percent) == percent(share) }
    guard equal.count > 2 else {
      return equal.map { PaneNames.sign($0 + 1) }.joined(separator: " and ")
    }
    return "\(equal.count) of \(shares.compactMap(\.self).count)"
  }

  private var isJudged: Bool { panes[0].configuration.isJudged }

  /// Which runs are judged by another rule than the others.
  private var rules: [String] {
    guard !panes.allSatisfy(\.isMetric) else { return [] }
    return grouped(panes.map { $0.isMetric ? "judged by class means" : nil })
      .map { "\($0.panes): \($0.words)." }
  }

  /// What all of them have and each has of its own.
  private var differences: String {
    let runs = panes.map(\.run)
    if isJudged {
      let hasMargin = runs.contains { !$0.isMetric && $0.lossDescription.marginKey != nil }
      return " Nothing trains, the same points are judged"
        + (hasMargin ? ": what differs is how many meet the margin (with m)." : ".")
    }
    let places = [
      runs.allSatisfy(\.classifier.isOfAngles) ? "how narrow the needles are (own°)" : nil,
      runs.allSatisfy { !$0.isMetric && $0.lossDescription.marginKey != nil }
        ? "what training still asks for (with m)" : nil,
    ].compactMap { $0.map { "in \($0)" } }
    return places.isEmpty ? "" : " They differ \(places.joined(separator: " and "))."
  }

  private func percent(_ share: Double) -> String { percentText(share) + " %" }

  /// Classes that stand in another order round the circle than in most panes, the first of which is named.
  private var changes: [String] {
    guard panes.allSatisfy({ $0.snapshot.dimension == 2 }), hasSameClasses else { return [] }
    let orders = panes.map { $0.run.session.isFinite ? CircleOrder($0.snapshot) : nil }
    let usual = orders.compactMap(\.self).max { first, second in
      orders.count { $0 == first } < orders.count { $0 == second }
    }
    guard let usual, let place = orders.firstIndex(of: usual) else { return [] }
    let other = PaneNames.sign(place + 1)
    let words = panes.indices.map { index -> String? in
      let moved = orders[index]?.moved(against: usual) ?? []
      let names = moved.map { panes[index].snapshot.classNames[$0] }
      guard !names.isEmpty else { return nil }
      return names.count == 2
        ? "classes \(names[0]) and \(names[1]) stand the other way round than in \(other)"
        : "classes stand in another order than in \(other)"
    }
    return grouped(words).map { "\($0.panes): \($0.words)." }
  }

  /// What is said of panes, once of all of which it is said, and their signs.
  private func grouped(_ words: [String?]) -> [(panes: String, words: String)] {
    var groups: [(words: String, panes: [Int])] = []
    for (index, words) in words.enumerated() {
      guard let words else { continue }
      if let place = groups.firstIndex(where: { $0.words == words }) {
        groups[place].panes.append(index + 1)
      } else {
        groups.append((words, [index + 1]))
      }
    }
    return groups.map { group in
      (group.panes.map(PaneNames.sign).joined(separator: ", "), group.words)
    }
  }

  private var diverged: [String] {
    panes.indices.compactMap { index in
      panes[index].run.divergedAt.map {
        "\(PaneNames.sign(index + 1)) has diverged at step \($0)."
      }
    }
  }
}

/// Classes in the order in which their prototypes stand round the circle, or their means where a class has
/// several, class 0 first.
private struct CircleOrder: Equatable {
  private var classes: [Int]

  init(_ snapshot: Snapshot) {
    // Of several centres of a class some may serve no point, wherever they stand.
    let places = snapshot.prototypesPerClass > 1 ? snapshot.classMeans : snapshot.prototypes
    let angles = (0..<snapshot.classes).map {
      Double.atan2(Double(places[2 * $0 + 1]), Double(places[2 * $0]))
    }
    let sorted = angles.indices.sorted { (angles[$0], $0) < (angles[$1], $1) }
    let start = sorted.firstIndex(of: 0) ?? 0
    classes = Array(sorted[start...] + sorted[..<start])
  }

  /// The classes that stand elsewhere than in another order; the fewest there are, as the circle
  /// may be turned. None of another number of classes.
  func moved(against other: CircleOrder) -> [Int] {
    guard classes.count == other.classes.count else { return [] }
    let turns = classes.indices.map { turn in
      classes.indices.filter { classes[($0 + turn) % classes.count] != other.classes[$0] }.map {
        other.classes[$0]
      }
    }
    return (turns.min { $0.count < $1.count } ?? []).sorted()
  }
}

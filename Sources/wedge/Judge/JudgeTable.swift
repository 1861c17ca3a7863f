import Drawing
import Kernels
import MarginLosses
import Training

/// A report on embeddings as text.
struct JudgeTable {
  let report: EmbeddingReport
  let table: DataTable

  var text: String {
    let parts = [summary + unheld, angles, open, losses].joined(separator: "\n") + "\n"
    return report.worst.rows.isEmpty
      ? parts : parts + JudgeWorst(report: report).text
  }

  private var summary: String {
    let titles = report.classTitles.prefix(8).joined(separator: ", ")
    let more = report.classTitles.count > 8 ? ", …" : ""
    let alone =
      report.aloneCount > 0
      ? " (\(counted(report.aloneCount, "row")) that no other stands beside in "
        + "\(report.aloneCount == 1 ? "its class is" : "their class are") left out)" : ""
    return """
      \(table.name): \(counted(report.table.count, "embedding")), \(report.dimension)-D, \
      \(counted(report.classTitles.count, "class")) (\(titles)\(more)), against \(prototypes)\(alone)

      """
  }

  /// What rows are held against.
  var prototypes: String {
    switch report.prototypes {
    case .given: "the prototypes beside them"
    case .trainingMeans:
      "the means of the other \(counted(report.rowCount - report.table.count, "row")), which are for training"
    case .means(.others): "the means of the other rows of their classes"
    case .means(.all): "the means of their classes, which have seen them"
    }
  }

  /// Rows that have nothing to be held against; empty without any.
  private var unheld: String {
    let count = report.unheldCount
    return count > 0
      ? "  not judged, as the mean of the class or of every other one is nothing: \(count) row"
        + "\(count == 1 ? "" : "s")\n" : ""
  }

  private var angles: String {
    let nearest = report.narrowestPair.map { pair in
      "\(NumberWords.degrees(pair.angle)) between \(report.classTitles[pair.first]) and "
        + report.classTitles[pair.second]
    }
    func quantile(_ share: Double, _ angle: EmbeddingReport.Angle) -> String {
      NumberWords.degrees(report.quantile(share, of: angle))
    }
    return """
        to the own prototype       median \(quantile(0.5, .own)), 95 % within \(quantile(0.95, .own))
        to the nearest other one   median \(quantile(0.5, .next))
        gap (other − own)          median \(quantile(0.5, .gap)), 95 % at least \(quantile(0.05, .gap))
        nearest two prototypes     \(nearest ?? "–")
        length ‖x‖                 mean \(NumberWords.length(report.normMean)), varies by \
      \(NumberWords.rounded(100 * report.normVariation, 1)) %

      """
  }

  /// What the embeddings are worth without prototypes.
  private var open: String {
    let pairs = report.pairs
    var lines = [
      "pairs by angle             \(count(pairs.same)) of one class, \(count(pairs.different)) of two"
    ]
    lines.append("equal error                \(pairs.equalError.map(equal) ?? "–")")
    for (far, rate) in pairs.acceptances {
      let name = "TAR at FAR \(NumberWords.far(far))"
      let text = rate.map(at) ?? untold(far)
      lines.append(name.padded(to: 27) + text)
    }
    if let deployment { lines.append(deployment.name.padded(to: 27) + deployment.text) }
    lines.append("rows found again           \(found)")
    if let refusal = pairs.refusal { lines.append("no intervals of pairs      \(refusal)") }
    return lines.map { "  " + $0 }.joined(separator: "\n") + "\n"
  }

  /// The threshold that was asked for, and what it does; nil where none was.
  var deployment: (name: String, text: String)? {
    report.pairs.askedFar.map { asked in
      (
        "for FAR \(NumberWords.far(asked))",
        report.pairs.deployment.map { deployment in
          "accept \(deployment.acceptance.threshold.map { ThresholdWords($0).text } ?? "–"): FAR "
            + percent(deployment.falseAcceptance, 3) + ", FRR "
            + percent(deployment.falseRejection, 2)
        } ?? untold(asked)
      )
    }
  }

  private func count(_ count: PairReport.Count) -> String {
    count.isSampled ? "\(count.taken) of \(count.all)" : "\(count.all)"
  }

  /// Why nothing is said at a FAR.
  private func untold(_ far: Double) -> String {
    let pairs = report.pairs
    let kinds = [(pairs.same, "one class"), (pairs.different, "two classes")]
    if let missing = kinds.first(where: { $0.0.taken == 0 }) {
      return "not told: pairs of \(missing.1) are needed"
    }
    guard far < pairs.lowestFar else {
      return "not told: pairs of the smallest angle alone are more"
    }
    let fewest = pairs.lowestFar * Double(pairs.different.taken) / far
    let most = 1e12
    let whole = fewest > most ? "over \(Int(most))" : "\(Int((fewest * (1 - 1e-13)).rounded(.up)))"
    let needed = "not told: \(whole) pairs of two classes are needed"
    guard Double(pairs.different.all) >= fewest else { return needed }
    return needed + ", and of \(pairs.different.all) only a sample of \(pairs.different.taken) is "
      + "looked at"
  }

  private func percent(_ rate: PairReport.Rate, _ decimals: Int) -> String {
    NumberWords.percent(rate.point.rate, rate.interval, decimals)
  }

  private var found: String {
    guard let retrieval = report.retrieval else { return "–" }
    func mean(_ mean: JudgedRetrieval.Mean) -> String {
      NumberWords.percent(mean.value, mean.interval)
    }
    let among =
      report.rowCount > report.table.count ? "   (among the rows for test alone)" : ""
    let asked =
      retrieval.isSampled
      ? "   (\(retrieval.queries) of \(retrieval.able) rows asked, seeded)" : ""
    return
      "rank-1 \(mean(retrieval.rank1)), rank-5 \(mean(retrieval.rank5)), mean average precision "
      + mean(retrieval.meanAveragePrecision) + among + asked
  }

  /// A rate and the threshold that gives it.
  private func at(_ rate: PairReport.Rate) -> String {
    let share = percent(rate, 1)
    return rate.threshold.map { "\(share) at \(ThresholdWords($0).text)" } ?? share
  }

  /// The same of the equal error, with both rates of the threshold where these are others.
  private func equal(_ error: PairReport.EqualError) -> String {
    let rates = [error.falseAcceptance, error.falseRejection].map { NumberWords.percent($0) }
    guard error.rate.threshold != nil,
      rates.contains(where: { $0 != NumberWords.percent(error.rate.point.rate) })
    else { return at(error.rate) }
    return "\(at(error.rate)): FAR \(rates[0]), FRR \(rates[1])"
  }

  private var losses: String {
    let head = ["loss", "setting", "right", "with m", "violation", "room", "met by 95 %"]
    let rows = TextColumns([head] + report.verdicts.map(row), leading: [0, 1]).lines
    return (rows + MarginWords(report.verdicts).lines).map { $0.isEmpty ? $0 : "  " + $0 }
      .joined(separator: "\n")
  }

  private func row(_ verdict: LossVerdict) -> [String] {
    let words = VerdictWords(verdict)
    return [
      words.title, (words.setting + words.learntSetting).joined(separator: "  "),
      NumberWords.percent(verdict.accuracy, verdict.right.interval),
      NumberWords.percent(verdict.withMargin),
      NumberWords.percent(verdict.violation?.rate, verdict.violation?.interval),
    ] + words.guides
  }
}

extension String {
  /// With blanks behind it up to so many letters.
  fileprivate func padded(to count: Int) -> String {
    self + String(repeating: " ", count: max(count - unicodeScalars.count, 0))
  }
}

import Kernels
import MarginLosses
import Training

/// A report on embeddings as text.
struct JudgeTable {
  let report: EmbeddingReport
  let table: DataTable

  var text: String {
    [summary, angles + open, rows].joined(separator: "\n") + "\n"
  }

  private var summary: String {
    let prototypes =
      report.hasGivenPrototypes ? "the prototypes beside them" : "the means of their classes"
    let titles = report.classTitles.prefix(8).joined(separator: ", ")
    let more = report.classTitles.count > 8 ? ", …" : ""
    return """
      \(table.name): \(report.rows) embeddings, \(report.dimension)-D, \(report.classTitles.count) \
      classes (\(titles)\(more)), against \(prototypes)

      """
  }

  private var angles: String {
    let nearest = report.narrowestPair.map { pair in
      "\(degrees(pair.angle)) between \(report.classTitles[pair.first]) and "
        + report.classTitles[pair.second]
    }
    return """
        to the own prototype       median \(quantile(report.ownAngles, 0.5)), 95 % within \
      \(quantile(report.ownAngles, 0.95))
        to the nearest other one   median \(quantile(report.nextAngles, 0.5))
        gap (other − own)          median \(quantile(report.gaps, 0.5)), 95 % at least \
      \(quantile(report.gaps, 0.05))
        nearest two prototypes     \(nearest ?? "–")
        length ‖x‖                 mean \(rounded(report.normMean, 3)), varies by \
      \(rounded(100 * report.normVariation, 1)) %

      """
  }

  /// What the embeddings are worth without prototypes.
  private var open: String {
    let scores = report.pairs.scores
    let count = scores.same.count + scores.different.count
    let sample = scores.isSampled ? "a sample of \(count) pairs" : "\(count) pairs"
    let error = report.pairs.equalError(isCosine: true)
    let acceptance = report.pairs.trueAcceptance(atFalseAcceptance: 0.01, isCosine: true)
    let retrieval = report.pairs.retrieval.map {
      "of its class \(percent($0.rank1)), mean average precision "
        + percent($0.meanAveragePrecision) + ($0.isSampled ? "   (\($0.queries) rows asked)" : "")
    }
    return """
        pairs by angle             \(error.map { "equal error \(at($0))   (\(sample))" } ?? "–")
        at FAR 1 %                 \(acceptance.map { "TAR \(at($0))" } ?? "–")
        nearest other row          \(retrieval ?? "–")

      """
  }

  /// A rate and the threshold that gives it.
  private func at(_ point: OperatingPoint) -> String {
    guard let degrees = point.degrees, let cosine = point.cosine,
      let squared = point.squaredDistance
    else { return percent(point.rate) }
    return "\(percent(point.rate)) at \(rounded(degrees, 2))°, cosine \(rounded(cosine, 5)), "
      + "d² \(rounded(squared, 5))"
  }

  private var rows: String {
    let head = ["loss", "setting", "right", "with m", "violation", "room", "met by 95 %"]
    let body = report.verdicts.map(row)
    let widths = head.indices.map { column in
      ([head] + body).map { $0[column].unicodeScalars.count }.max() ?? 0
    }
    return ([head] + body).map { line in
      let cells = line.enumerated().map { column, cell in
        let padding = String(
          repeating: " ", count: widths[column] - cell.unicodeScalars.count)
        return column < 2 ? cell + padding : padding + cell
      }
      return "  " + cells.joined(separator: "  ")
    }.joined(separator: "\n")
  }

  private func row(_ verdict: LossVerdict) -> [String] {
    let description = verdict.description
    let margin = description.hyperparameters.first { $0.key == description.marginKey }
    let met = verdict.met.first { $0.share == 0.95 }
    return [
      description.title, setting(verdict), percent(verdict.accuracy),
      percent(verdict.withMargin), percent(1 - verdict.withMargin),
      verdict.limit.map { value($0, margin) } ?? "–",
      met.map { $0.margin.map { value($0, margin) } ?? "none" } ?? "–",
    ]
  }

  private func setting(_ verdict: LossVerdict) -> String {
    verdict.description.hyperparameters(of: verdict.parameters.variant).compactMap { each in
      verdict.parameters[each.key].map { "\(each.key) \(value($0, each))" }
    }.joined(separator: "  ")
  }

  private func value(_ value: Double, _ parameter: Hyperparameter?) -> String {
    switch parameter?.unit {
    case .radians: rounded(value, 3) + " rad"
    default: rounded(value, 3)
    }
  }

  private func percent(_ share: Double) -> String { rounded(100 * share, 1) + " %" }

  private func quantile(_ values: [Double], _ share: Double) -> String {
    Quantile.interpolated(values, share: share).map(degrees) ?? "–"
  }

  private func degrees(_ radians: Double) -> String { rounded(radians * 180 / .pi, 1) + "°" }

  private func rounded(_ value: Double, _ decimals: Int) -> String {
    let factor = (0..<decimals).reduce(1.0) { power, _ in power * 10 }
    let number = (value * factor).rounded() / factor
    return number == number.rounded() && number.magnitude < 1e15 ? "\(Int(number))" : "\(number)"
  }
}

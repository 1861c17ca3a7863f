import Drawing
import Kernels
import MarginLosses

/// The losses as a Markdown table: what each asks for, how it is used, and how wide its band is.
enum LossesMarkdown {
  /// Between equally spaced classes of the plane, for which bands are given.
  private static let spacing = 45.0

  static var text: String {
    let prototypes = LossRegistry.all + LossRegistry.beyond
    return
      ([
        "| loss | in training | as used | band at \(Int(spacing))° | published |",
        "|---|---|---|---|---|",
      ]
      + prototypes.map { row($0) } + [
        "",
        "Bands lie between two prototypes \(Int(spacing))° apart of equal length, with the laboratory's "
          + "numbers; > where that is less than the margin asks for.", "",
        "| loss | compares | boundary | published |", "|---|---|---|---|",
      ] + LossRegistry.metric.map { row($0) }).joined(separator: "\n") + "\n"
  }

  private static func row(_ type: any MarginLoss.Type) -> String {
    let (description, loss) = (type.description, type.init(LossParameters()))
    let radians = spacing.inRadians
    let overlap = loss.overlap(spacing: radians)
    let width =
      overlap > 0
      ? "overlap \(degreesText(overlap))"
      : (loss.hasRoom(between: 0, 1, spacing: radians) ? "" : "> ")
        + degreesText(loss.band(between: 0, 1, spacing: radians))
    // A margin that follows the batches has no band before there are any.
    let follows = type.isAdaptive && loss.hasMargin
    let band = !loss.isOfAngles ? "by distances" : follows ? "by the batches" : width
    return line([
      description.title, description.boundary, loss.boundaryAsUsed(), band, published(description),
    ])
  }

  private static func row(_ type: any MetricLoss.Type) -> String {
    let description = type.description
    let compares = "\(type.comparison)"
    return line([description.title, compares, description.boundary, published(description)])
  }

  /// What the paper or its code used, such as `m 0.5, s 64 (paper)`.
  private static func published(_ loss: LossDescription) -> String {
    let numbers = loss.hyperparameters.compactMap { each in
      each.published.map {
        "\(each.key) \(numberText($0, from: 0, through: 5)) (\(each.source.rawValue))"
      }
    }
    return numbers.joined(separator: ", ")
  }

  /// A row; a bar within a cell would end it.
  private static func line(_ cells: [String]) -> String {
    "| " + cells.map { $0.replacing("|", with: "\\|") }.joined(separator: " | ") + " |"
  }
}

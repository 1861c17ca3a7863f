import Drawing
import Kernels
import MarginLosses

/// Every loss in one row: what it is, what it asks for, where it ends, and what others make of it.
struct LossesTable {
  /// How a table is written.
  enum Format: String, CaseIterable {
    case text, markdown, csv
  }

  static let header = [
    "loss", "formula", "boundary in training", "length 1", "undefined at", "limit in the plane",
    "limit in d dimensions, C ≤ d+1", "published", "elsewhere",
  ]

  static var rows: [[String]] {
    (LossRegistry.all + LossRegistry.beyond).map { row($0) } + LossRegistry.metric.map { row($0) }
  }

  static func text(_ format: Format) -> String {
    switch format {
    case .text: paragraphs
    case .markdown: markdown
    case .csv: csv
    }
  }

  /// A paragraph a loss, as no terminal is as wide as a row.
  private static var paragraphs: String {
    rows.map { row in
      let lines = zip(header, row).dropFirst().filter { !$0.1.isEmpty }
        .map { "  \(padded($0.0))  \($0.1)" }
      return ([row[0]] + lines).joined(separator: "\n") + "\n"
    }.joined(separator: "\n")
  }

  private static func padded(_ name: String) -> String {
    let width = header.map(\.count).max() ?? 0
    return name + String(repeating: " ", count: width - name.count)
  }

  private static var markdown: String {
    ([header, header.map { _ in "---" }] + rows).map { row in
      "| " + row.map { $0.replacing("|", with: "\\|") }.joined(separator: " | ") + " |\n"
    }.joined()
  }

  private static var csv: String {
    ([header] + rows).map { row in
      row.map { "\"" + $0.replacing("\"", with: "\"\"") + "\"" }.joined(separator: ",") + "\n"
    }.joined()
  }

  private static let angles = "x = 0 or w = 0: cosine 0, no pull"

  private static func row(_ type: any MarginLoss.Type) -> [String] {
    let (description, loss) = (type.description, type.init(LossParameters()).settled(ownCosine: 1))
    let parameters = LossParameters()
    func limit(_ spacing: String, _ radians: Double) -> String {
      bound(spacing, radians) + (loss.usualLength.map { ", embeddings \($0)" } ?? "")
    }
    func bound(_ spacing: String, _ radians: Double) -> String {
      guard let key = description.marginKey else { return "no margin" }
      let bound = loss.marginBound(spacing: radians, with: parameters)
      let ofMany = loss.marginBound(spacing: radians / 1000, with: parameters)
      // Where a bound has no formula, or not one for all, it is given for eight classes.
      func text(_ number: Double, isUpper: Bool) -> String {
        let limit = numberText(
          NumberWords.limit(number, 3, isUpper: isUpper), from: 0, through: 3)
        return bound.text(spacing: spacing) ?? "\(limit) for C = 8"
      }
      switch bound {
      case .unbounded where !loss.isOfAngles: return "every \(key), at the own mean"
      case .unbounded where loss.amplitude == .bothNorms: return "every \(key), by ‖w‖"
      case .unbounded: return "every \(key)" + (ofMany == .unbounded ? "" : " for C = 8")
      case .unknown: return "not known"
      case .at(let number, _):
        let isOfFew = ofMany.text(spacing: spacing) == nil && bound.text(spacing: spacing) != nil
        return "\(key) < \(text(number, isUpper: true))" + (isOfFew ? " for C = 8" : "")
      case .from(let number, _): return "\(key) > \(text(number, isUpper: false))"
      }
    }
    let corner = 2 * Double.atan2(8.0.squareRoot(), 6.0.squareRoot())
    let normalized =
      switch loss.amplitude {
      case .scale: "x, w"
      case .embeddingNorm: "w"
      case .bothNorms: "none"
      }
    return cells(
      description, loss.formula.text, normalized, undefined(loss),
      plane: limit("2π/C", .pi / 4), anywhere: limit("acos(−1/(C−1))", corner))
  }

  private static func row(_ type: any MetricLoss.Type) -> [String] {
    let loss = type.init(LossParameters())
    let hasSwitch = type.description.hyperparameters.contains { $0.key == "normalize" }
    return cells(
      type.description, loss.formula.text,
      hasSwitch ? "by setting" : loss.normalizes ? "x" : "none",
      undefined(loss, type.description, normalizes: hasSwitch || loss.normalizes))
  }

  private static func undefined(
    _ loss: any MetricLoss, _ description: LossDescription, normalizes: Bool
  ) -> String {
    let places =
      (loss.formula.loss.hasPlainDistance ? ["d = 0"] : [])
      + (normalizes ? ["x = 0 at length 1"] : []) + (description.edge.map { [$0] } ?? [])
    return places.isEmpty ? "nowhere" : places.joined(separator: ", and ") + ": no pull"
  }

  private static func cells(
    _ loss: LossDescription, _ formula: String, _ normalized: String, _ undefined: String,
    plane: String = "", anywhere: String = ""
  ) -> [String] {
    let numbers = loss.hyperparameters.compactMap { each in
      each.published.map {
        "\(each.key) \(numberText($0, from: 0, through: 5)) (\(each.source.rawValue))"
      }
    }
    let citation = loss.citation
    let source = "\(citation.authors), \(citation.venue) \(citation.year)"
    return [
      "\(loss.title) (\(loss.name))", formula, loss.boundary, normalized, undefined, plane,
      anywhere,
      (numbers.isEmpty ? "" : numbers.joined(separator: ", ") + "; ") + source,
      loss.difference ?? "",
    ]
  }

  /// Where the pull has no direction, or ψ jumps.
  private static func undefined(_ loss: any MarginLoss) -> String {
    if loss.amplitude == .bothNorms, !loss.hasMargin || !loss.isOfAngles { return "nowhere" }
    var places = [angles]
    // ψ(θ) has an edge at the prototype unless it is flat there.
    let ends = [("0", 0.0), ("π", Double.pi)].filter { loss.target($0.1).slope.magnitude > 1e-9 }
    if !ends.isEmpty {
      places.append("θ = \(ends.map(\.0).joined(separator: ", ")): no direction of the pull")
    }
    if let edge = type(of: loss).description.edge { places.append("\(edge): no direction") }
    if !jumps({ loss.lead(own: 0.5, rival: $0) }).isEmpty {
      places.append("the loss jumps where a rival becomes hard")
    }
    let jumps = jumps({ loss.target($0).logit }).map { degreesText($0) }
    if !jumps.isEmpty { places.append("ψ jumps at \(jumps.joined(separator: ", "))") }
    return places.joined(separator: "; ")
  }

  /// The angles at which something jumps.
  private static func jumps(_ logit: (Double) -> Double) -> [Double] {
    let steps = 1 << 14
    func value(_ step: Int) -> Double { logit(.pi * Double(step) / Double(steps)) }
    return (1...steps).filter { (value($0) - value($0 - 1)).magnitude > 0.01 }
      .map { .pi * (Double($0) - 0.5) / Double(steps) }
  }
}

extension Formula {
  /// Whether it holds a distance that is not squared, which has no direction where examples coincide.
  fileprivate var hasPlainDistance: Bool {
    var isFound = false
    _ = mapped { part in
      if case .power(.quantity(let base), 2) = part, base.isDistance { return 0 }
      return part
    }.mapped { part in
      if case .quantity(let quantity) = part {
        isFound = isFound || quantity.isDistance || quantity.definition?.hasPlainDistance ?? false
      }
      return part
    }
    return isFound
  }
}

extension Quantity {
  fileprivate var isDistance: Bool {
    switch measure {
    case .distance, .positiveDistance, .negativeDistance, .betweenDistance: true
    default: false
    }
  }
}

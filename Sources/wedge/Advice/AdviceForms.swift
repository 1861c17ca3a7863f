import Cells
import Drawing
import Kernels
import MarginLosses
import Training

/// What closed forms say before anything is measured.
struct AdviceForms {
  let subjects: [AdviceSubject]
  /// As `--data` has it; nil without.
  let data: String?

  private var base: Configuration { subjects[0].configuration }

  var text: String {
    let title =
      data.map { "\(sanitized($0)), " } ?? ""
    let mode = data == nil ? "" : ", \(base.mode == .free ? "free" : base.encoder.rawValue)"
    let unseen = base.unseen.isEmpty ? "" : " and \(base.unseen.count) never trained on"
    var lines = [
      "\(title)\(base.classes) classes\(unseen), d \(base.dimension)\(mode)", "",
      "closed forms", AdviceRow.row("spacing", subjects[0].spacing.words),
    ]
    lines += subjects.map {
      AdviceRow.row(
        $0.description.title,
        room(of: $0) + ($0.usualLength.map { " (embeddings \($0))" } ?? ""))
    }
    lines += scales
    if data == nil { lines += ["", "With --data FILE it measures, and says where to start."] }
    return lines.joined(separator: "\n") + "\n"
  }

  var value: JSONValue { .object(members) }

  var members: [String: JSONValue] {
    var members: [String: JSONValue] = [
      "classes": .number(Double(base.classes)), "dimension": .number(Double(base.dimension)),
      "unseen": .array(base.givenUnseenTitles.map(JSONValue.string)),
      "spacing_degrees": .number(subjects[0].spacing.radians.inDegrees),
      "data": data.map(JSONValue.string) ?? .null,
    ]
    members["scale_least"] = leastScale.map(JSONValue.number) ?? .null
    members["scale_adacos"] =
      leastScale == nil ? .null : adaCosScale.map(JSONValue.number) ?? .null
    members["losses"] = .object(
      Dictionary(uniqueKeysWithValues: subjects.map { ($0.description.name, limits(of: $0)) }))
    return members
  }

  private func limits(of subject: AdviceSubject) -> JSONValue {
    var least: Double?
    if case .from(let value, _) = subject.bound { least = value }
    return .object([
      "margin_limit": subject.bound.limit.map(JSONValue.number) ?? .null,
      "margin_least": least.map(JSONValue.number) ?? .null,
      "margin_published": subject.margin.published.map(JSONValue.number) ?? .null,
    ])
  }

  private func room(of subject: AdviceSubject) -> String {
    let (symbol, unit) = (subject.margin.shortName, unit(subject.margin.unit))
    func words(_ range: String) -> String {
      "\(symbol) \(range)\(unit) can be met" + paper(subject, "can", "cannot")
    }
    /// What lies beyond a bound cannot be met: the bound itself tells it, or the next number on that side.
    func limited(_ side: String, _ limit: Double) -> String {
      let decimals = NumberWords.decimals(limit, from: 3)
      let end = fixed(NumberWords.limit(limit, decimals, isUpper: side == "below"), decimals)
      return "\(symbol) \(side) \(end)\(unit) cannot be met" + paper(subject, "may be", "cannot")
    }
    guard subject.spacing.radians > 0 else {
      return "no \(symbol) can be met: two classes share a direction"
    }
    let lowest = subject.margin.range.lowerBound
    switch subject.bound {
    case .unbounded: return "every margin can be met"
    case .unknown: return "nobody knows which margins can be met"
    case .from(let least, _) where !subject.spacing.isReached && least <= lowest + 1e-9:
      return "nobody knows which margins can be met"
    case .at(let limit, _) where !subject.spacing.isReached:
      return limited("above", limit)
    case .from(let least, _) where !subject.spacing.isReached:
      return limited("below", least)
    case .at(let limit, _) where limit <= lowest:
      return "no \(symbol) can be met: the loss asks for more without one"
    case .at(let limit, _):
      let range =
        "from \(AdviceRow.short(lowest)) to \(limitText(limit, isUpper: true, from: 3))"
      return words(range)
    case .from(let least, _): return words("from \(limitText(least, isUpper: false, from: 3)) on")
    }
  }

  /// What becomes of the published margin, beside its own other numbers where these decide it.
  private func paper(_ subject: AdviceSubject, _ met: String, _ unmet: String) -> String {
    guard let margin = subject.margin.published else { return "" }
    let isMet = subject.published.bound.allows(margin)
    let others = isMet == subject.bound.allows(margin) ? [] : subject.published.others
    let beside = others.isEmpty ? "" : " beside its \(others.joined(separator: ", "))"
    let whose = subject.margin.source == .paper ? "paper" : "code"
    return "; the \(whose)'s \(AdviceRow.short(margin))\(beside) " + (isMet ? met : unmet)
  }

  /// A scale that is enough, with one decimal.
  static func enough(_ scale: Double) -> String {
    fixed(NumberWords.limit(scale, 1, isUpper: false), 1)
  }

  private func unit(_ unit: Unit) -> String {
    switch unit {
    case .radians: " rad"
    case .cosine: " (cosine)"
    case .factor: " (factor)"
    case .plain: ""
    }
  }

  /// Nil where closed forms say nothing of a scale, or no loss has one.
  private var leastScale: Double? { subjects.lazy.compactMap(\.leastScale).first }

  private var scales: [String] {
    guard let leastScale else { return [] }
    var words =
      "s ≥ \(Self.enough(leastScale)) before all classes can reach p 0.99 (CosFace, equation 6)"
    if base.dimension == 2,
      let plane = ClosedForms.planeScale(classes: base.classes, probability: 0.99, own: 1)
    {
      let most = subjects.compactMap { $0.description.scale?.range.upperBound }.max() ?? .infinity
      words +=
        "; s ≥ \(Self.enough(plane)) in the plane, without a margin"
        + (plane > most ? ", where --scale ends at \(AdviceRow.short(most))" : "")
    }
    let start = adaCosScale.map {
      [AdviceRow.row("", "AdaCos starts from √2·ln(C − 1) = \(fixed($0, 1))")]
    }
    return [AdviceRow.row("scale", words)] + (start ?? [])
  }

  /// Nil of two classes, of which its form makes 0.
  private var adaCosScale: Double? {
    base.classes > 2 ? ClosedForms.adaCosScale(classes: Double(base.classes)) : nil
  }
}

/// How advice is written: names on the left, words on the right.
enum AdviceRow {
  static func row(_ name: String, _ words: String) -> String {
    "  \(name)\(String(repeating: " ", count: max(1, 12 - name.count)))\(words)"
  }

  /// Three decimals at most, without zeros at the end.
  static func short(_ value: Double) -> String { NumberWords.rounded(value, 3) }
}

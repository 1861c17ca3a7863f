/// Which margins neighbours some angle Δ apart can meet, in the unit of the loss's margin.
public enum MarginBound: Equatable, Sendable {
  /// Every margin that the loss takes, or there is none to meet.
  case unbounded
  /// Nobody can say.
  case unknown
  /// Margins up to this one; the text is how it follows from Δ, nil where it was found by trying.
  case at(Double, text: String?)
  /// Margins from this one on, of a loss that asks for less the larger its margin.
  case from(Double, text: String?)

  /// The largest margin that can be met; nil where nothing bounds it from above.
  public var limit: Double? {
    if case .at(let value, _) = self { return value }
    return nil
  }

  /// Whether a margin can be met, as far as anybody knows; at a bound that is stated a point ties at best.
  public func allows(_ margin: Double) -> Bool {
    switch self {
    case .unbounded, .unknown: true
    case .at(let limit, nil): margin <= limit
    case .from(let least, nil): margin >= least
    case .at(let limit, _): margin < limit - 1e-9
    case .from(let least, _): margin > least + 1e-9
    }
  }

  /// How the bound is written with a name for Δ, such as `2π/8`; nil where there is no formula.
  public func text(spacing: String) -> String? {
    switch self {
    case .unbounded, .unknown: nil
    case .at(_, let text), .from(_, let text):
      text.map { $0.map { $0 == "Δ" ? spacing : String($0) }.joined() }
    }
  }
}

internal import Kernels
public import MarginLosses

/// The margins and scales that advice tries: where people work, and further out where the best lies
/// on the edge.
public struct AdviceGrid: Equatable, Sendable {
  /// Ascending; empty for a loss without.
  public private(set) var margins: [Double]
  public private(set) var scales: [Double]
  /// Margins beyond these cannot be met, or taken.
  private let allowed: ClosedRange<Double>

  private static let usualScales: [Double] = [4, 8, 16, 32, 64]
  private static let allowedScales = 1.0...256
  /// Factors, of losses that multiply the angle.
  private static let factors: [Double] = [1, 1.5, 2, 3, 4]
  /// Everywhere else, in the loss's own unit.
  private static let usualMargins: [Double] = [0, 0.15, 0.3, 0.45, 0.6]

  /// - Parameters:
  ///   - margin: the number that `bound` bounds.
  ///   - least: a margin below which no advice goes; nil without.
  ///   - hasScale: whether the loss has one.
  public init(
    margin: Hyperparameter, bound: MarginBound, from least: Double? = nil, hasScale: Bool
  ) {
    var (low, high) = (max(margin.range.lowerBound, least ?? 0), margin.range.upperBound)
    if let limit = bound.limit { high = min(high, limit.settable(decimals: 3, isUpper: true)) }
    if case .from(let least, _) = bound {
      low = min(max(low, least.settable(decimals: 3, isUpper: false)), high)
    }
    allowed = low...max(low, high)
    let usual = margin.unit == .factor ? Self.factors : Self.usualMargins
    let inside = usual.filter(allowed.contains)
    let last = low < usual[4] ? usual[4] : low + usual[4]
    margins = inside.count >= 3 ? inside : Self.parts(of: low...max(low, min(high, last)))
    scales = hasScale ? Self.usualScales : []
  }

  /// The grid with a value more beyond each edge on which a setting lies; nil where there is none.
  public func widened(at margin: Double?, _ scale: Double?) -> AdviceGrid? {
    var wider = self
    if let margin, margins.count > 1 {
      let count = margins.count
      if margin == margins[count - 1] {
        wider.add(margin: margins[count - 1] + (margins[count - 1] - margins[count - 2]))
      } else if margin == margins[0] {
        wider.add(margin: margins[0] - (margins[1] - margins[0]))
      }
    }
    if let scale, scales.count > 1 {
      if scale == scales[scales.count - 1] { wider.add(scale: 2 * scale) }
      if scale == scales[0] { wider.add(scale: scale / 2) }
    }
    return wider == self ? nil : wider
  }

  private mutating func add(margin: Double) {
    let value = min(max(Self.rounded(margin), allowed.lowerBound), allowed.upperBound)
    if !margins.contains(value) { margins = (margins + [value]).sorted() }
  }

  private mutating func add(scale: Double) {
    if Self.allowedScales.contains(scale) { scales = (scales + [scale]).sorted() }
  }

  /// Five margins over a range that holds too few of the usual ones.
  private static func parts(of range: ClosedRange<Double>) -> [Double] {
    let values = (0...4).map { part in
      let value = range.lowerBound + Double(part) / 4 * (range.upperBound - range.lowerBound)
      return min(max(roundedDown(value), range.lowerBound), range.upperBound)
    }
    return values.reduce(into: []) { if $0.last != $1 { $0.append($1) } }
  }

  private static func rounded(_ value: Double) -> Double { (value * 1000).rounded() / 1000 }

  private static func roundedDown(_ value: Double) -> Double {
    (value * 1000).rounded(.down) / 1000
  }
}

extension AdviceGrid {
  /// As axes of a sweep.
  ///
  /// - Parameter key: what the loss calls its margin.
  public func axes(margin key: String) -> [GridAxis] {
    [GridAxis(name: key, values: margins)]
      + (scales.isEmpty ? [] : [GridAxis(name: "s", values: scales)])
  }
}

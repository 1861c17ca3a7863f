extension Double {
  /// As near to this bound as so many decimals come on its inner side, where the bound itself is one too many:
  /// what is told as what may be set can be met.
  ///
  /// - Parameter isUpper: whether what may be set lies below it; else above.
  package func settable(decimals: Int, isUpper: Bool) -> Double {
    let factor = (0..<decimals).reduce(1.0) { power, _ in power * 10 }
    // What rounding alone keeps from the bound is at it.
    let (scaled, slack) = (self * factor, 1e-9 * factor)
    let whole = isUpper ? (scaled - slack).rounded(.up) - 1 : (scaled + slack).rounded(.down) + 1
    return whole / factor
  }
}

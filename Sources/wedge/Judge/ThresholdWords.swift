internal import Kernels

import Drawing
import Training

/// A threshold in three measures, each with the decimals that part, as printed, the last accepted pair from the
/// first refused one.
struct ThresholdWords {
  let text: String

  /// Beyond these a cosine of double precision has none.
  private static let most = 14

  init(_ threshold: PairThreshold) {
    let (near, far) = (threshold.range.lowerBound, threshold.range.upperBound)
    let degrees = Self.parting(near, far, from: 2) {
      Double.angle(ofCosine: 1 - $0 / 2).inDegrees
    }
    let cosine = Self.parting(near, far, from: 5) { 1 - $0 / 2 }
    let squared = Self.parting(near, far, from: 5) { $0 }
    text = "\(degrees)°, cosine \(cosine), d² \(squared)"
  }

  /// The first number with as few decimals as there is one between two ends.
  private static func parting(
    _ near: Double, _ far: Double, from fewest: Int, _ measure: (Double) -> Double
  ) -> String {
    let (first, last) = (measure(near), measure(far))
    let isRising = first <= last
    func outward(_ decimals: Int) -> Double {
      let factor = (0..<decimals).reduce(1.0) { power, _ in power * 10 }
      return (first * factor).rounded(isRising ? .up : .down) / factor
    }
    let decimals = (fewest..<most).first { isRising ? outward($0) <= last : outward($0) >= last }
    return text(outward(decimals ?? most), decimals ?? most)
  }

  /// Every decimal that there is, however long the number.
  private static func text(_ value: Double, _ decimals: Int) -> String {
    var text = fixed(value, decimals)
    while text.last == "0" { text.removeLast() }
    if text.last == "." { text.removeLast() }
    return text
  }
}

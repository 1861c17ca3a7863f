internal import Training

/// The bands of all claims, and the file that keeps them.
package enum LessonBands {
  /// On which bands are measured.
  package static let seeds: [Int] = Array(1...5) + Array(11...15)

  /// The bands of a lesson, step by step, from what was measured.
  package static func bands(
    of lesson: Lesson, _ measurements: [LessonMeasurement]
  ) -> [[ClaimBand]] {
    lesson.steps.enumerated().map { place, step in
      step.claims.enumerated().map { index, claim in
        let values = measurements.compactMap { $0.values[place][index] }
        return band(claim.truth, values.filter(claim.truth.contains))
      }
    }
  }

  private static func band(_ truth: ClosedRange<Double>, _ values: [Double]) -> ClaimBand {
    guard let least = values.min(), let most = values.max() else {
      return ClaimBand(truth, holds: 0)
    }
    let lower = max(outward(least, .down), truth.lowerBound)
    let upper = min(outward(most, .up), truth.upperBound)
    return ClaimBand(lower...max(lower, upper), holds: values.count)
  }

  /// Three figures, away from the middle.
  private static func outward(_ value: Double, _ rule: FloatingPointRoundingRule) -> Double {
    var factor = 1.0
    while value != 0, value.magnitude * factor < 100 { factor *= 10 }
    return (value * factor).rounded(rule) / factor
  }

  /// The Swift file that keeps bands, lessons in their order.
  package static func file(_ bands: [(lesson: String, bands: [[ClaimBand]])]) -> String {
    var lines = [
      "// Written by `wedge lessons --measure`, on seeds "
        + seeds.map(String.init).joined(separator: ", ") + ".", "",
      "extension LessonBands {", "  /// The engine that they were measured on.",
      "  package static let engine = \(engineVersion)", "",
      "  /// By lesson: of every step, of every claim.",
      "  package static let measured: [String: [[ClaimBand]]] = [",
    ]
    for (lesson, steps) in bands {
      lines.append("    \"\(lesson)\": [")
      for claims in steps {
        lines.append("      [")
        // As the formatter has it: a single one stands without a comma.
        let comma = claims.count > 1 ? "," : ""
        lines += claims.map { band in
          "        ClaimBand(\(band.range.text), holds: \(band.holds))\(comma)"
        }
        lines.append("      ],")
      }
      lines.append("    ],")
    }
    return (lines + ["  ]", "}", ""]).joined(separator: "\n")
  }
}

extension ClosedRange<Double> {
  /// As the language takes it.
  fileprivate var text: String {
    "\(lowerBound)..." + (upperBound < 0 ? "(\(upperBound))" : "\(upperBound)")
  }
}

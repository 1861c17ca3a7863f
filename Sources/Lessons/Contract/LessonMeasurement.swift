package import Tapes
internal import Training

/// What the claims of a lesson come to on one seed.
package struct LessonMeasurement: Sendable {
  package let lesson: String
  package let seed: Int
  /// Step by step, claim by claim; nil where a number does not apply.
  package let values: [[Double?]]

  package init(lesson: String, seed: Int, values: [[Double?]]) {
    self.lesson = lesson
    self.seed = seed
    self.values = values
  }
}

extension Claim {
  /// The number by name, with the run it is compared with.
  package var words: String {
    switch relation {
    case .value: quantity.key
    case .over(let other): "\(quantity.key) over that of \(other.options) at \(other.steps)"
    case .minus(let other): "\(quantity.key) minus that of \(other.options) at \(other.steps)"
    }
  }
}

extension Lesson {
  /// The numbers of every claim on a seed.
  package func measured(
    seed: Int, opening: @escaping TapeRun.Opening
  ) throws -> LessonMeasurement {
    var runs = LessonRuns(seed: seed, opening: opening)
    return try measured(&runs)
  }

  /// The numbers of every claim in runs of one seed.
  package func measured(_ runs: inout LessonRuns) throws -> LessonMeasurement {
    var values: [[Double?]] = []
    for step in steps {
      var numbers: [Double?] = []
      for claim in step.claims { numbers.append(try claim.reading(of: step.run).value(&runs)) }
      values.append(numbers)
    }
    return LessonMeasurement(lesson: name, seed: runs.seed, values: values)
  }

  /// The claims whose numbers lie outside their bands.
  package func failures(in measurement: LessonMeasurement) -> [FailedClaim] {
    var failures: [FailedClaim] = []
    for (place, step) in steps.enumerated() {
      for (index, claim) in step.claims.enumerated() {
        let value = measurement.values[place][index]
        let band = band(step: place, claim: index)
        if let value, band.contains(value) { continue }
        failures.append(
          FailedClaim(
            lesson: name, seed: measurement.seed, step: place + 1, run: step.run, claim: claim,
            value: value, band: band))
      }
    }
    return failures
  }

  /// Within which a claim's number is expected; what the sentence needs, where it was not measured on
  /// the engine that stands.
  package func band(step: Int, claim: Int) -> ClosedRange<Double> {
    let truth = steps[step].claims[claim].truth
    guard LessonBands.engine == engineVersion, let bands = LessonBands.measured[name],
      bands.indices.contains(step),
      bands[step].indices.contains(claim)
    else { return truth }
    return bands[step][claim].range
  }
}

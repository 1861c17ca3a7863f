/// A number read from a run, by itself or against another run at its step.
package struct Reading: Sendable {
  package enum Relation: Hashable, Sendable {
    case value
    /// As a multiple of the same number of another run.
    case over(LessonRun)
    /// Less the same number of another run.
    case minus(LessonRun)
  }

  package let quantity: LessonQuantity
  package let run: LessonRun
  package let relation: Relation

  package init(
    _ quantity: LessonQuantity, of run: LessonRun, _ relation: Relation = .value
  ) {
    self.quantity = quantity
    self.run = run
    self.relation = relation
  }

  package var runs: [LessonRun] {
    switch relation {
    case .value: [run]
    case .over(let other), .minus(let other): [run, other]
    }
  }

  /// The number; nil where it does not apply.
  package func value(_ runs: inout LessonRuns) throws -> Double? {
    guard let own = quantity.value(try runs.seen(run)) else { return nil }
    switch relation {
    case .value: return own
    case .over(let other):
      guard let base = quantity.value(try runs.seen(other)), base != 0 else { return nil }
      return own / base
    case .minus(let other):
      return quantity.value(try runs.seen(other)).map { quantity.difference(own, $0) }
    }
  }
}

/// What a step's sentence claims of a number of its run.
package struct Claim: Sendable {
  package let quantity: LessonQuantity
  package let relation: Reading.Relation
  /// Within which the sentence is true, whatever was measured.
  package let truth: ClosedRange<Double>

  package init(_ quantity: LessonQuantity, _ truth: ClosedRange<Double>) {
    self.init(quantity, .value, truth)
  }

  package init(
    _ quantity: LessonQuantity, _ relation: Reading.Relation, _ truth: ClosedRange<Double>
  ) {
    self.quantity = quantity
    self.relation = relation
    self.truth = truth
  }

  package func reading(of run: LessonRun) -> Reading { Reading(quantity, of: run, relation) }
}

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

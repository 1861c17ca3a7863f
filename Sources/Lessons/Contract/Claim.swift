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

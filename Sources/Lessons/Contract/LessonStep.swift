/// A state and what is said of it.
package struct LessonStep: Sendable {
  package let run: LessonRun
  /// The main view, as `--view` names it; nil for the plane.
  package let view: String?
  /// Characters that are typed once it is open, such as `n` or `z`.
  package let keys: String
  /// One or two lines.
  package let say: [String]
  /// What the viewer sees.
  package let see: String
  package let claims: [Claim]

  package init(
    _ run: LessonRun, view: String? = nil, keys: String = "", say: [String], see: String,
    claims: [Claim]
  ) {
    self.run = run
    self.view = view
    self.keys = keys
    self.say = say
    self.see = see
    self.claims = claims
  }

  /// What opens the step's run in its view, at step 0.
  package func words(seed: Int) -> [String] {
    run.words(seed: seed) + (view.map { ["--view", $0] } ?? [])
  }
}

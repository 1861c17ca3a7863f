/// An error of the text: where it stands, what it says, what is right, and where that can be seen.
package struct Erratum: Sendable {
  /// A state that shows it.
  package struct Evidence: Sendable {
    package let run: LessonRun
    /// The main view, as `--view` names it; nil for the plane.
    package let view: String?
    package let see: String

    init(_ run: LessonRun, view: String? = nil, see: String) {
      self.run = run
      self.view = view
      self.see = see
    }

    /// What `wedge run` opens it with, at step 0.
    package var words: [String] {
      run.words(seed: 1) + (view.map { ["--view", $0] } ?? [])
    }
  }

  /// Such as `E1`.
  package let name: String
  package let place: String
  package let says: String
  package let right: String
  /// Nil where it is a slip of writing.
  package let evidence: Evidence?

  init(
    _ name: String, _ place: String, says: String, right: String, _ evidence: Evidence? = nil
  ) {
    self.name = name
    self.place = place
    self.says = says
    self.right = right
    self.evidence = evidence
  }
}

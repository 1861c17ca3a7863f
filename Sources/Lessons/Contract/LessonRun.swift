/// A run of a lesson, and the step at which it is looked at.
package struct LessonRun: Hashable, Sendable {
  /// Options of `wedge run` without seed and view, such as `--loss arcface --margin 0.5`.
  package let options: String
  package let steps: Int

  package init(_ options: String, _ steps: Int) {
    self.options = options
    self.steps = steps
  }

  /// The options as the command line takes them.
  package func words(seed: Int) -> [String] {
    options.split(separator: " ").map(String.init) + ["--seed", "\(seed)"]
  }
}

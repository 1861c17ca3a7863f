internal import Drawing
package import Laboratory

extension State {
  /// What the screen says of the runs in words: what a key did, else what is found of the run, or what
  /// several tell side by side.
  package var statusWords: String {
    let shown = enlarged ?? self
    return message ?? notice ?? shown.comparison.map { ComparisonWords($0).text }
      ?? shown.diagnosis.text
  }
}

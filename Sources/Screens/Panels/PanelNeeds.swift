/// What a layout has to know of a state.
struct PanelNeeds: Equatable {
  /// Knobs that go on with the run.
  var liveKnobs: Int
  /// Knobs that start it anew.
  var otherKnobs: Int
  /// Whether there is a run before to compare with.
  var hasBefore: Bool
  /// Rows for what is asked about.
  var answerRows: Int = 0
}

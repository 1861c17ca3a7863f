internal import Training

extension Pane {
  /// Opens the list of presets at the one in force, or closes it.
  mutating func togglePresets() {
    guard chosenPreset == nil else {
      chosenPreset = nil
      return
    }
    let (loss, parameters) = (run.configuration.loss, run.configuration.parameters)
    let same = Preset.all.firstIndex { $0.loss == loss && $0.parameters == parameters }
    chosenPreset = same ?? Preset.all.firstIndex { $0.loss == loss } ?? 0
  }

  mutating func choosePreset(by offset: Int) {
    guard let chosenPreset else { return }
    self.chosenPreset = min(max(chosenPreset + offset, 0), Preset.all.count - 1)
  }

  /// Begins a run with the chosen preset; the data stay, the loss's own batches come back.
  mutating func takePreset() {
    guard let chosenPreset else { return }
    let preset = Preset.all[chosenPreset]
    self.chosenPreset = nil
    var next = run.configuration
    next.loss = preset.loss
    next.parameters = preset.parameters
    run.notebook.memory[preset.loss] = preset.parameters
    begin(next)
    chosenKnob = run.marginKnob ?? 0
  }
}

extension Pane {
  /// The position of the preset that is marked in their list; nil when it is closed.
  public internal(set) var chosenPreset: Int? {
    get { first { if case .presets(let marked) = $0 { marked } else { nil } } }
    set { put(newValue.map { .presets(marked: $0) }, as: .presets) }
  }

  /// The number being typed for the chosen knob; nil when none is.
  public internal(set) var entry: String? {
    get { first { if case .entry(let typed) = $0 { typed } else { nil } } }
    set { put(newValue.map { .entry($0) }, as: .entry) }
  }

  /// The name of a row being typed; nil when none is.
  public internal(set) var finding: String? {
    get { first { if case .finding(let typed) = $0 { typed } else { nil } } }
    set { put(newValue.map { .finding($0) }, as: .finding) }
  }

  /// What is asked about; nil when nothing is.
  public internal(set) var asked: Asked? {
    get { first { if case .asking(let asked) = $0 { asked } else { nil } } }
    set { put(newValue.map { .asking($0) }, as: .asking) }
  }

  private func first<Value>(_ value: (Overlay) -> Value?) -> Value? {
    overlays.lazy.compactMap(value).first
  }

  /// Puts an overlay where the one of its kind lies, else on top; asking lies under all others.
  private mutating func put(_ overlay: Overlay?, as kind: Overlay.Kind) {
    let position = overlays.firstIndex { $0.kind == kind }
    switch (overlay, position) {
    case (nil, nil): return
    case (nil, let position?): overlays.remove(at: position)
    case (let overlay?, let position?): overlays[position] = overlay
    case (let overlay?, nil): overlays.insert(overlay, at: kind == .asking ? 0 : overlays.count)
    }
  }

  /// Takes the top overlay away; what is held goes back first.
  mutating func closeTop() {
    if case .asking = overlays.last, held != nil { return putBack() }
    _ = overlays.popLast()
  }

  /// Takes away all that hides the picture or waits for a number.
  mutating func uncover() {
    overlays.removeAll { $0.kind != .asking }
  }
}

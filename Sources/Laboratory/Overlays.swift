extension State {
  /// What lies over the picture, the top one last: over the pane that fills the screen, then over all.
  public var overlays: [Overlay] {
    guard let comparison else { return ownOverlays }
    return (comparison.enlargedPane?.ownOverlays ?? []) + overAllPanes
  }

  /// What is drawn last and asked first; nil while the picture lies open.
  public var topOverlay: Overlay? { overlays.last }

  /// Only help speaks of all panes; what else lay over the run before waits with it.
  var overAllPanes: [Overlay] { ownOverlays.filter { $0.kind == .help } }

  /// The page of the help screen from 0; nil when it is closed.
  public internal(set) var helpPage: Int? {
    get { first { if case .help(let page) = $0 { page } else { nil } } }
    set { put(newValue.map { .help(page: $0) }, as: .help) }
  }

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

  /// What is asked about; nil when nothing is.
  public internal(set) var asked: Asked? {
    get { first { if case .asking(let asked) = $0 { asked } else { nil } } }
    set { put(newValue.map { .asking($0) }, as: .asking) }
  }

  private func first<Value>(_ value: (Overlay) -> Value?) -> Value? {
    ownOverlays.lazy.compactMap(value).first
  }

  /// Puts an overlay where the one of its kind lies, else on top; asking lies under all others.
  private mutating func put(_ overlay: Overlay?, as kind: Overlay.Kind) {
    let position = ownOverlays.firstIndex { $0.kind == kind }
    switch (overlay, position) {
    case (nil, nil): return
    case (nil, let position?): ownOverlays.remove(at: position)
    case (let overlay?, let position?): ownOverlays[position] = overlay
    case (let overlay?, nil):
      ownOverlays.insert(overlay, at: kind == .asking ? 0 : ownOverlays.count)
    }
  }

  /// Takes the top overlay away; what is held goes back first.
  mutating func closeTop() {
    if case .asking = ownOverlays.last, held != nil { return putBack() }
    _ = ownOverlays.popLast()
  }

  /// Takes away all that hides the picture or waits for a number.
  mutating func uncover() {
    ownOverlays.removeAll { $0.kind != .asking }
  }
}

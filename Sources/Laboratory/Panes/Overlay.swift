/// What lies over the picture: the top one is drawn, and is asked for keys, the mouse and Esc.
public enum Overlay: Hashable, Sendable {
  /// The help at a page from 0, over everything.
  case help(page: Int)
  /// The list of presets at the position of the marked one, over everything.
  case presets(marked: Int)
  /// The number being typed for the chosen knob; the picture stays in sight.
  case entry(String)
  /// The name of a row being typed, to find it; the picture stays in sight.
  case finding(String)
  /// What is asked about; the picture stays in sight.
  case asking(Asked)

  /// Overlays of one kind take each other's place.
  enum Kind { case help, presets, entry, finding, asking }

  var kind: Kind {
    switch self {
    case .help: .help
    case .presets: .presets
    case .entry: .entry
    case .finding: .finding
    case .asking: .asking
    }
  }
}

import MarginLosses

/// The losses of an oracle file that nobody knows here.
struct UnknownLosses {
  /// Each name once, in the order of the file.
  private var names: [String] = []
  private var entries = 0
  private var known = 0

  init(in oracle: JSONValue) {
    for section in ["cases", "psi", "regions", "trajectories"] {
      for entry in oracle[section]?.array ?? [] {
        guard let name = entry["loss"]?.string else { continue }
        guard !Self.isKnown(name) else {
          known += 1
          continue
        }
        entries += 1
        if !names.contains(name) { names.append(name) }
      }
    }
  }

  /// Whether there are losses, and none of them is known, so that nothing was evaluated.
  var isAll: Bool { known == 0 && entries > 0 }

  /// One line that names them; nil where there are none.
  func warning(_ file: String) -> String? {
    guard !names.isEmpty else { return nil }
    let listed = names.prefix(20).map { "'\($0)'" }.joined(separator: ", ")
    let more = names.count > 20 ? " and \(names.count - 20) more" : ""
    let what = entries == 1 ? "1 entry names a loss" : "\(entries) entries name losses"
    return "\(isAll ? "Error" : "Warning"): \(file): \(what) not known here: \(listed)\(more). "
      + "'wedge losses' lists those that are."
  }

  private static func isKnown(_ name: String) -> Bool {
    LossRegistry.named(name) != nil || LossRegistry.metric(named: name) != nil
  }
}

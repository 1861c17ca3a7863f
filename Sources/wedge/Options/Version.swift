import CVersion
import Training

/// Which program this is.
enum Version {
  static let name = "wedge 0.1"

  /// The commit that its package was made from, `+` where files had been changed; nil elsewhere.
  static var commit: String? {
    let text = String(cString: wedge_commit())
    return text.isEmpty ? nil : text
  }

  static var text: String {
    let parts = (commit.map { ["commit \($0)"] } ?? []) + ["engine \(engineVersion)"]
    return "\(name) (\(parts.joined(separator: ", ")))\n"
  }
}

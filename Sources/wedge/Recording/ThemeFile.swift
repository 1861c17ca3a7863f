import Recording
internal import Tapes

/// A theme that a file brings or that stands in the tape, as VHS and Windows Terminal write them.
enum ThemeFile {
  private static let classNames = ["blue", "red", "green", "yellow", "magenta", "cyan"]

  /// - Throws: `TapeFault` with what is missing in the file.
  static func read(_ path: String, _ position: TapePosition) throws(TapeFault) -> Recoloring {
    let fault = { (text: String) in TapeFault(position, "Set Theme: '\(path)' \(text)") }
    let bytes: [UInt8]
    do {
      bytes = try InputFile.read(path, most: 1 << 20)
    } catch {
      throw fault("\(error.fault)")
    }
    return try theme(bytes, fault)
  }

  /// Reads one that stands between braces in the tape.
  ///
  /// - Throws: `TapeFault` with what is missing.
  static func read(inline text: String, _ position: TapePosition) throws(TapeFault) -> Recoloring {
    try theme(Array(text.utf8)) { TapeFault(position, "Set Theme: what is between { and } \($0)") }
  }

  private static func theme(
    _ bytes: [UInt8], _ fault: (String) -> TapeFault
  ) throws(TapeFault) -> Recoloring {
    let tree: JSONTree
    do throws(JSONFault) {
      tree = try JSONReader.tree(bytes)
    } catch {
      throw fault("is no JSON: \(error). Give a theme such as VHS has.")
    }
    guard case .object(let members) = tree else {
      throw fault("is no theme. It begins with { and has background, foreground and colours.")
    }
    func color(_ name: String) throws(TapeFault) -> UInt32 {
      guard case .string(let text) = members[name], let color = Recoloring.color(text) else {
        guard members[name] == nil else {
          throw fault("has a colour '\(name)' that is none. Write it as \"\(name)\": \"#rrggbb\".")
        }
        throw fault("has no colour '\(name)'. Write it as \"\(name)\": \"#rrggbb\".")
      }
      return color
    }
    let background = try color("background")
    let plain = try classNames.map { name throws(TapeFault) in try color(name) }
    let bright = try classNames.map { "bright" + $0.prefix(1).uppercased() + $0.dropFirst() }
      .filter { members[$0] != nil }.map { name throws(TapeFault) in try color(name) }
    // On a light ground the darker of both shades is read first.
    let all = Recoloring.isLight(background) ? plain + bright : bright + plain
    // Many themes have a colour in one shade only; two classes look the same in none.
    let classes = all.enumerated().filter { !all[..<$0.offset].contains($0.element) }
      .map(\.element)
    return Recoloring(
      foreground: try color("foreground"), background: background, classes: classes)
  }
}

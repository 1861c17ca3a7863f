internal import Cells
internal import Plotting
import Recording
internal import Tapes

// What is said of settings that do not go together, or that a picture cannot show.

extension TapeSettings {
  /// Of a recording: the bar of progress takes one of its rows, and the least screen has none to give.
  func checkRows() throws(TapeFault) {
    guard picture.showsProgress, manner.size.height == Self.rows.lowerBound, let rowsPlace else {
      return
    }
    throw TapeFault(
      rowsPlace,
      "'\(Self.rows.lowerBound)' is invalid for Set Rows. Set Progress on takes one: give from "
        + "\(Self.rows.lowerBound + 1) to \(Self.rows.upperBound).")
  }

  /// What is drawn, and how, is of the whole tape.
  mutating func warn(ofDisplayIn options: Options, _ position: TapePosition) {
    let names = OptionTable.options(.picture, .cells).map(\.name)
    for name in options.given where names.contains(name) {
      warnings.append(
        TapeFault(
          position,
          "--\(name) is passed over in State, which goes over to another run and not to another look. "
            + "Set it at the head of the tape."))
    }
  }

  /// The colours of a theme from a file are exchanged for the built-in ones as red, green and blue.
  mutating func takeColorsOfTheme() {
    guard picture.recoloring != nil, let tier = options.colors,
      [.palette16, .palette256].contains(tier),
      let theme = places.last(where: { $0.option == "theme" })
    else { return }
    options.colors = .direct
    warnings.append(
      TapeFault(
        places.last { $0.option == "color" }?.position ?? theme.position,
        "'--color \(tier.rawValue)' is passed over: the colours of a theme from a file have 24 bits."
      ))
  }

  private static func padded(_ figures: String) -> String {
    String(repeating: "0", count: max(4 - figures.count, 0)) + figures
  }

  /// A cell of a picture holds one column.
  mutating func warn(ofSignsIn text: String, _ position: TapePosition) {
    guard let sign = SaidText.lost(in: text) else { return }
    let name =
      isDisplayable(sign.value)
      ? String(sign) : "U+" + Self.padded(String(sign.value, radix: 16, uppercase: true))
    warnings.append(
      TapeFault(
        position,
        "'\(name)' takes two columns or none and is shown as \u{FFFD}. The captions in .vtt and "
          + "--describe \(SaidText.read(String(sign)) == String(sign) ? "have it" : "leave it out")."
      ))
  }
}

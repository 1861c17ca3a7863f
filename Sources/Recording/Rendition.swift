import Cells

/// The parameters of renditions, as ECMA-48 numbers them.
enum Rendition {
  /// The parameters that turn one style into another, none when they are equal.
  static func parameters(from old: Style, to new: Style) -> [Int] {
    let attributes: [(Attributes, on: Int, off: Int)] = [
      (.bold, 1, 22), (.underline, 4, 24), (.reverse, 7, 27),
    ]
    var parameters = attributes.compactMap { attribute, on, off in
      let isOn = new.attributes.contains(attribute)
      return isOn == old.attributes.contains(attribute) ? nil : isOn ? on : off
    }
    if new.foreground != old.foreground { parameters += color(new.foreground, base: 30) }
    if new.background != old.background { parameters += color(new.background, base: 40) }
    return parameters
  }

  /// The parameters of a colour, 30 and on for the foreground, 40 and on for the background.
  private static func color(_ color: Color, base: Int) -> [Int] {
    if let rgb = color.rgb.map(Int.init) {
      return [base + 8, 2, rgb >> 16, rgb >> 8 & 0xFF, rgb & 0xFF]
    }
    guard let index = color.index.map(Int.init) else { return [base + 9] }
    if index < 8 { return [base + index] }
    return index < 16 ? [base + 60 + index - 8] : [base + 8, 5, index]
  }
}

package import Cells
import Plotting

/// The colours of a built-in theme exchanged for those of another, role by role: ground, text, and the
/// classes in the order of a terminal's colours.
package struct Recoloring: Sendable {
  package let foreground: UInt32
  package let background: UInt32
  private let exchanged: [UInt32: UInt32]

  /// - Parameter classes: the colours of classes; further ones begin again.
  package init(foreground: UInt32, background: UInt32, classes: [UInt32]) {
    self.foreground = foreground
    self.background = background
    let theme = Theme(Self.isLight(background) ? .light : .dark, colors: .direct)
    var exchanged: [UInt32: UInt32] = [:]
    func exchange(_ color: Color, _ other: UInt32) {
      if let rgb = color.rgb, exchanged[rgb] == nil { exchanged[rgb] = other }
    }
    exchange(theme.ground, background)
    exchange(theme.text, foreground)
    exchange(theme.secondText, Self.mix(background, foreground, percent: 70))
    exchange(theme.boundary, Self.mix(background, foreground, percent: 80))
    for index in 0..<Theme.classColors {
      let color = classes.isEmpty ? foreground : classes[index % classes.count]
      exchange(theme.point(index), color)
      exchange(theme.word(index), color)
      exchange(theme.region(index), Self.mix(background, color, percent: 22))
      exchange(theme.band(index), Self.mix(background, color, percent: 9))
      for step in 0..<4 {
        exchange(
          theme.confidence(index, step: step),
          Self.mix(background, color, percent: UInt32(6 + 6 * step)))
      }
    }
    self.exchanged = exchanged
  }

  /// Whether dark letters are read on a colour.
  package static func isLight(_ color: UInt32) -> Bool {
    let parts = [color >> 16 & 0xFF, color >> 8 & 0xFF, color & 0xFF]
    return parts[0] * 3 + parts[1] * 6 + parts[2] > 1275
  }

  /// `#rrggbb`, `#rgb`; nil for what is no colour.
  package static func color(_ text: String) -> UInt32? {
    var figures = text.hasPrefix("#") ? String(text.dropFirst()) : text
    if figures.count == 3 { figures = figures.map { "\($0)\($0)" }.joined() }
    return figures.count == 6 ? UInt32(figures, radix: 16) : nil
  }

  package func frame(_ frame: Frame) -> Frame {
    var frame = frame
    for index in frame.cells.indices {
      frame.cells[index].style.foreground = color(frame.cells[index].style.foreground)
      frame.cells[index].style.background = color(frame.cells[index].style.background)
    }
    return frame
  }

  private func color(_ color: Color) -> Color {
    color.rgb.flatMap { exchanged[$0] }.map(Color.direct) ?? color
  }

  private static func mix(_ one: UInt32, _ other: UInt32, percent: UInt32) -> UInt32 {
    [16, 8, 0].reduce(0) { sum, shift in
      let (a, b) = (one >> shift & 0xFF, other >> shift & 0xFF)
      return sum | ((a * (100 - percent) + b * percent + 50) / 100) << shift
    }
  }
}

/// Whether the terminal's own ground is dark or light.
public enum Background: Hashable, Sendable {
  case dark, light, unknown
}

extension Background {
  /// Reads COLORFGBG, whose last field is the ground's palette colour.
  init(colorForegroundBackground value: String) {
    let color = value.split(separator: ";").last.flatMap { Int($0) } ?? -1
    switch color {
    case 0...6, 8: self = .dark
    case 7, 9...15: self = .light
    default: self = .unknown
    }
  }

  /// Reads a terminal's answer `rgb:R/G/B`, one to four hexadecimal digits a channel.
  init(answer: String) {
    let channels = answer.drop { $0 != ":" }.dropFirst().split(separator: "/").prefix(3)
    let shares = channels.compactMap { digits in
      Int(digits, radix: 16).map { Double($0) / Double(1 << (4 * digits.count) - 1) }
    }
    guard shares.count == 3, channels.allSatisfy({ $0.count <= 4 }) else {
      self = .unknown
      return
    }
    // Relative luminance as in ITU-R BT.709.
    self = 0.2126 * shares[0] + 0.7152 * shares[1] + 0.0722 * shares[2] > 0.5 ? .light : .dark
  }
}

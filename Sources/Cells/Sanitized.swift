/// Whether a scalar may be sent to a terminal as a glyph: no controls, nothing that reorders or joins its neighbours.
///
/// Left out are C0, DEL and C1, the soft hyphen, zero-width and bidirectional marks, line and paragraph
/// separators, surrogates, private use, noncharacters and tags.
public func isDisplayable(_ scalar: UInt32) -> Bool {
  switch scalar {
  case 0x20...0x7E: true
  case 0...0xA0, 0xAD, 0x61C, 0x180E, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F: false
  case 0x300...0x36F, 0x1AB0...0x1AFF, 0x1DC0...0x1DFF, 0x20D0...0x20FF, 0xFE20...0xFE2F: false
  case 0xD800...0xF8FF, 0xFDD0...0xFDEF, 0xFE00...0xFE0F, 0xFEFF, 0xFFF0...0xFFFC: false
  case 0xE0000...: false
  default: scalar & 0xFFFE != 0xFFFE
  }
}

/// Text from outside, made safe to show: every scalar that is no plain glyph becomes U+FFFD.
///
/// Names of files and tapes, labels in data and values of the environment all pass through here before
/// they reach a frame or a message.
public func sanitized(_ text: String) -> String {
  var scalars = String.UnicodeScalarView()
  for scalar in text.unicodeScalars {
    scalars.append(isDisplayable(scalar.value) ? scalar : "\u{FFFD}")
  }
  return String(scalars)
}

/// Whether a scalar takes two columns, going by the blocks of East Asian scripts and of emoji.
private func isWide(_ scalar: UInt32) -> Bool {
  switch scalar {
  case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3: true
  case 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6: true
  case 0x1F300...0x1F64F, 0x1F680...0x1F6FF, 0x1F900...0x1FAFF, 0x20000...0x3FFFF: true
  default: false
  }
}

extension Cell {
  /// The scalar to send: a blank where there is none, U+FFFD for what must not be sent or needs two cells.
  public var displayedScalar: UInt32 {
    if scalar == 0 { return 0x20 }
    return isDisplayable(scalar) && !isWide(scalar) ? scalar : 0xFFFD
  }

  /// Whether nothing but the background is seen.
  public var isBlank: Bool {
    displayedScalar == 0x20 && style.attributes.isDisjoint(with: [.underline, .reverse])
  }
}

/// Whether a scalar may be sent to a terminal as a glyph: no controls, nothing that reorders, joins or marks its
/// neighbours.
///
/// Left out are controls, the soft hyphen, zero-width and bidirectional marks, line and paragraph separators,
/// surrogates, private use, tags, what is not assigned, and marks and vowels that stand on the letter before them.
public func isDisplayable(_ scalar: UInt32) -> Bool {
  switch scalar {
  case 0x20...0x7E, 0xA1...0xAC, 0xAE...0x2FF, 0x2500...0x25FC, 0x2800...0x28FF: true
  // The last one stood on the letter before it until Unicode 15.
  case 0...0xA0, 0x1160...0x11FF, 0xD7B0...0xD7FF, 0xFFFC, 0x1171E: false
  default: Unicode.Scalar(scalar).map { isPlain($0.properties.generalCategory) } ?? false
  }
}

private func isPlain(_ category: Unicode.GeneralCategory) -> Bool {
  switch category {
  case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator,
    .nonspacingMark, .enclosingMark:
    false
  default: true
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

/// Whether a scalar can be shown in a cell of its own.
public func fitsCell(_ scalar: UInt32) -> Bool { isDisplayable(scalar) && !isWide(scalar) }

/// Whether a scalar takes two columns, going by the blocks of East Asian scripts and by what is drawn as emoji.
private func isWide(_ scalar: UInt32) -> Bool {
  switch scalar {
  case 0..<0x1100, 0x2500...0x25FC, 0x2800...0x28FF: false
  case 0x1100...0x115F, 0x2329...0x232A, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97F: true
  case 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF01...0xFF60: true
  case 0xFFE0...0xFFE6, 0x16FE0...0x18DFF, 0x1AFF0...0x1B2FF, 0x1F200...0x1F2FF: true
  case 0x1F300...0x1F64F, 0x1F680...0x1F6FF, 0x1F900...0x1FAFF, 0x20000...0x3FFFF: true
  // Diagrams of the Book of Changes, since Unicode 16.
  case 0x2630...0x2637, 0x268A...0x268F, 0x1D300...0x1D376: true
  default: Unicode.Scalar(scalar)?.properties.isEmojiPresentation ?? false
  }
}

extension Cell {
  /// The scalar to send: a blank where there is none, U+FFFD for what must not be sent or needs two cells.
  public var displayedScalar: UInt32 {
    if scalar == 0 { return 0x20 }
    return fitsCell(scalar) ? scalar : 0xFFFD
  }

  /// Whether nothing but the background is seen.
  public var isBlank: Bool {
    displayedScalar == 0x20 && style.attributes.isDisjoint(with: [.underline, .reverse])
  }
}

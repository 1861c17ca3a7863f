/// One class's colour in every tier, and the tints of the ground it owns.
struct ClassColor: Sendable {
  let direct: UInt32
  let palette256: UInt8
  let palette16: UInt8
  let region: UInt32
  let region256: UInt8
  let band: UInt32
  /// From unsure to sure, in four steps.
  let confidence: InlineArray<4, UInt32>
  /// The same hue where it has to be read as a word, in 24 bits and in 256 colours.
  let word: (direct: UInt32, palette256: UInt8)
  /// Whether a word can be read in it in 16 colours.
  let isWordIn16: Bool

  init(
    _ direct: UInt32, _ palette256: UInt8, _ palette16: UInt8, region: UInt32,
    _ region256: UInt8, band: UInt32, confidence: InlineArray<4, UInt32>,
    word: UInt32? = nil, word256: UInt8? = nil, isWordIn16: Bool = true
  ) {
    self.direct = direct
    self.palette256 = palette256
    self.palette16 = palette16
    self.region = region
    self.region256 = region256
    self.band = band
    self.confidence = confidence
    self.word = (word ?? direct, word256 ?? palette256)
    self.isWordIn16 = isWordIn16
  }
}

/// Ten colours a ground, chosen for contrast and for three kinds of colour blindness.
///
/// Tints have one lightness for all classes (OKLCH), so that no class looks nearer than another.
enum Palette {
  static let dark: [ClassColor] = [
    ClassColor(
      0x2976FA, 33, 12, region: 0x162A4E, 236, band: 0x111F37,
      confidence: [0x101A2D, 0x132139, 0x162745, 0x182D51], isWordIn16: false),
    ClassColor(
      0xEB990A, 214, 3, region: 0x3E2500, 236, band: 0x2E1A01,
      confidence: [0x261704, 0x301D03, 0x3A2200, 0x422700]),
    ClassColor(
      0x0A9D77, 36, 10, region: 0x013426, 236, band: 0x00261B,
      confidence: [0x032017, 0x01291D, 0x003022, 0x003728]),
    ClassColor(
      0xC389AF, 139, 5, region: 0x411C36, 236, band: 0x2F1527,
      confidence: [0x271320, 0x311729, 0x3B1B31, 0x441E39], isWordIn16: false),
    ClassColor(
      0x99E4FE, 116, 14, region: 0x00313E, 236, band: 0x00242E,
      confidence: [0x001F28, 0x002631, 0x002D39, 0x003442]),
    ClassColor(
      0xD45B3A, 196, 9, region: 0x481C11, 236, band: 0x33160E,
      confidence: [0x2A130D, 0x361810, 0x401B12, 0x4B1F13]),
    ClassColor(
      0xF8ED58, 226, 11, region: 0x302D01, 236, band: 0x232001,
      confidence: [0x1D1B04, 0x252302, 0x2C2900, 0x332F00]),
    ClassColor(
      0xAAA2FE, 147, 13, region: 0x29254C, 236, band: 0x1E1B36,
      confidence: [0x19172C, 0x201D38, 0x262243, 0x2C274F]),
    ClassColor(
      0xF2C5A8, 223, 6, region: 0x432106, 236, band: 0x311805,
      confidence: [0x291507, 0x341A08, 0x3E1E06, 0x462409]),
    ClassColor(
      0xFFFFFF, 231, 15, region: 0x2B2B2B, 236, band: 0x1F1F1F,
      confidence: [0x1B1B1B, 0x222222, 0x282828, 0x2E2E2E]),
  ]

  static let light: [ClassColor] = [
    ClassColor(
      0x3381D3, 27, 4, region: 0xD3E7FF, 195, band: 0xECF4FF,
      confidence: [0xF1F7FF, 0xE6F1FF, 0xDBEBFF, 0xD0E5FF], word: 0x2F77C4),
    ClassColor(
      0xB07100, 131, 9, region: 0xFFDFBA, 223, band: 0xFFF1E1,
      confidence: [0xFFF5EA, 0xFFEDD8, 0xFFE5C7, 0xFFDDB5], word: 0xA36900, isWordIn16: false),
    ClassColor(
      0x247E66, 64, 8, region: 0xB6F4DE, 158, band: 0xE0FAF1,
      confidence: [0xEAFBF5, 0xDAF8ED, 0xC9F5E5, 0xB4F3DD], word256: 28, isWordIn16: false),
    ClassColor(
      0xA04E8E, 96, 5, region: 0xFFD6F3, 225, band: 0xFFEEFA,
      confidence: [0xFFF3FB, 0xFFE8F8, 0xFFDEF6, 0xFFD4F3]),
    ClassColor(
      0x034E59, 23, 12, region: 0xB1F1FE, 159, band: 0xDEF9FF,
      confidence: [0xE8FBFF, 0xD6F7FE, 0xC4F3FD, 0xAFF0FC]),
    ClassColor(
      0xAF443C, 125, 1, region: 0xFFDBD6, 224, band: 0xFFEFED,
      confidence: [0xFFF4F2, 0xFFEBE8, 0xFFE2DE, 0xFFD9D3]),
    ClassColor(
      0x453E02, 58, 0, region: 0xEDE7B1, 229, band: 0xF7F5DE,
      confidence: [0xF9F8E8, 0xF4F2D7, 0xF0EBC5, 0xECE5B0]),
    ClassColor(
      0x4E0696, 55, 13, region: 0xE7DFFF, 189, band: 0xF4F1FF,
      confidence: [0xF7F5FF, 0xF1EDFF, 0xEBE5FF, 0xE5DDFF], isWordIn16: false),
    ClassColor(
      0x331300, 52, 2, region: 0xFEDDCA, 222, band: 0xFFF0E8,
      confidence: [0xFFF4EF, 0xFFECE1, 0xFFE3D4, 0xFFDAC6], isWordIn16: false),
    ClassColor(
      0x2F2F2F, 236, 6, region: 0xE4E4E4, 254, band: 0xF3F3F3,
      confidence: [0xF7F7F7, 0xF0F0F0, 0xE9E9E9, 0xE3E3E3], isWordIn16: false),
  ]

  /// The greys of confidence where the terminal has 256 colours and a dark ground.
  static let darkConfidence256: [UInt8] = [233, 234, 235, 236]
}

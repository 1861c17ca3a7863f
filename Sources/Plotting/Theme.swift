public import Cells

/// The colours of a screen for one colour tier; nothing downstream has to quantise.
///
/// In 16 colours and without colour the terminal's own ground stays, so nothing is tinted there.
public struct Theme: Equatable, Sendable {
  public let name: ThemeName
  public let colors: ColorTier
  /// Whether it is for a projector: black or white ground, and thick lines.
  public let isStage: Bool
  /// Whether the terminal's own ground is light, which contrast then keeps.
  public let isOnLight: Bool

  public init(
    _ name: ThemeName, colors: ColorTier, isStage: Bool = false, isOnLight: Bool = false
  ) {
    self.name = name
    self.colors = colors
    self.isStage = isStage
    self.isOnLight = isOnLight
  }

  /// How many classes have a colour of their own; further ones begin again.
  public static let classColors: Int = Palette.dark.count

  /// What everything stands on.
  public var ground: Color {
    switch name {
    case .dark where isStage: ink(0x000000, 16)
    case .dark: ink(0x121212, 233)
    case .light: ink(0xFFFFFF, 231)
    case .contrast where isOnLight: ink(0xFFFFFF, 231)
    case .contrast: ink(0x000000, 16)
    case .mono: .terminal
    }
  }

  /// What is read first.
  public var text: Color {
    switch name {
    case .dark where isStage: ink(0xFFFFFF, 231)
    case .light where isStage: ink(0x000000, 16)
    case .dark: ink(0xE4E4E4, 254)
    case .light: ink(0x1C1C1C, 234)
    case .contrast where isOnLight: ink(0x000000, 16)
    case .contrast: ink(0xFFFFFF, 231)
    case .mono: .terminal
    }
  }

  /// Titles, axes, hatch: what is read second.
  public var secondText: Color {
    switch name {
    case .dark where isStage: ink(0xDADADA, 253)
    case .light where isStage: ink(0x1C1C1C, 234)
    case .dark: ink(0xA8A8A8, 248)
    case .light: ink(0x585858, 240)
    case .contrast where isOnLight: ink(0x1C1C1C, 234)
    case .contrast: ink(0xDADADA, 253)
    case .mono: .terminal
    }
  }

  /// The straight lines on which two classes are equal when the classifier is used.
  public var boundary: Color {
    switch name {
    case .dark where isStage: ink(0xFFFFFF, 231)
    case .light where isStage: ink(0x000000, 16)
    case .dark: ink(0xBCBCBC, 250)
    case .light: ink(0x585858, 240)
    case .contrast where isOnLight: ink(0x000000, 16)
    case .contrast: ink(0xFFFFFF, 231)
    case .mono: .terminal
    }
  }

  /// The dashed lines on which a class just meets its margin, between tint and band, which differ too
  /// little to be told apart by themselves.
  public var edge: Color { secondText }

  /// Whether the ground under a class carries its colour.
  public var hasTint: Bool {
    isColored && name != .contrast && (colors == .direct || colors == .palette256)
  }

  /// Whether classes are told apart by colour well enough for points to be dots.
  public var hasClassColors: Bool {
    isColored && (colors == .direct || colors == .palette256)
  }

  /// The colour of a class's points, ring arc and letter.
  public func point(_ classIndex: Int) -> Color {
    guard isColored else { return .terminal }
    let color = classColor(classIndex)
    switch colors {
    case .direct: return .direct(color.direct)
    case .palette256: return .indexed(color.palette256)
    case .palette16: return .indexed(color.palette16)
    case .none: return .terminal
    }
  }

  /// The colour of a word that is about a class: that of its points, darker where these are too faint
  /// to be read, and the text's own where sixteen colours have none that is dark enough.
  public func word(_ classIndex: Int) -> Color {
    guard isColored else { return text }
    let color = classColor(classIndex)
    switch colors {
    case .direct: return .direct(color.word.direct)
    case .palette256: return .indexed(color.word.palette256)
    case .palette16 where color.isWordIn16: return .indexed(color.palette16)
    case .palette16, .none: return text
    }
  }

  /// The ground where a class meets its margin.
  public func region(_ classIndex: Int) -> Color {
    guard hasTint else { return ground }
    let color = classColor(classIndex)
    return ink(color.region, color.region256)
  }

  /// The ground where a class is right when used, but is still pulled in training.
  public func band(_ classIndex: Int) -> Color {
    guard hasTint else { return ground }
    return ink(classColor(classIndex).band, isLight ? 231 : 234)
  }

  /// The ground of a class's confidence in steps 0 (unsure) to 3 (sure).
  public func confidence(_ classIndex: Int, step: Int) -> Color {
    guard hasTint else { return ground }
    let step = min(max(step, 0), 3)
    let color = classColor(classIndex)
    let light: [UInt8] = [231, 255, 254, color.region256]
    return ink(color.confidence[step], (isLight ? light : Palette.darkConfidence256)[step])
  }

  private var isLight: Bool { name == .light || name == .contrast && isOnLight }
  private var isColored: Bool { name != .mono && colors != .none }

  private func classColor(_ classIndex: Int) -> ClassColor {
    (isLight ? Palette.light : Palette.dark)[classIndex % Self.classColors]
  }

  private func ink(_ rgb: UInt32, _ index: UInt8) -> Color {
    switch colors {
    case .direct: .direct(rgb)
    case .palette256: .indexed(index)
    case .palette16, .none: .terminal
    }
  }
}

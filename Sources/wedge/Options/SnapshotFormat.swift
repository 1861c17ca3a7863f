import Cells
import Plotting
import Recording

/// What a frame of the screen is written as.
enum SnapshotFormat: String, CaseIterable {
  case text, ansi, svg

  /// What the ending of a file says; text where it says nothing.
  init(ending path: String?) {
    switch path?.lowercased() {
    case let path? where path.hasSuffix(".svg"): self = .svg
    case let path? where path.hasSuffix(".ans"): self = .ansi
    default: self = .text
    }
  }

  func bytes(of frame: Frame, theme: ThemeName) -> [UInt8] {
    switch self {
    case .text: Array(PlainText.text(of: frame).utf8)
    case .ansi: ANSIEncoder.page(of: frame)
    case .svg: Array(Self.svg(frame, isLight: theme == .light).utf8)
    }
  }

  /// On a light theme the terminal's own colours stand for black on white.
  private static func svg(_ frame: Frame, isLight: Bool) -> String {
    isLight
      ? SVGFrame.svg(of: frame, foreground: 0x1C1C1C, background: 0xFFFFFF)
      : SVGFrame.svg(of: frame)
  }
}

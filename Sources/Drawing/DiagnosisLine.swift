/// One sentence of the status line and how much it matters.
public struct DiagnosisLine: Equatable, Sendable {
  /// How much it matters, the worst first.
  public enum Level: Int, Comparable, Sendable {
    /// Printed as `!`.
    case act
    case note
    case ok

    public static func < (left: Level, right: Level) -> Bool { left.rawValue < right.rawValue }
  }

  public var level: Level
  /// Without the mark of its level.
  public var text: String
  /// What follows the sentence where the line has room for it.
  public var detail: String

  /// All that there is to say.
  public var whole: String { text + detail }

  public init(level: Level, text: String, detail: String = "") {
    self.level = level
    self.text = text
    self.detail = detail
  }
}

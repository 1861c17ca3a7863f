public import Cells
internal import Drawing
public import Laboratory

/// One line of the key table: the keys, what they do, and where that is said.
public struct KeyBinding: Sendable {
  /// A key and what it does.
  public struct Stroke: Hashable, Sendable {
    public var key: Key
    public var meaning: Meaning

    /// What it does in a state.
    public func action(in state: State) -> Action {
      switch meaning {
      case .action(let action): action
      case .view(let offset): .look(.viewChosen(state.figured.view(after: offset)))
      }
    }
  }

  /// What a key stands for: an action, or the main view so many places on, which the screens know.
  public enum Meaning: Hashable, Sendable {
    case action(Action)
    case view(by: Int)
  }

  /// As printed, such as `space`.
  public var keys: String
  /// A word or two for the key line; empty keeps it out.
  public var words: String
  /// A sentence for the help screen.
  public var help: String
  /// Which words the key line drops last: the smallest.
  public var priority: Int
  /// Bindings of one group stand together.
  public var group: Int
  public var strokes: [Stroke]

  init(
    _ keys: String, _ words: String, group: Int, priority: Int, help: String,
    _ strokes: KeyValuePairs<Key, Action>
  ) {
    self.keys = keys
    self.words = words
    self.help = help
    self.priority = priority
    self.group = group
    self.strokes = strokes.map { Stroke(key: $0.key, meaning: .action($0.value)) }
  }

  /// The stroke of the key that a scalar of `keys` stands for, else the first one.
  func stroke(writtenAs scalar: Unicode.Scalar?) -> Stroke? {
    let key: Key? =
      switch scalar {
      case "←": .left
      case "→": .right
      case "↑": .up
      case "↓": .down
      default: scalar.map { .character($0) }
      }
    return strokes.first { $0.key == key } ?? strokes.first
  }
}

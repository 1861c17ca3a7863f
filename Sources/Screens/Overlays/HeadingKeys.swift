internal import Cells
internal import Drawing
internal import Laboratory

/// The words of a heading that name a key and what it does: a press on them does the same.
struct HeadingKeys {
  /// As it is written, from the second column on.
  let text: String
  let actions: [(words: String, action: Action)]

  func action(for mouse: Mouse) -> Action? {
    let heading = Array(text.unicodeScalars)
    return actions.first { words, _ in
      heading.firstRange(of: Array(words.unicodeScalars))?.contains(mouse.column - 1) ?? false
    }?.action
  }
}

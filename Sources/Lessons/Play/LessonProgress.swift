/// Which lessons were gone through, and what became of their questions.
package struct LessonProgress: Equatable, Sendable {
  package struct Entry: Equatable, Sendable {
    /// As the registry names the lesson.
    package var name: String
    /// Whether the last guess was right; nil where the question was passed over.
    package var isRight: Bool?

    package init(name: String, isRight: Bool?) {
      self.name = name
      self.isRight = isRight
    }
  }

  /// In the order in which they were gone through first.
  package private(set) var entries: [Entry]

  package init(_ entries: [Entry] = []) { self.entries = entries }

  package func entry(of name: String) -> Entry? { entries.first { $0.name == name } }

  /// Lessons whose question was answered, and rightly.
  package var answered: Int { entries.count { $0.isRight != nil } }
  package var right: Int { entries.count { $0.isRight ?? false } }

  /// With what another program took down meanwhile: its lessons come first, a newer answer stands.
  package func merged(into kept: LessonProgress) -> LessonProgress {
    var merged = kept
    for entry in entries { merged.pass(entry.name, isRight: entry.isRight) }
    return merged
  }

  /// Takes down that a lesson was gone through; a question that is passed over later takes no answer away.
  package mutating func pass(_ name: String, isRight: Bool?) {
    guard let place = entries.firstIndex(where: { $0.name == name }) else {
      return entries.append(Entry(name: name, isRight: isRight))
    }
    entries[place].isRight = isRight ?? entries[place].isRight
  }
}

/// A name as its file writes it: an accent of its own and one that is part of its letter are two.
struct ExactName: Hashable {
  let text: String

  static func == (first: ExactName, second: ExactName) -> Bool {
    first.text.utf8.elementsEqual(second.text.utf8)
  }

  func hash(into hasher: inout Hasher) {
    var text = text
    text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
  }
}

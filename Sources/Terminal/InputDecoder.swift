import Cells

/// Bytes from the terminal made into events; sequences may arrive in pieces.
///
/// Answers to questions are told apart from keys, so a late answer never acts as a command. Pasted text
/// is no command either: it is dropped, except for a number.
struct InputDecoder {
  enum Input: Hashable {
    case event(Event)
    /// The ground's colour, as asked.
    case background(Background)
    /// The terminal's kind, which every terminal tells when asked: nothing asked before is still open.
    case identity
  }

  /// The key that the terminal's description gives for a sequence.
  private let describedKey: ([UInt8]) -> Key?
  private var held: [UInt8] = []
  private var paste: [UInt8]?

  /// Decodes with a terminal's description of its keys.
  init(describedKey: @escaping ([UInt8]) -> Key?) {
    self.describedKey = describedKey
  }

  /// How long to wait for the rest of what has begun; nil when nothing has.
  var patienceSeconds: Double? {
    if held.isEmpty { return nil }
    return held.starts(with: [0x1B, 0x5D]) && held.count > 2 ? 0.5 : 0.025
  }

  /// Takes bytes in and gives out what is complete.
  mutating func inputs(from bytes: some Sequence<UInt8>) -> [Input] {
    held += bytes
    var inputs: [Input] = []
    var rest = held[...]
    while let length = InputSequence.length(rest) {
      inputs += self.inputs(fromComplete: rest.prefix(length))
      rest = rest.dropFirst(length)
    }
    held = Array(rest)
    return inputs
  }

  /// Gives out what was held, when the rest of it does not come.
  mutating func inputsAfterPatience() -> [Input] {
    defer { held = [] }
    guard held.first == 0x1B else { return [] }
    switch held.count {
    case 1: return [.event(.key(.escape))]
    case 2: return [.event(.key(.escape))] + text(held[1...])
    default: return describedKey(held).map { [.event(.key($0))] } ?? []
    }
  }

  private mutating func inputs(fromComplete bytes: ArraySlice<UInt8>) -> [Input] {
    if let pasted = paste {
      guard bytes.elementsEqual(InputSequence.pasteEnd) else {
        paste = pasted.count < 64 ? pasted + bytes : pasted
        return []
      }
      paste = nil
      return isNumber(pasted) ? pasted.flatMap { text([$0]) } : []
    }
    if bytes.elementsEqual(InputSequence.pasteStart) {
      paste = []
      return []
    }
    guard bytes.count > 1, bytes.first == 0x1B else { return text(bytes) }
    return inputs(fromSequence: Array(bytes))
  }

  private func inputs(fromSequence bytes: [UInt8]) -> [Input] {
    if let mouse = InputSequence.mouse(bytes) { return [.event(.mouse(mouse))] }
    if let key = describedKey(bytes) ?? InputSequence.key(bytes) { return [.event(.key(key))] }
    if bytes.starts(with: [0x1B, 0x5B, 0x3F]), bytes.last == 0x63 { return [.identity] }
    if bytes.starts(with: Array("\u{1B}]11;".utf8)) {
      let answer = String(
        decoding: bytes.dropFirst(5).filter { $0 > 0x20 && $0 != 0x5C }, as: UTF8.self)
      return [.background(Background(answer: answer))]
    }
    return []
  }

  private func isNumber(_ bytes: [UInt8]) -> Bool {
    !bytes.isEmpty && bytes.count < 32 && bytes.allSatisfy { "0123456789.+-eE".utf8.contains($0) }
  }

  /// The key of one typed character.
  private func text(_ bytes: ArraySlice<UInt8>) -> [Input] {
    guard let scalar = String(decoding: bytes, as: UTF8.self).unicodeScalars.first else {
      return []
    }
    return Self.key(typed: scalar).map { [.event(.key($0))] } ?? []
  }

  private static func key(typed scalar: Unicode.Scalar) -> Key? {
    switch scalar.value {
    case 0x0A, 0x0D: .enter
    case 0x09: .tab
    case 0x08, 0x7F: .backspace
    case 0x1B: .escape
    case 1...26: .control(Unicode.Scalar(UInt8(scalar.value + 0x60)))
    default: isDisplayable(scalar.value) ? .character(scalar) : nil
    }
  }
}

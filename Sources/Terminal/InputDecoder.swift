import Cells

/// Bytes from the terminal made into events; sequences may arrive in pieces.
///
/// Answers to questions are told apart from keys, so a late answer never acts as a command, and pasted text
/// is one event of its own.
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
  private var enclosed: Enclosed?

  /// Decodes with a terminal's description of its keys.
  init(describedKey: @escaping ([UInt8]) -> Key?) {
    self.describedKey = describedKey
  }

  /// How long to wait for the rest of what has begun; nil when nothing has.
  var patienceSeconds: Double? {
    if enclosed != nil { return Enclosed.patienceSeconds }
    if held.isEmpty { return nil }
    // Nobody types so much of an answer, whose rest may be late.
    let isAnswer = held.starts(with: [0x1B, 0x5B]) && held.count > 2 && describedKey(held) == nil
    return isAnswer ? Enclosed.patienceSeconds : 0.025
  }

  /// Takes bytes in, as they come at a moment, and gives out what is complete.
  mutating func inputs(from bytes: some Sequence<UInt8>, at moment: Double = 0) -> [Input] {
    if enclosed?.isOverdue(at: moment) ?? false { enclosed = nil }
    var inputs: [Input] = []
    var rest = (held + bytes)[...]
    while !rest.isEmpty {
      if var open = enclosed {
        let hasEnded = open.hasEnded(taking: &rest)
        enclosed = hasEnded ? nil : open
        if hasEnded { inputs += self.inputs(from: open) }
      } else if let begun = Enclosed(beginning: &rest, at: moment) {
        enclosed = begun
      } else if let length = InputSequence.length(rest) {
        inputs += self.inputs(fromComplete: rest.prefix(length))
        rest = rest.dropFirst(length)
      } else {
        break
      }
    }
    held = Array(rest)
    return inputs
  }

  /// Gives out what was held, when the rest of it does not come.
  mutating func inputsAfterPatience() -> [Input] {
    defer { (held, enclosed) = ([], nil) }
    guard held.first == 0x1B else { return [] }
    switch held.count {
    case 1: return [.event(.key(.escape))]
    case 2: return [.event(.key(.escape))] + text(held[1...])
    default: return describedKey(held).map { [.event(.key($0))] } ?? []
    }
  }

  private func inputs(from enclosed: Enclosed) -> [Input] {
    let text = String(decoding: enclosed.content, as: UTF8.self)
    switch enclosed.kind {
    case .paste: return [.event(.paste(text))]
    case .command where text.hasPrefix("11;"): return [.background(Background(answer: text))]
    case .command, .string: return []
    }
  }

  private func inputs(fromComplete bytes: ArraySlice<UInt8>) -> [Input] {
    guard bytes.count > 1, bytes.first == 0x1B else { return text(bytes) }
    return inputs(fromSequence: Array(bytes))
  }

  private func inputs(fromSequence bytes: [UInt8]) -> [Input] {
    if let mouse = InputSequence.mouse(bytes) { return [.event(.mouse(mouse))] }
    if let key = describedKey(bytes) ?? InputSequence.key(bytes) { return [.event(.key(key))] }
    if bytes.starts(with: [0x1B, 0x5B, 0x3F]), bytes.last == 0x63 { return [.identity] }
    return []
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
    case 0x1C: .control("\\")
    default: isDisplayable(scalar.value) ? .character(scalar) : nil
    }
  }
}

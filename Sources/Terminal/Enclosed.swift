/// What comes in between a beginning and an end and is no key: pasted text, or a string that answers.
///
/// A terminal may never send the end, so that it is bounded in size and in time.
struct Enclosed {
  enum Kind {
    case paste
    /// An answer to a question about the system (OSC), by its number.
    case command
    /// Any other string: DCS, SOS, PM, APC.
    case string
  }

  /// Without another byte for so long, the end does not come.
  static let patienceSeconds = 0.5
  /// The most that is kept; the rest is passed over.
  private static let mostKept = 256

  let kind: Kind
  /// The first bytes between beginning and end.
  private(set) var content: [UInt8] = []
  private var count = 0
  /// How many bytes of the end have come.
  private var matched = 0
  private let start: Double

  /// Begins where bytes begin with a beginning, and takes it from them.
  init?(beginning bytes: inout ArraySlice<UInt8>, at moment: Double) {
    guard bytes.first == 0x1B, let second = bytes.dropFirst().first else { return nil }
    switch second {
    case UInt8(ascii: "[") where bytes.starts(with: InputSequence.pasteStart): kind = .paste
    // Alone they are Escape and a key.
    case UInt8(ascii: "]") where bytes.count > 2: kind = .command
    case _ where InputSequence.strings.contains(second) && bytes.count > 2: kind = .string
    default: return nil
    }
    bytes = bytes.dropFirst(kind == .paste ? InputSequence.pasteStart.count : 2)
    start = moment
  }

  /// Whether it lasts longer than any that ends.
  func isOverdue(at moment: Double) -> Bool {
    moment - start > (kind == .paste ? 3 : 2) || count > (kind == .paste ? 1 << 20 : 1 << 16)
  }

  /// Takes bytes up to the end, and the end; says whether it has come.
  mutating func hasEnded(taking bytes: inout ArraySlice<UInt8>) -> Bool {
    kind == .paste ? hasPasteEnded(taking: &bytes) : hasStringEnded(taking: &bytes)
  }

  private mutating func hasPasteEnded(taking bytes: inout ArraySlice<UInt8>) -> Bool {
    let end = InputSequence.pasteEnd
    while let byte = bytes.popFirst() {
      if byte == end[matched] {
        matched += 1
        if matched == end.count { return true }
        continue
      }
      keep(end.prefix(matched))
      matched = byte == end[0] ? 1 : 0
      if matched == 0 { keep([byte]) }
    }
    return false
  }

  /// Ended by ST or BEL, and broken off by CAN, SUB or the beginning of something else.
  private mutating func hasStringEnded(taking bytes: inout ArraySlice<UInt8>) -> Bool {
    while let byte = bytes.popFirst() {
      if matched == 1 {
        if byte != UInt8(ascii: "\\") { bytes = ArraySlice([0x1B, byte]) + bytes }
        return true
      }
      switch byte {
      case 0x07, 0x18, 0x1A: return true
      case 0x1B: matched = 1
      default: keep([byte])
      }
    }
    return false
  }

  private mutating func keep(_ bytes: some Collection<UInt8>) {
    count += bytes.count
    content += bytes.prefix(max(0, Self.mostKept - content.count))
  }
}

import Cells

/// The grammar of what terminals send: where a sequence ends, and what the common ones mean.
enum InputSequence {
  static let pasteStart: [UInt8] = Array("\u{1B}[200~".utf8)
  static let pasteEnd: [UInt8] = Array("\u{1B}[201~".utf8)
  /// What begins a string after ESC: DCS, SOS, OSC, PM, APC.
  static let strings: [UInt8] = Array("PX]^_".utf8)
  /// No control sequence is longer; what is has lost its end.
  private static let longestControl = 128

  /// The length of the first complete character or sequence, nil while there is none.
  static func length(_ bytes: ArraySlice<UInt8>) -> Int? {
    guard let first = bytes.first else { return nil }
    guard first == 0x1B else {
      return fixedLength(bytes, characterLength(first), from: 1) { (0x80...0xBF).contains($0) }
    }
    guard let second = bytes.dropFirst().first else { return nil }
    switch second {
    case UInt8(ascii: "["): return controlLength(bytes)
    // Broken off, it was Escape and a letter.
    case UInt8(ascii: "O"):
      return fixedLength(bytes, 3, from: 2) { $0 >= 0x20 }.map { $0 < 3 ? 1 : 3 }
    case _ where strings.contains(second): return nil
    // Escape, typed before another key in one go.
    default: return 1
    }
  }

  /// The length of what has a known one, less where something else breaks it off; nil while it is not all there.
  private static func fixedLength(
    _ bytes: ArraySlice<UInt8>, _ length: Int, from start: Int, continues: (UInt8) -> Bool
  ) -> Int? {
    let whole = bytes.prefix(length)
    if let end = whole.dropFirst(start).firstIndex(where: { !continues($0) }) {
      return end - bytes.startIndex
    }
    return whole.count == length ? length : nil
  }

  private static func characterLength(_ first: UInt8) -> Int {
    switch first {
    case 0xC2...0xDF: 2
    case 0xE0...0xEF: 3
    case 0xF0...0xF4: 4
    default: 1
    }
  }

  private static func controlLength(_ bytes: ArraySlice<UInt8>) -> Int? {
    let fixed: [UInt8: Int] = [UInt8(ascii: "M"): 6, UInt8(ascii: "["): 4]
    if let length = bytes.dropFirst(2).first.flatMap({ fixed[$0] }) {
      return fixedLength(bytes, length, from: 3) { $0 >= 0x20 }
    }
    for (offset, byte) in bytes.enumerated().dropFirst(2) {
      if offset == longestControl { return offset }
      switch byte {
      case 0x40...0x7E: return offset + 1
      case 0x20...0x3F: continue
      // Broken off by something else.
      default: return offset
      }
    }
    return nil
  }

  /// The key of a control sequence as most terminals send it, modifiers left out.
  static func key(_ bytes: [UInt8]) -> Key? {
    guard bytes.count >= 3, let final = bytes.last else { return nil }
    let first = numbers(bytes.dropFirst(2).dropLast()).first ?? 1
    switch final {
    case UInt8(ascii: "A"): return .up
    case UInt8(ascii: "B"): return .down
    case UInt8(ascii: "C"): return .right
    case UInt8(ascii: "D"): return .left
    case UInt8(ascii: "H"): return .home
    case UInt8(ascii: "F"): return .end
    case UInt8(ascii: "Z"): return .backTab
    case UInt8(ascii: "M") where bytes[1] == UInt8(ascii: "O"): return .enter
    case UInt8(ascii: "P")...UInt8(ascii: "S"): return .function(Int(final) - 0x4F)
    case UInt8(ascii: "~"): return numberedKey(first)
    default: return nil
    }
  }

  private static func numberedKey(_ number: Int) -> Key? {
    switch number {
    case 1, 7: .home
    case 2: .insert
    case 3: .delete
    case 4, 8: .end
    case 5: .pageUp
    case 6: .pageDown
    case 11...15: .function(number - 10)
    case 17...21: .function(number - 11)
    case 23, 24: .function(number - 12)
    default: nil
    }
  }

  /// A report of the mouse: `CSI < button ; column ; row M`, or its three-byte forerunner.
  ///
  /// Only the left button and the wheel are told; a report of the other buttons is nil.
  static func mouse(_ bytes: [UInt8]) -> Mouse? {
    guard bytes.count >= 6, bytes[1] == UInt8(ascii: "["), let final = bytes.last else {
      return nil
    }
    if bytes[2] == UInt8(ascii: "<") {
      let values = numbers(bytes[3...].dropLast())
      guard values.count == 3, final | 0x20 == UInt8(ascii: "m") else { return nil }
      let isRelease = final == UInt8(ascii: "m")
      return mouse(button: values[0], isRelease: isRelease, column: values[1], row: values[2])
    }
    guard bytes[2] == UInt8(ascii: "M"), bytes[3...5].allSatisfy({ $0 >= 0x20 }) else { return nil }
    let button = Int(bytes[3]) - 0x20
    let isRelease = button & 0x63 == 3
    return mouse(
      button: isRelease ? 0 : button, isRelease: isRelease, column: Int(bytes[4]) - 0x20,
      row: Int(bytes[5]) - 0x20)
  }

  private static func mouse(button: Int, isRelease: Bool, column: Int, row: Int) -> Mouse? {
    let modifiers = 4 | 8 | 16
    let kind: Mouse.Kind
    switch button & ~modifiers {
    case 0: kind = isRelease ? .release : .press
    case 32: kind = .drag
    case 64: kind = .wheelUp
    case 65: kind = .wheelDown
    default: return nil
    }
    return Mouse(kind: kind, column: max(0, column - 1), row: max(0, row - 1))
  }

  private static func numbers(_ bytes: ArraySlice<UInt8>) -> [Int] {
    bytes.split(separator: UInt8(ascii: ";")).compactMap {
      Int(String(decoding: $0, as: UTF8.self))
    }
  }
}

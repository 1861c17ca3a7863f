import Cells

/// A terminal in memory that knows only what our encoder may send, and remembers everything else as an offence.
struct VirtualTerminal {
  private(set) var frame: Frame
  private(set) var offences: [String] = []
  private(set) var style = Style()
  private var column = 0
  private var row = 0

  init(_ frame: Frame) {
    self.frame = frame
  }

  /// Takes bytes in as a terminal would.
  mutating func feed(_ bytes: [UInt8]) {
    var scalars = Array(String(decoding: bytes, as: UTF8.self).unicodeScalars)[...]
    while let scalar = scalars.popFirst() {
      if scalar != "\u{1B}" {
        put(scalar)
        continue
      }
      guard scalars.popFirst() == "[" else {
        offences.append("an escape that is no control sequence")
        return
      }
      let parameters = scalars.prefix { $0 == ";" || ("0"..."9").contains($0) }
      scalars = scalars.dropFirst(parameters.count)
      let numbers = String(String.UnicodeScalarView(parameters))
        .split(separator: ";", omittingEmptySubsequences: false).map { Int($0) ?? 0 }
      control(scalars.popFirst() ?? " ", numbers)
    }
  }

  private mutating func put(_ scalar: Unicode.Scalar) {
    guard isDisplayable(scalar.value), frame.contains(column: column, row: row) else {
      offences.append("U+\(String(scalar.value, radix: 16)) at \(column), \(row)")
      return
    }
    frame[column, row] = Cell(scalar, style: style)
    column += 1
  }

  private mutating func control(_ final: Unicode.Scalar, _ numbers: [Int]) {
    switch final {
    case "H":
      row = max(1, numbers.first ?? 1) - 1
      column = max(1, numbers.count > 1 ? numbers[1] : 1) - 1
    case "C": column += max(1, numbers.first ?? 1)
    case "m": render(numbers)
    default: offences.append("CSI \(final)")
    }
  }

  private mutating func render(_ numbers: [Int]) {
    var rest = numbers[...]
    while let number = rest.popFirst() {
      switch number {
      case 0: style = Style()
      case 1: style.attributes.insert(.bold)
      case 22: style.attributes.remove(.bold)
      case 4: style.attributes.insert(.underline)
      case 24: style.attributes.remove(.underline)
      case 7: style.attributes.insert(.reverse)
      case 27: style.attributes.remove(.reverse)
      case 30...39, 90...97: style.foreground = color(number, base: 30, &rest)
      case 40...49, 100...107: style.background = color(number, base: 40, &rest)
      default: offences.append("rendition \(number)")
      }
    }
  }

  private mutating func color(_ number: Int, base: Int, _ rest: inout ArraySlice<Int>) -> Color {
    switch number - base {
    case 0...7: return .indexed(UInt8(number - base))
    case 60...67: return .indexed(UInt8(number - base - 52))
    case 9: return .terminal
    default:
      if rest.popFirst() == 5 { return .indexed(UInt8(rest.popFirst() ?? 0)) }
      let channels = [rest.popFirst() ?? 0, rest.popFirst() ?? 0, rest.popFirst() ?? 0]
      return .direct(channels.reduce(0) { $0 << 8 | UInt32($1) })
    }
  }
}

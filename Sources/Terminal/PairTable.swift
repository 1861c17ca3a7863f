import CTerminal
import Cells

/// The numbers under which ncurses knows pairs of colours, given out as they are met.
struct PairTable {
  private let limit: Int32
  private var numbers: [UInt64: Int32] = [:]
  private var last: (key: UInt64, number: Int32) = (UInt64.max, 0)

  /// A table for a terminal with so many pairs, of which the first is its own colours.
  init(limit: Int32) {
    self.limit = limit
  }

  /// The number of a pair, nil when the table is full.
  mutating func number(foreground: Int32, background: Int32) -> Int32? {
    if foreground == -1, background == -1 { return 0 }
    let key = UInt64(UInt32(bitPattern: foreground)) << 32 | UInt64(UInt32(bitPattern: background))
    if key == last.key { return last.number }
    if let known = numbers[key] {
      last = (key, known)
      return known
    }
    let next = Int32(numbers.count + 1)
    guard next < limit else { return nil }
    terminal_define_pair(next, foreground, background)
    numbers[key] = next
    last = (key, next)
    return next
  }

  /// Starts anew; every cell must then be put again.
  mutating func forget() {
    numbers = [:]
    last = (UInt64.max, 0)
    terminal_forget_pairs()
  }
}

import CTerminal
import Cells

/// The key that the terminal's description gives for a sequence, nil when it knows none.
func describedKey(_ sequence: [UInt8]) -> Key? {
  let key = terminal_key(sequence.map { CChar(bitPattern: $0) } + [0])
  return switch key.kind {
  case .unknown: nil
  case .up: .up
  case .down: .down
  case .left: .left
  case .right: .right
  case .home: .home
  case .end: .end
  case .pageUp: .pageUp
  case .pageDown: .pageDown
  case .enter: .enter
  case .backTab: .backTab
  case .backspace: .backspace
  case .delete: .delete
  case .insert: .insert
  case .function: .function(Int(key.number))
  }
}

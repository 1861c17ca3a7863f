internal import Kernels

/// Which pairs of one kind are looked at: all of them up to a number; of more, so many, one of each
/// stretch of equally many, drawn by a seed.
///
/// Pairs are numbered by the row that comes first among rows by class, and then by the other one.
struct PairPlan: Sendable {
  enum Kind: Sendable {
    /// Of one class.
    case same
    /// Of two classes.
    case different
  }

  /// As many pairs of a kind as are all looked at.
  static let most: Int = 20_000_000
  /// Pairs that are looked at in one go.
  private static let pieceSize = 1 << 16

  let rows: RowsByClass
  let kind: Kind
  /// How many pairs there are, and how many of them are looked at.
  let total: Int
  let count: Int
  private let seed: UInt64
  /// Pairs before those of each place, and all of them.
  private let before: [Int]

  init(_ rows: RowsByClass, _ kind: Kind, seed: UInt64, most: Int = PairPlan.most) {
    self.rows = rows
    self.kind = kind
    self.seed = seed
    var before = [0]
    before.reserveCapacity(rows.count + 1)
    var sum = 0
    for place in 0..<rows.count {
      let end = rows.starts[Int(rows.classOf[place]) + 1]
      sum += kind == .same ? end - place - 1 : rows.count - end
      before.append(sum)
    }
    self.before = before
    total = sum
    count = min(sum, most)
  }

  var pieces: Int { (count + Self.pieceSize - 1) / Self.pieceSize }

  /// Where a piece's pairs are kept.
  func slots(ofPiece piece: Int) -> Range<Int> {
    piece * Self.pieceSize..<min((piece + 1) * Self.pieceSize, count)
  }

  /// Tells of each row that comes first in a piece's pairs, with the places of the others.
  ///
  /// - Parameter body: is given the place of the first, those of the others, and the slot of the
  ///   first such pair.
  func forEachRow(ofPiece piece: Int, _ body: (Int, [Int32], Int) -> Void) {
    let slots = slots(ofPiece: piece)
    guard !slots.isEmpty else { return }
    let (stretch, rest) = total.quotientAndRemainder(dividingBy: count)
    let stream = kind == .same ? RandomStream.pairsOfOneClass : .pairsOfTwoClasses
    var generator = SeededGenerator(seed: seed &+ UInt64(piece), stream: stream.rawValue)
    // The stretches of slots begin at slot · total / count, rounded down.
    var (extra, part) = (slots.lowerBound * rest).quotientAndRemainder(dividingBy: count)
    var next = slots.lowerBound * stretch + extra
    var place = before.prefixCount { $0 <= next } - 1
    var others: [Int32] = []
    var first = slots.lowerBound
    for slot in slots {
      part += rest
      if part >= count { (extra, part) = (extra + 1, part - count) }
      let end = (slot + 1) * stretch + extra
      let pair = end - next > 1 ? next + generator.index(below: end - next) : next
      next = end
      if pair >= before[place + 1] {
        if !others.isEmpty { body(place, others, first) }
        others.removeAll(keepingCapacity: true)
        first = slot
        repeat { place += 1 } while pair >= before[place + 1]
      }
      others.append(Int32(truncatingIfNeeded: otherPlace(of: place) + pair - before[place]))
    }
    if !others.isEmpty { body(place, others, first) }
  }

  /// The first place that a place is paired with.
  private func otherPlace(of place: Int) -> Int {
    kind == .same ? place + 1 : rows.starts[Int(rows.classOf[place]) + 1]
  }
}

internal import MarginLosses

/// How much of the triplets of each step was easy, semi-hard and hard, in 0…1; empty for losses
/// without triplets.
public struct TripletShares: Equatable, Codable, Sendable {
  public private(set) var easy: History = History()
  public private(set) var semihard: History = History()
  public private(set) var hard: History = History()

  public init() {}

  /// Whether shares that were read could have been counted.
  var isSound: Bool {
    [easy, semihard, hard].allSatisfy {
      $0.isSound() && $0.losses.count == easy.losses.count && $0.stride == easy.stride
    }
  }

  mutating func append(_ tally: Tally) {
    let count = tally.easy + tally.semihard + tally.hard
    guard count > 0 else { return }
    easy.append(Float(tally.easy) / Float(count))
    semihard.append(Float(tally.semihard) / Float(count))
    hard.append(Float(tally.hard) / Float(count))
  }
}

internal import Training

/// Two classes by their places among all.
public struct ClassPair: Equatable, Codable, Sendable {
  public var first: Int
  public var second: Int

  init(_ first: Int, _ second: Int) { (self.first, self.second) = (first, second) }

  init(_ gap: PrototypeGap) { self.init(gap.first, gap.second) }
}

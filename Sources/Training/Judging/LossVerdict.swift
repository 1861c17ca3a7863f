internal import Kernels
public import MarginLosses

/// What one loss says of embeddings that lie where they lie.
public struct LossVerdict: Sendable {
  public let description: LossDescription
  public let parameters: LossParameters
  /// The share that is right as used, in 0…1.
  public let accuracy: Double
  /// The share that meets the margin, in 0…1; the others violate it.
  public let withMargin: Double
  /// The margin that prototypes as near as the nearest two leave room for; nil without a margin.
  public let limit: Double?
  /// The largest margin that a share of the rows meets; empty without a margin, nil where not even
  /// the smallest is met.
  public let met: [(share: Double, margin: Double?)]

  /// Shares for which the margin is asked.
  public static let shares: [Double] = [0.5, 0.9, 0.95, 0.99]

  /// - Parameters:
  ///   - judgements: the rows' angles; they decide alone unless the next is given.
  ///   - judged: what this very loss says, where lengths of prototypes matter to it.
  ///   - narrowest: radians between the nearest two prototypes.
  init(
    _ loss: any MarginLoss, _ parameters: LossParameters, judgements: [Judgement],
    judged: [Judgement]?, narrowest: Double?
  ) {
    let description = type(of: loss).description
    self.description = description
    self.parameters = parameters
    let count = Double(max(judgements.count, 1))
    let ownAngles = judgements.map { Double($0.ownAngle) }
    let rivals = judgements.map { Double.cos(Double($0.nextAngle)) }
    accuracy =
      Double(judged?.count { $0.isRight } ?? judgements.count { $0.ownAngle < $0.nextAngle })
      / count
    withMargin =
      judged.map { Double($0.count { $0.meetsMargin }) / count }
      ?? MetMargins.share(loss, ownAngles, rivals)
    limit = narrowest.flatMap { loss.marginBound(spacing: $0, with: parameters).limit }
    met =
      judged == nil
      ? MetMargins(type(of: loss), parameters, ownAngles, rivals).map { ask in
        Self.shares.map { ($0, ask.largest(metBy: $0)) }
      } ?? [] : []
  }
}

/// The margins that shares of rows meet.
private struct MetMargins {
  private let loss: any MarginLoss.Type
  private let parameters: LossParameters
  private let ownAngles: [Double]
  /// The cosine of the nearest other prototype of each row.
  private let rivals: [Double]
  private let key: String
  private let range: ClosedRange<Double>
  /// The share that meets each of some margins, ascending.
  private var coarse: [(margin: Double, share: Double)] = []

  private static let steps = 64

  init?(
    _ loss: any MarginLoss.Type, _ parameters: LossParameters, _ ownAngles: [Double],
    _ rivals: [Double]
  ) {
    let description = loss.description
    guard let key = description.marginKey,
      let margin = description.hyperparameters.first(where: { $0.key == key })
    else { return nil }
    self.loss = loss
    self.parameters = parameters
    self.ownAngles = ownAngles
    self.rivals = rivals
    self.key = key
    range = margin.range
    let width = range.upperBound - range.lowerBound
    for step in 0...Self.steps {
      let margin = range.lowerBound + width * Double(step) / Double(Self.steps)
      coarse.append((margin, share(at: margin)))
    }
  }

  /// The share whose target logit beats the cosine of the nearest other prototype.
  static func share(_ loss: any MarginLoss, _ ownAngles: [Double], _ rivals: [Double]) -> Double {
    let met = ownAngles.indices.count { loss.target(ownAngles[$0]).logit > rivals[$0] }
    return Double(met) / Double(max(ownAngles.count, 1))
  }

  /// The largest margin below which every one is met by a share of the rows; a target logit that
  /// falls back beyond π may be met again by margins that nobody means.
  func largest(metBy share: Double) -> Double? {
    guard let first = coarse.firstIndex(where: { $0.share < share }) else {
      return range.upperBound
    }
    guard first > 0 else { return nil }
    return Bisection.edge(
      holding: coarse[first - 1].margin, failing: coarse[first].margin, halvings: 30
    ) { self.share(at: $0) >= share }.holding
  }

  private func share(at margin: Double) -> Double {
    var parameters = parameters
    parameters[key] = margin
    return Self.share(loss.init(parameters), ownAngles, rivals)
  }
}

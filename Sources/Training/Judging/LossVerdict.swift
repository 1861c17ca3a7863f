internal import Kernels
public import MarginLosses

/// What one loss says of embeddings that lie where they lie.
public struct LossVerdict: Sendable {
  public let description: LossDescription
  public let parameters: LossParameters
  /// The share that is right as used.
  public let right: ShareOfRows
  /// The share that meets the margin; the others violate it.
  public let met: ShareOfRows
  /// The margin that prototypes as near as the nearest two leave room for; nil without a margin.
  public let limit: Double?
  /// How long the embeddings are that this holds of, the mean; nil where the margin does not follow the length.
  public let limitNorm: Double?
  /// What the loss has learnt of the rows, by name.
  public let learnt: [(name: String, value: Double)]
  /// The largest margin that a share of the rows meets; empty without a margin and where all classes are
  /// asked at once, nil where not even the smallest is met.
  public let metMargins: [(share: Double, margin: Double?)]

  /// Whether it is known of what the loss asks what other rows would change: of one that asks all classes at
  /// once it would take the angles to all of them for each group that is left out.
  let isWorkedOut: Bool
  /// Of each row, whether it is right and whether it meets the margin.
  private let flags: [(right: Holding, met: Holding)]

  /// In 0…1; nil where no row was judged.
  public var accuracy: Double? { right.share }
  /// In 0…1; nil where no row was judged.
  public var withMargin: Double? { met.share }
  /// The share that violates the margin, in 0…1, and where it may lie; nil where no row was judged.
  public var violation: (rate: Double, interval: ConfidenceInterval?)? {
    withMargin.map { share in
      (1 - share, met.interval?.complement)
    }
  }

  /// Shares for which the margin is asked.
  public static let shares: [Double] = [0.5, 0.9, 0.95, 0.99]

  /// - Parameters:
  ///   - untaught: as it was made of its parameters.
  ///   - sorted: the same rows, with the cosine of the nearest other prototype as the rival.
  ///   - judge: found the rows.
  ///   - narrowest: radians between the nearest two prototypes.
  init(
    _ untaught: any MarginLoss, _ parameters: LossParameters, _ rows: JudgedRows,
    _ sorted: SortedAngles, _ judge: RowJudge, _ known: KnownOfRows, narrowest: Double?,
    _ inPieces: InPieces
  ) {
    let (classes, loss) = (judge.classes, known.taught(untaught))
    let description = type(of: loss).description
    self.description = description
    self.parameters = parameters
    limitNorm = loss.marginFollowsLength ? loss.usualNorm : nil
    learnt = loss.learntOfRows
    limit = narrowest.flatMap { loss.marginBound(spacing: $0, with: parameters).limit }
    // Prototypes of length 1 leave angles alone to decide; given ones have lengths of their own.
    let byLength = loss.rule == .innerProduct && !rows.lengthRivals.isEmpty
    let flags = Self.flags(loss, rows, judge, byLength: byLength, inPieces)
    self.flags = flags
    right = ShareOfRows(
      of: rows.labels, classes: classes, rows.redrawing, copies: rows.copies
    ) { flags[$0].right }
    let isWorkedOut = loss.asksAllAtOnce == nil || !rows.redrawing.movesMeans
    self.isWorkedOut = isWorkedOut
    met = ShareOfRows(
      of: rows.labels, classes: classes, rows.redrawing, copies: rows.copies,
      isWorkedOut: isWorkedOut
    ) { flags[$0].met }
    metMargins =
      byLength || loss.asksAllAtOnce != nil
      ? []
      : MetMargins(type(of: loss), parameters, rows, sorted, known, inPieces).map {
        ask in
        Self.shares.map { ($0, ask.largest(metBy: $0, inPieces)) }
      } ?? []
  }

  func isRight(_ row: Int) -> Holding { flags[row].right }
  func isMet(_ row: Int) -> Holding { flags[row].met }

  private static func flags(
    _ loss: any MarginLoss, _ rows: JudgedRows, _ judge: RowJudge, byLength: Bool,
    _ inPieces: InPieces
  ) -> [(right: Holding, met: Holding)] {
    let size = 8192
    let rule = MarginRule(loss, classes: judge.classes)
    // Who asks all classes at once is told the angles to all.
    let met = loss.asksAllAtOnce.map { judge.met(by: $0, rows, inPieces) }
    return gathered((rows.count + size - 1) / size, inPieces) { piece in
      (piece * size..<min(piece * size + size, rows.count)).map { row in
        guard !byLength else {
          let (own, rival) = (rows.ownAngles[row], rows.lengthRivals[row])
          return (
            Holding(Double.cos(own) > rival), Holding(rule.isMet(own: own, rivalCosine: rival))
          )
        }
        let isMet =
          met.map { Holding($0[row]) }
          ?? rows.holding(row) { rule.isMet(row, of: rows, own: $0, next: $1) }
        return (rows.holding(row, MarginRule.isRight), isMet)
      }
    }.flatMap { $0 }
  }
}

extension LossVerdict {
  /// What decides how large m may be for embeddings that lie where they lie.
  public enum MarginGuide: String, Sendable {
    /// The nearest two prototypes leave no more room: a larger m cannot be met by any training.
    case room
    /// What most rows meet: with a smaller m hardly a row is pulled.
    case met = "met_by_95"
  }

  /// The share of rows of `MarginGuide.met`.
  public static let guidingShare: Double = 0.95

  /// The largest margin that most rows meet; nil where not even the smallest is, and where none is told.
  public var guidingMargin: Double? {
    metMargins.first { $0.share == Self.guidingShare }?.margin
  }

  /// Whether the nearest two prototypes meet no margin: the loss asks for more without one.
  public var hasNoRoom: Bool {
    let margin = description.hyperparameters.first { $0.key == description.marginKey }
    guard let limit, let margin else { return false }
    // As near as prototypes that tie.
    return limit <= margin.range.lowerBound + MarginRule.tie
  }

  /// Which of the two to set m by: m above what most rows meet, and no higher than the room; nil
  /// without a margin, where none can be met, and where no row was judged.
  public var marginGuide: MarginGuide? {
    guard !metMargins.isEmpty, accuracy != nil, !hasNoRoom else { return nil }
    guard let met = guidingMargin else { return limit == nil ? nil : .room }
    // Between the two there has to be something to set: of rows that lie on their prototypes they differ by what
    // ties and halving leave.
    return limit.map { met < $0 - min(0.001, 0.1 * $0) ? .met : .room } ?? .met
  }
}

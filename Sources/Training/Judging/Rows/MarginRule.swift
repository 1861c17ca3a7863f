internal import Kernels
internal import MarginLosses

/// Which judged rows meet a loss's margin, by the angles to the own prototype and to the nearest other one,
/// and by their own length where the margin follows it.
struct MarginRule: Sendable {
  private let loss: any Classifier
  /// As it asks of each class.
  private let asked: [any Classifier]
  private let followsLength: Bool

  /// Angles nearer to one another than this are the same, in radians.
  static let tie = 1e-7

  init(_ loss: any MarginLoss, classes: Int) {
    self.loss = loss
    asked = loss.beatsCosines ? [] : (0..<classes).map { loss.asked(ofClass: $0) }
    followsLength = loss.marginFollowsLength
  }

  /// Of prototypes that tie nobody wins, whichever way the last digits of means are rounded.
  static func isRight(own: Double, next: Double) -> Bool { own < next - tie }

  /// The cosine that a target logit has to beat; none does where prototypes tie.
  static func rival(own: Double, next: Double) -> Double {
    (own - next).magnitude <= tie ? .infinity : Double.cos(next)
  }

  func isMet(_ row: Int, of rows: JudgedRows) -> Bool {
    isMet(row, of: rows, own: rows.ownAngles[row], next: rows.nextAngles[row])
  }

  /// The same at other angles.
  func isMet(_ row: Int, of rows: JudgedRows, own: Double, next: Double) -> Bool {
    // What is met is right too: a class that is asked alone, or for less than its ground, may say yes where
    // another one wins, and a tie is decided by the last digits.
    guard Self.isRight(own: own, next: next) else { return false }
    guard asked.isEmpty else { return asked[Int(rows.labels[row])].lead(own: own, rival: next) > 0 }
    guard followsLength else { return isMet(own: own, rivalCosine: Double.cos(next)) }
    return loss.target(own, norm: rows.lengths[row]).logit > Double.cos(next)
  }

  /// The same by what the target logit has to beat.
  func isMet(own: Double, rivalCosine: Double) -> Bool { loss.target(own).logit > rivalCosine }
}

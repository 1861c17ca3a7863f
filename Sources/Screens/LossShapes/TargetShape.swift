internal import Drawing
internal import Kernels
internal import Laboratory
internal import MarginLosses

/// Where a target logit breaks off, and where it does not pull.
struct TargetShape {
  /// A break of the curve: the last angle before it, the first after it, and ψ there.
  struct Jump {
    var low: Double
    var high: Double
    var before: Double
    var after: Double
  }

  /// Angles at which a point is left where it is, or pushed away.
  struct Stretch: Equatable {
    var start: Double
    var end: Double
    var words: String
  }

  private(set) var jumps: [Jump] = []
  private(set) var stretches: [Stretch] = []
  private let loss: any Classifier

  private static let steps = 720

  init(_ loss: any Classifier) {
    self.loss = loss
    let targets = (0...Self.steps).map { loss.target(Self.angle($0)) }
    findJumps(targets)
    findStretches(targets.map(\.slope))
  }

  /// The stretches of 0…π without a jump inside.
  var pieces: [ClosedRange<Double>] {
    let starts = [0] + jumps.map(\.high)
    let ends = jumps.map(\.low) + [Double.pi]
    return zip(starts, ends).filter { $0 <= $1 }.map { $0...$1 }
  }

  private static func angle(_ index: Int) -> Double { Double.pi * Double(index) / Double(steps) }

  /// A change that the slopes at both ends cannot explain is halved until only a jump is left of it.
  private mutating func findJumps(_ targets: [(logit: Double, slope: Double)]) {
    let step = Double.pi / Double(Self.steps)
    for index in 0..<Self.steps {
      let change = (targets[index + 1].logit - targets[index].logit).magnitude
      let slope = max(targets[index].slope.magnitude, targets[index + 1].slope.magnitude)
      guard change > 2 * slope * step + 1e-3 else { continue }
      let jump = narrowed(Self.angle(index), Self.angle(index + 1))
      if (jump.after - jump.before).magnitude > 1e-3 { jumps.append(jump) }
    }
  }

  private func narrowed(_ start: Double, _ end: Double) -> Jump {
    var jump = Jump(
      low: start, high: end, before: loss.target(start).logit, after: loss.target(end).logit)
    for _ in 0..<60 {
      let middle = (jump.low + jump.high) / 2
      let value = loss.target(middle).logit
      if (value - jump.before).magnitude > (jump.after - value).magnitude {
        (jump.high, jump.after) = (middle, value)
      } else {
        (jump.low, jump.before) = (middle, value)
      }
    }
    return jump
  }

  private mutating func findStretches(_ slopes: [Double]) {
    var index = 0
    while index < slopes.count {
      guard let words = Self.words(slopes[index]) else {
        index += 1
        continue
      }
      var last = index
      while last + 1 < slopes.count, Self.words(slopes[last + 1]) == words { last += 1 }
      // A plateau of a single angle is no stretch.
      if last - index >= 2 {
        stretches.append(
          Stretch(start: Self.angle(index), end: Self.angle(last), words: words))
      }
      index = last + 1
    }
  }

  private static func words(_ slope: Double) -> String? {
    if slope > 1e-9 { return "pushes away" }
    return slope > -1e-9 ? "no pull" : nil
  }
}

/// A named part of a formula: what a loss is set to, what is measured, or what is defined by another
/// formula.
public struct Quantity: Hashable, Sendable {
  /// What a quantity stands for, so that a picture can colour it.
  public enum Role: Hashable, Sendable {
    case own, rival, sample, margin, scale, weight, constant, auxiliary
  }

  public indirect enum Value: Hashable, Sendable {
    case measured(Measure)
    case set(Double)
    case defined(Formula)
  }

  /// As it is printed, with its index, such as `θy`.
  public let name: String
  public let role: Role
  public let unit: Unit
  public let value: Value

  init(name: String, role: Role, unit: Unit, value: Value) {
    self.name = name
    self.role = role
    self.unit = unit
    self.value = value
  }

  /// A number that is set.
  init(_ name: String, _ role: Role, unit: Unit, set number: Double) {
    self.init(name: name, role: role, unit: unit, value: .set(number))
  }

  /// What is measured, by its usual name.
  public init(_ measure: Measure) {
    self.init(
      name: measure.rawValue, role: measure.role,
      unit: [.ownAngle, .rivalAngle, .positiveAngle].contains(measure) ? .radians : .plain,
      value: .measured(measure))
  }

  /// What it is short for; nil where it is a number or is measured.
  public var definition: Formula? {
    if case .defined(let formula) = value { return formula }
    return nil
  }

  /// Whether it counts whole turns, as k = ⌊t/π⌋ does.
  var isCount: Bool {
    if case .applied(.floor, _)? = definition { return true }
    return false
  }

  /// What is measured under this name; nil for any other quantity.
  public var measure: Measure? {
    if case .measured(let measure) = value { return measure }
    return nil
  }
}

/// What is measured of a sample; y is its class, j another one, p and n are examples.
public enum Measure: String, CaseIterable, Sendable {
  case ownAngle = "θy"
  case ownNorm = "‖wy‖"
  case ownProduct = "wy·x"
  case ownBias = "by"
  case rivalAngle = "θj"
  case rivalNorm = "‖wj‖"
  case rivalProduct = "wj·x"
  case rivalBias = "bj"
  /// To the mean of the class: half the square, each axis in its own standard deviations.
  case ownDistance = "dy"
  /// What the standard deviations of the class cost.
  case ownSpread = "hy"
  case rivalDistance = "dj"
  case rivalSpread = "hj"
  case norm = "‖x‖"
  case classes = "C"
  /// The class of the sample, from 0.
  case label = "y"
  case centerDistance = "‖x−cy‖"
  case distance = "d"
  case positiveDistance = "d(a,p)"
  case negativeDistance = "d(a,n)"
  case betweenDistance = "d(p,n)"
  case positiveProduct = "a·p"
  case negativeProduct = "a·n"
  case positiveAngle = "θ(a,p)"
  /// Of the positive and a negative.
  case betweenProduct = "p·n"
  /// Of the positive and another anchor.
  case otherAnchorProduct = "p·a′"
  case anchorNorm = "‖a‖"
  case positiveNorm = "‖p‖"
  /// How many examples of the anchor's class, and of other classes, are compared with it.
  case positiveCount = "|P|"
  case negativeCount = "|N|"
  /// A learnt distance that parts the classes.
  case radius = "β"

  /// The same of the own class; nil for what is not measured of another class.
  var ofOwnClass: Measure? {
    switch self {
    case .rivalAngle: .ownAngle
    case .rivalNorm: .ownNorm
    case .rivalProduct: .ownProduct
    case .rivalBias: .ownBias
    case .rivalDistance: .ownDistance
    case .rivalSpread: .ownSpread
    case .negativeProduct: .positiveProduct
    default: nil
    }
  }

  var role: Quantity.Role {
    switch self {
    case .ownAngle, .ownNorm, .ownProduct, .ownBias, .ownDistance, .ownSpread, .positiveDistance,
      .positiveProduct, .positiveAngle:
      .own
    case .rivalAngle, .rivalNorm, .rivalProduct, .rivalBias, .rivalDistance, .rivalSpread,
      .negativeDistance, .betweenDistance,
      .negativeProduct, .betweenProduct, .otherAnchorProduct:
      .rival
    default: .sample
    }
  }
}

/// One sample as a formula reads it.
public struct FormulaSample: Sendable {
  /// What is measured of the sample and its own class.
  public var values: [Measure: Double]
  /// What is measured of each other class.
  public var rivals: [[Measure: Double]]
  /// What is measured of each other example of an anchor's class.
  public var positives: [[Measure: Double]] = []
  /// Whether both examples of a pair have one class.
  public var isSameClass: Bool
  /// ψ of an angle, for losses that say no more of it.
  public var target: @Sendable (Double) -> Double

  public init(
    _ values: [Measure: Double] = [:], rivals: [[Measure: Double]] = [], isSameClass: Bool = false,
    target: @escaping @Sendable (Double) -> Double = { _ in .nan }
  ) {
    self.values = values
    self.rivals = rivals
    self.isSameClass = isSameClass
    self.target = target
  }

  /// What a sum over examples goes over.
  func gathered(_ examples: Formula.Gathering) -> [[Measure: Double]] {
    examples == .positives ? positives : rivals
  }

  /// A measured number; of another class while a sum goes over it.
  func value(_ measure: Measure, _ rival: [Measure: Double]?) -> Double {
    if measure == .classes { return Double(rivals.count + 1) }
    if measure.ofOwnClass != nil { return rival?[measure] ?? .nan }
    return rival?[measure] ?? values[measure] ?? .nan
  }

  /// The own class as if it were another one, for a sum over all classes.
  var ownAsRival: [Measure: Double] {
    var result: [Measure: Double] = [:]
    for measure in Measure.allCases {
      if let own = measure.ofOwnClass { result[measure] = values[own] }
    }
    return result
  }
}

internal import MarginLosses
public import Training

/// A run's configuration in one short word that fits on a slide and into a shell without quotes, such
/// as `w1:arcface,m=0.5,s=8:digits,classes=8:seed=7:c4`.
///
/// After the version come the loss with its numbers, the data, then what is not as usual, and in the
/// end two figures that tell a mistyped word.
public enum StateString {
  static let version = "w1"

  /// A word that cannot be read, and what is wrong with it.
  public struct Fault: Error, Equatable, Sendable {
    /// What is wrong and what to do, to be read after the word.
    public let text: String
  }

  /// The word for a configuration; nil where rows of a file belong to it.
  public static func text(_ configuration: Configuration) -> String? {
    guard configuration.table == nil || configuration.data != TableData.name else { return nil }
    let parameters = configuration.parameters
    var loss = [configuration.loss]
    if let variant = parameters.variant { loss.append("variant=\(variant)") }
    loss += parameters.values.map { "\($0.key)=\(number($0.number))" }
    // A setting that another one brings with it need not be said.
    var known = usual(of: configuration)
    var rest = ["seed=\(configuration.seed)"]
    for field in fields {
      let value = field.text(configuration)
      guard value != field.text(known) else { continue }
      rest.append("\(field.name)=\(value)")
      try? field.set(&known, value)
    }
    let body = [
      version, loss.joined(separator: ","),
      "\(configuration.data),classes=\(configuration.classes)", rest.joined(separator: ","),
    ].joined(separator: ":")
    return body + ":" + check(body)
  }

  /// The configuration that a word means.
  ///
  /// - Throws: what is wrong with it; the run itself is checked when it is made.
  public static func configuration(_ text: String) throws(Fault) -> Configuration {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    guard parts.first == version else {
      throw Fault(text: "does not begin with \(version):. Copy the whole word that key y shows.")
    }
    guard parts.count == 5 else {
      throw Fault(text: "has \(parts.count) parts where 5 belong. Copy the whole word.")
    }
    guard check(parts.dropLast().joined(separator: ":")) == parts[4] else {
      throw Fault(text: "is mistyped: its last two figures do not match. Compare it once more.")
    }
    var configuration = Configuration()
    let loss = members(parts[1])
    configuration.loss = loss.name
    configuration.parameters = LossParameters()
    for (key, value) in loss.values {
      if key == "variant" {
        configuration.parameters.variant = value
      } else {
        configuration.parameters[key] = try double(value, key)
      }
    }
    let data = members(parts[2])
    configuration.data = data.name
    configuration.classes = try whole(data.values.first { $0.key == "classes" }?.value, "classes")
    configuration = usual(of: configuration)
    for (key, value) in members("," + parts[3]).values {
      if key == "seed" {
        guard let seed = UInt64(value) else { throw Fault(text: "has no seed '\(value)'.") }
        configuration.seed = seed
      } else if let field = fields.first(where: { $0.name == key }) {
        try field.set(&configuration, value)
      } else {
        throw Fault(text: "names '\(key)', which this version does not know.")
      }
    }
    return configuration
  }

  /// The same loss, data and classes with all else as usual.
  private static func usual(of configuration: Configuration) -> Configuration {
    var usual = Configuration()
    usual.loss = configuration.loss
    usual.parameters = configuration.parameters
    usual.data = configuration.data
    usual.classes = configuration.classes
    usual.mode = usual.usualMode
    usual.learningRate = usual.usualLearningRate
    usual.batch = usual.usualBatch
    usual.initialization = usual.usualInitialization

    return usual
  }

  private static func members(_ text: String) -> (
    name: String, values: [(key: String, value: String)]
  ) {
    let parts = text.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    let values = parts.dropFirst().map { part in
      let sides = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      return (key: String(sides[0]), value: sides.count > 1 ? String(sides[1]) : "")
    }
    return (parts[0], values)
  }

  /// Two hexadecimal figures of FNV-1a.
  private static func check(_ text: String) -> String {
    let hash = text.utf8.reduce(UInt32(0x811c_9dc5)) { ($0 ^ UInt32($1)) &* 0x0100_0193 }
    let figures = String((hash ^ hash >> 8 ^ hash >> 16 ^ hash >> 24) & 0xFF, radix: 16)
    return figures.count < 2 ? "0" + figures : figures
  }

  private static func number(_ value: Double) -> String {
    value == value.rounded() && value.magnitude < 1e15 ? "\(Int(value))" : "\(value)"
  }

  private static func double(_ text: String, _ key: String) throws(Fault) -> Double {
    guard let value = Double(text), value.isFinite else {
      throw Fault(text: "has no number '\(text)' for \(key).")
    }
    return value
  }

  private static func whole(_ text: String?, _ key: String) throws(Fault) -> Int {
    guard let text, let value = Int(text) else {
      throw Fault(text: "has no whole number '\(text ?? "")' for \(key).")
    }
    return value
  }

  /// A setting that is left out where it is as usual.
  private struct Field {
    var name: String
    var text: @Sendable (Configuration) -> String
    var set: @Sendable (inout Configuration, String) throws(Fault) -> Void

    static func whole(
      _ name: String, _ path: any WritableKeyPath<Configuration, Int> & Sendable
    ) -> Field {
      Field(name: name) {
        "\($0[keyPath: path])"
      } set: { (configuration, text) throws(Fault) in
        configuration[keyPath: path] = try StateString.whole(text, name)
      }
    }

    static func number(
      _ name: String, _ path: any WritableKeyPath<Configuration, Double> & Sendable
    ) -> Field {
      Field(name: name) {
        StateString.number($0[keyPath: path])
      } set: { (configuration, text) throws(Fault) in
        configuration[keyPath: path] = try StateString.double(text, name)
      }
    }
  }

  private static let fields: [Field] = [
    Field(name: "mode") {
      $0.mode.rawValue
    } set: { (configuration, text) throws(Fault) in
      guard let mode = Mode(rawValue: text) else { throw Fault(text: "has no mode '\(text)'.") }
      configuration.mode = mode
      configuration.learningRate = configuration.usualLearningRate
      configuration.batch = configuration.usualBatch
    },
    .whole("dimension", \.dimension),
    Field(name: "optimizer") {
      $0.optimizer
    } set: { (configuration, text) throws(Fault) in
      configuration.optimizer = text
      configuration.learningRate = configuration.usualLearningRate
    },
    .number("rate", \.learningRate), .whole("batch", \.batch), .whole("examples", \.examples),
    .whole("identities", \.identities), .whole("per", \.perIdentity),
    Field(name: "init") {
      $0.initialization.rawValue
    } set: { (configuration, text) throws(Fault) in
      guard let start = Initialization(rawValue: text) else {
        throw Fault(text: "has no start '\(text)'.")
      }
      configuration.initialization = start
    },
    Field(name: "unseen") {
      positionsText($0.unseen)
    } set: { (configuration, text) throws(Fault) in
      configuration.unseen = try positions(text)
    },
    .number("imbalance", \.imbalance), .number("label-noise", \.labelNoise),
    .number("outliers", \.outliers), .number("noise", \.noise), .whole("warm-up", \.warmUp),
    .whole("samples", \.samples),
  ]

  /// Such as `7-9+12`.
  private static func positionsText(_ positions: [Int]) -> String {
    var runs: [ClosedRange<Int>] = []
    for position in positions {
      if let last = runs.last, position == last.upperBound + 1 {
        runs[runs.count - 1] = last.lowerBound...position
      } else {
        runs.append(position...position)
      }
    }
    return runs.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)-\($0.upperBound)" }
      .joined(separator: "+")
  }

  private static func positions(_ text: String) throws(Fault) -> [Int] {
    var positions: [Int] = []
    for part in text.split(separator: "+") {
      let ends = part.split(separator: "-").compactMap { Int($0) }
      guard let first = ends.first, let last = ends.last, (1...2).contains(ends.count),
        0 <= first, first <= last, last < 2000
      else { throw Fault(text: "has no classes '\(part)'.") }
      positions += first...last
    }
    return positions
  }
}

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
      let value = field.setting.text(in: configuration)
      guard value != field.setting.text(in: known) else { continue }
      rest.append("\(field.word)=\(value)")
      try? field.setting.take(value, in: &known)
      field.setting.bring(&known)
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
    try take("classes", data.values.first { $0.key == "classes" }?.value ?? "", &configuration)
    configuration = usual(of: configuration)
    for (key, value) in members("," + parts[3]).values { try take(key, value, &configuration) }
    return configuration
  }

  /// Takes a setting, and what is usual beside it.
  private static func take(
    _ word: String, _ text: String, _ configuration: inout Configuration
  ) throws(Fault) {
    let named = alwaysSaid.contains(word) ? SettingRegistry.named(word) : nil
    guard let setting = fields.first(where: { $0.word == word })?.setting ?? named else {
      throw Fault(text: "names '\(word)', which this version does not know.")
    }
    do {
      try setting.take(text, in: &configuration)
    } catch {
      throw Fault(text: "has '\(text)' for \(word). \(error.remedy)")
    }
    setting.bring(&configuration)
  }

  /// The same loss, data and classes with all else as usual.
  private static func usual(of configuration: Configuration) -> Configuration {
    var usual = Configuration()
    usual.loss = configuration.loss
    usual.parameters = configuration.parameters
    usual.data = configuration.data
    usual.classes = configuration.classes
    for field in fields { field.setting.takeUsual(&usual) }
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

  /// Settings that are left out where they are as usual, and what words call them.
  private static let fields: [(word: String, setting: Setting)] =
    SettingRegistry.all.compactMap { setting in setting.word.map { ($0, setting) } }

  /// Settings that have places of their own.
  private static let alwaysSaid = ["classes", "seed"]
}

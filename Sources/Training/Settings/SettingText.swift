/// A value as it is typed, and why it cannot be.
extension Setting {
  /// What it is in a configuration.
  public func value(in configuration: Configuration) -> SettingValue { get(configuration) }

  /// The names that may be chosen; empty where no names are.
  public func names(in configuration: Configuration) -> [String] {
    if case .choice(let names, _) = kind { names(configuration) } else { [] }
  }

  /// What the option's value is called in help.
  public var argumentText: String {
    argument ?? names(in: Configuration()).joined(separator: "|")
  }

  /// Whether the option takes no value.
  public var isFlag: Bool {
    if case .flag = kind { true } else { false }
  }

  /// What the rows of a sweep call it: `label_noise` for `labelNoise`.
  public var memberName: String {
    name.reduce(into: "") { text, letter in
      text += letter.isUppercase ? "_\(letter.lowercased())" : String(letter)
    }
  }

  /// The counts that it may be; nil where it is no count.
  public var counts: ClosedRange<UInt64>? {
    switch kind {
    case .whole(let range, _, let zero):
      (zero == nil ? UInt64(range.lowerBound) : 0)...UInt64(range.upperBound)
    case .seed: 0...UInt64.max
    case .number, .choice, .classes, .flag: nil
    }
  }

  /// The value as an option takes it and as state words say it.
  public func text(in configuration: Configuration) -> String {
    switch get(configuration) {
    case .whole(let count): "\(count)"
    case .number(let number): Self.plain(number)
    case .seed(let seed): "\(seed)"
    case .name(let name): name
    case .classes(let classes): Self.spans(classes)
    case .flag(let flag): "\(flag)"
    }
  }

  /// The value as run ids have always said it.
  func textInRunID(_ configuration: Configuration) -> String {
    switch get(configuration) {
    case .number(let number): "\(number)"
    case .classes(let classes): classes.map(String.init).joined(separator: "+")
    default: text(in: configuration)
    }
  }

  /// Takes a value as it was typed.
  ///
  /// - Throws: what is wrong with it, in the words of `check`.
  public func take(_ text: String, in configuration: inout Configuration)
    throws(ConfigurationError)
  {
    guard let value = value(of: text), allows(value, in: configuration),
      set(&configuration, value)
    else { throw fault(text, in: configuration) }
  }

  /// - Throws: why a configuration cannot have the value that it has.
  public func check(_ configuration: Configuration) throws(ConfigurationError) {
    let value = get(configuration)
    guard allows(value, in: configuration) else {
      throw fault(text(in: configuration), in: configuration)
    }
  }

  /// Why it makes no difference to a run, as a sentence; nil where it does.
  public func uselessness(in configuration: Configuration) -> String? {
    uselessness(configuration).map { "'--\(option)' has no use: \($0)" }
  }

  func fault(_ text: String, in configuration: Configuration) -> ConfigurationError {
    ConfigurationError(option, text, remedy(in: configuration))
  }

  private func value(of text: String) -> SettingValue? {
    switch kind {
    case .whole: Int(text).map { .whole($0) }
    case .number: Double(text).map { .number($0) }
    case .seed: UInt64(text).map { .seed($0) }
    case .choice: .name(text)
    case .classes: Self.positions(text).map { .classes($0) }
    case .flag: Bool(text).map { .flag($0) }
    }
  }

  private func allows(_ value: SettingValue, in configuration: Configuration) -> Bool {
    switch (kind, value) {
    case (.whole(let range, _, let zero), .whole(let count)):
      range.contains(count) || count == 0 && zero != nil
    case (.number(let range, _), .number(let number)): range.contains(number)
    case (.choice(let names, let isOpen), .name(let name)):
      isOpen || names(configuration).contains(name)
    // Which classes there are depends on the data; `validateUnseen` looks.
    case (.classes, .classes), (.seed, .seed), (.flag, .flag): true
    default: false
    }
  }

  /// What to give instead.
  public func remedy(in configuration: Configuration) -> String {
    switch kind {
    case .whole(let range, let unit, let zero):
      "Give a whole number of \(unit) from \(range.lowerBound) to \(range.upperBound)"
        + (zero.map { ", or 0 for \($0)." } ?? ".")
    case .number(let range, let called) where range.lowerBound == .leastNormalMagnitude:
      "Give \(called) above 0, at most \(Self.plain(range.upperBound))."
    case .number(let range, let called):
      "Give \(called) from \(Self.plain(range.lowerBound)) to \(Self.plain(range.upperBound))."
    case .seed: "Give a whole number from 0 to \(UInt64.max)."
    case .choice: "Choose one of \(names(in: configuration).joined(separator: ", "))."
    case .classes: "Name classes of the data, each once."
    case .flag: "Choose true or false."
    }
  }

  /// A number without a needless point.
  private static func plain(_ value: Double) -> String {
    value == value.rounded() && value.magnitude < 1e15 ? "\(Int(value))" : "\(value)"
  }

  /// Such as `7-9+12`.
  private static func spans(_ positions: [Int]) -> String {
    var spans: [ClosedRange<Int>] = []
    for position in positions {
      if let last = spans.last, position == last.upperBound + 1 {
        spans[spans.count - 1] = last.lowerBound...position
      } else {
        spans.append(position...position)
      }
    }
    return spans.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)-\($0.upperBound)" }
      .joined(separator: "+")
  }

  private static func positions(_ text: String) -> [Int]? {
    var positions: [Int] = []
    for part in text.split(separator: "+") {
      let ends = part.split(separator: "-").compactMap { Int($0) }
      guard let first = ends.first, let last = ends.last, (1...2).contains(ends.count),
        0 <= first, first <= last, last < 2000
      else { return nil }
      positions += first...last
    }
    return positions
  }
}

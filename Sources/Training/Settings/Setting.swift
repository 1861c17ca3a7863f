/// One thing that a run is made with, said once.
///
/// Options and their help, validation, run ids, state words, written states, knobs, turns of a run
/// and axes of a sweep loop over `SettingRegistry`: a new one is a field of `Configuration`, an entry
/// there, and what makes use of it.
public struct Setting: Sendable {
  /// The name of its field: in written states, in run ids, and where one is asked for by name.
  public let name: String
  public let kind: SettingKind
  let get: @Sendable (Configuration) -> SettingValue
  /// Whether the value is of this kind; one that is not changes nothing.
  let set: @Sendable (inout Configuration, SettingValue) -> Bool
  /// The option of the command line, without dashes.
  public let option: String
  /// What the option's value is called in help; nil where the names that may be chosen say it.
  public var argument: String?
  /// What help says; nil where no option of this name alone sets it.
  public var help: String?
  /// What state words call it; nil where they say it in a place of its own.
  public var word: String?
  /// What run ids call it.
  var nameInRunID: String
  /// Whether run ids say it even where it is as usual; those that came later do not, so that runs
  /// made before keep their ids.
  var isAlwaysInRunID = false
  /// Puts in what suits the rest; nil where the same is usual for all.
  var usual: (@Sendable (inout Configuration) -> Void)?
  /// Settings that become usual again when this one changes.
  var bringing: [String] = []
  /// Why it would make no difference to a run, to be read behind `has no use:`; nil where it does.
  var uselessness: @Sendable (Configuration) -> String? = { _ in nil }
  /// What an axis of a sweep calls it; empty where there is no such axis.
  var axisNames: [String] = []
  /// Where rows of numbers say it.
  public var report: SettingReport = .sweep
  /// How it is turned on the screen; nil for one that is not.
  public var knob: KnobStyle?
}

/// Where rows of numbers say a setting.
public enum SettingReport: Sendable {
  /// What `train --json` prints, and each row of a sweep.
  case run
  /// The rows of a sweep alone.
  case sweep
  case nowhere
}

/// What a setting may be.
public enum SettingKind: Sendable {
  /// Such as steps; where 0 stands for something else, `zero` says for what.
  case whole(ClosedRange<Int>, unit: String, zero: String? = nil)
  /// A number of this name, such as a share.
  case number(ClosedRange<Double>, called: String = "a number")
  case seed
  /// One of some names; an open choice has others besides, which somebody else looks at.
  case choice(@Sendable (Configuration) -> [String], isOpen: Bool = false)
  /// Positions of classes, ascending.
  case classes
  case flag

  /// Whether nothing lies between two neighbouring values.
  public var isWhole: Bool {
    if case .number = self { false } else { true }
  }
}

/// What a setting is.
public enum SettingValue: Equatable, Sendable {
  case whole(Int)
  case number(Double)
  case seed(UInt64)
  case name(String)
  case classes([Int])
  case flag(Bool)
}

extension Setting {
  /// A field of whole numbers.
  static func whole(
    _ name: String, _ path: any WritableKeyPath<Configuration, Int> & Sendable,
    option: String? = nil, _ range: ClosedRange<Int>, _ unit: String, zero: String? = nil
  ) -> Setting {
    Setting(
      name: name, kind: .whole(range, unit: unit, zero: zero),
      get: { .whole($0[keyPath: path]) },
      set: { configuration, value in
        guard case .whole(let count) = value else { return false }
        configuration[keyPath: path] = count
        return true
      }, option: option ?? name, nameInRunID: name)
  }

  /// A field of numbers.
  static func number(
    _ name: String, _ path: any WritableKeyPath<Configuration, Double> & Sendable,
    option: String? = nil, _ range: ClosedRange<Double>, called: String = "a number"
  ) -> Setting {
    Setting(
      name: name, kind: .number(range, called: called),
      get: { .number($0[keyPath: path]) },
      set: { configuration, value in
        guard case .number(let number) = value else { return false }
        configuration[keyPath: path] = number
        return true
      }, option: option ?? name, nameInRunID: name)
  }

  /// A field that names something registered.
  static func name(
    _ name: String, _ path: any WritableKeyPath<Configuration, String> & Sendable,
    isOpen: Bool = false, of names: @escaping @Sendable (Configuration) -> [String]
  ) -> Setting {
    Setting(
      name: name, kind: .choice(names, isOpen: isOpen),
      get: { .name($0[keyPath: path]) },
      set: { configuration, value in
        guard case .name(let chosen) = value else { return false }
        configuration[keyPath: path] = chosen
        return true
      }, option: name, nameInRunID: name)
  }

  /// A field that is one of a few cases.
  static func choice<Choice: RawRepresentable & CaseIterable & Sendable>(
    _ name: String, _ path: any WritableKeyPath<Configuration, Choice> & Sendable,
    option: String? = nil
  ) -> Setting where Choice.RawValue == String {
    let names = Choice.allCases.map(\.rawValue)
    return Setting(
      name: name, kind: .choice { _ in names },
      get: { .name($0[keyPath: path].rawValue) },
      set: { configuration, value in
        guard case .name(let chosen) = value, let choice = Choice(rawValue: chosen) else {
          return false
        }
        configuration[keyPath: path] = choice
        return true
      }, option: option ?? name, nameInRunID: name)
  }

  /// This setting with more said about it.
  func with(_ change: (inout Setting) -> Void) -> Setting {
    var setting = self
    change(&setting)
    return setting
  }
}

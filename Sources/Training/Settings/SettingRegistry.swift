internal import MarginLosses

/// Every setting of a run but the numbers of its loss, which `LossDescription` describes, and a
/// person's own rows.
///
/// The order is the one of options in help, of run ids and of state words: a new setting goes to the
/// end, beside the fields in `Configuration.swift`, and is in ids and words where it is not as usual.
public enum SettingRegistry {
  public static let all: [Setting] = subject + course + beginning

  /// Those with a knob, in the order of the panel.
  public static let knobs: [Setting] =
    all.enumerated().filter { $0.element.knob != nil }
    .sorted { ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset) }.map(\.element)

  /// Those that a run can go on with when they are turned.
  public static let live: [Setting] = all.filter { $0.knob?.goesOn != nil }

  private static let byName = Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0) })

  /// The setting of a name; nil where there is none.
  public static func named(_ name: String) -> Setting? { byName[name] }
}

extension Setting {
  fileprivate var rank: Int { knob?.rank ?? .max }

  private static let unchanged = Configuration()

  /// The settings with this one as it suits the rest.
  public func standard(for configuration: Configuration) -> Configuration {
    var standard = configuration
    _ = set(&standard, get(Self.unchanged))
    usual?(&standard)
    return standard
  }

  /// Puts in what suits the rest, where something does.
  public func takeUsual(_ configuration: inout Configuration) { usual?(&configuration) }

  /// Makes usual again what changes with this one.
  public func bring(_ configuration: inout Configuration) {
    for name in bringing { SettingRegistry.named(name)?.usual?(&configuration) }
  }
}

internal import MarginLosses
package import Training

/// What runs side by side no more share, since one of them was turned alone.
extension Comparison {
  /// The settings in which runs that have a use for them differ, their losses' numbers aside.
  package var settingsApart: [Setting] {
    SettingRegistry.knobs.filter { setting in
      let values = panes.map(\.configuration).filter { setting.uselessness(in: $0) == nil }
        .map { setting.text(in: $0) }
      return values.contains { $0 != values[0] }
    }
  }

  /// What those settings are called, as short as can be.
  public var namesOfSettingsApart: [String] {
    settingsApart.map { panes[0].run.shortName(of: .setting($0.name)) }
  }
}

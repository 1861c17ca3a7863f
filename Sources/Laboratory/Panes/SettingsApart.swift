package import Training

extension [Pane] {
  /// The settings that panes do not share, with their values, a list a pane: such as `η 0.02`. Numbers of a loss
  /// are its own, and none of them.
  package var settingsApart: [[String]] {
    var words = map { _ in [String]() }
    for setting in SettingRegistry.knobs {
      // Which knobs a pane has takes long to say, and they are alike as a rule.
      let numbers = map { setting.number(in: $0.configuration) }
      guard numbers.contains(where: { $0 != numbers[0] }) else { continue }
      // What a loss has no use for is told of no pane of it.
      let users = indices.filter { self[$0].has(setting) }
      guard Set(users.map { numbers[$0] }).count > 1 else { continue }
      for index in users { words[index].append(self[index].words(of: setting, numbers[index])) }
    }
    return words
  }
}

extension Pane {
  /// The settings that this run began with or was turned to, and a start has otherwise: such as `η 0.02`. What
  /// hands have changed is none of them.
  package func settings(unlike start: Configuration) -> [String] {
    let own = run.session.startConfiguration
    return SettingRegistry.knobs.compactMap { setting in
      let number = setting.number(in: own)
      guard number != setting.number(in: start), has(setting) else { return nil }
      return words(of: setting, number)
    }
  }

  fileprivate func has(_ setting: Setting) -> Bool {
    run.subjects.contains(.setting(setting.name))
  }

  fileprivate func words(of setting: Setting, _ number: Double?) -> String {
    let subject = KnobSubject.setting(setting.name)
    return "\(run.shortName(of: subject)) \(run.shortText(subject, number))"
  }
}

internal import Training

extension [Pane] {
  /// The settings that panes do not share, with their values, a list a pane: such as `η 0.02`. Numbers of a loss
  /// are its own, and none of them.
  package var settingsApart: [[String]] {
    var words = map { _ in [String]() }
    for setting in SettingRegistry.knobs {
      // Which knobs a pane has takes long to say, and they are alike as a rule.
      let numbers = map { setting.number(in: $0.configuration) }
      guard numbers.contains(where: { $0 != numbers[0] }) else { continue }
      let subject = KnobSubject.setting(setting.name)
      // What a loss has no use for is told of no pane of it.
      let users = indices.filter { self[$0].run.subjects.contains(subject) }
      guard Set(users.map { numbers[$0] }).count > 1 else { continue }
      for index in users {
        let run = self[index].run
        let value = run.shortText(subject, numbers[index])
        words[index].append("\(run.shortName(of: subject)) \(value)")
      }
    }
    return words
  }
}

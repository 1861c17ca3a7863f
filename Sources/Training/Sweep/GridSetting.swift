internal import MarginLosses

extension Configuration {
  /// Short names of a loss's numbers that a grid may use.
  private static let shortNames: [(short: String, option: String)] = [
    ("m", "margin"), ("s", "scale"),
  ]

  /// Settings of a run, beyond those of its loss, that a grid can go through.
  public static let gridSettings: [String] = SettingRegistry.all.compactMap(\.axisNames.first)

  /// The number of the loss that an axis goes through; nil when the loss has none by that name.
  func hyperparameter(ofAxis name: String) -> Hyperparameter? {
    let option = Self.shortNames.first { $0.short == name }?.option ?? name
    return LossRegistry.description(named: loss)?.hyperparameters.first {
      $0.option == option || $0.key == name
    }
  }

  /// Whether an axis of this name makes a difference to the run.
  public func takes(axis name: String) -> Bool { setting(ofAxis: name) != nil }

  /// The option that an axis of this name turns, whatever it is called; nil where it makes no
  /// difference.
  package func setting(ofAxis name: String) -> String? {
    if let parameter = hyperparameter(ofAxis: name) { return parameter.option }
    return runSetting(ofAxis: name)?.option
  }

  /// The setting of the run, beyond its loss, that an axis goes through.
  private func runSetting(ofAxis name: String) -> Setting? {
    SettingRegistry.all.first { $0.axisNames.contains(name) }
  }

  /// This run with a value of an axis in place; unchanged when the axis makes no difference.
  ///
  /// - Throws: where a count is not a whole number, or leaves too few classes.
  func with(
    axis name: String, _ value: Double, counting classes: ClassesCounted = .trained
  ) throws(ConfigurationError) -> Configuration {
    var copy = self
    if let parameter = hyperparameter(ofAxis: name) {
      copy.parameters[parameter.key] = value
      return copy
    }
    guard let setting = runSetting(ofAxis: name) else { return copy }
    if setting.kind.isWhole { try Self.checkCount(value, setting.option) }
    setting.set(value, in: &copy)
    if setting.name == "classes" { try copy.withhold(as: classes) }
    return copy
  }

  /// Whether the run has this value of an axis.
  ///
  /// - Parameter first: the run that had it in the beginning, which says what a count of classes is of.
  package func has(
    _ value: Double, ofAxis name: String, since first: Configuration? = nil
  ) -> Bool {
    if let parameter = hyperparameter(ofAxis: name) {
      return parameters[parameter.key] ?? parameter.laboratoryDefault == value
    }
    guard let setting = runSetting(ofAxis: name) else { return false }
    // A count of classes may be of those that are never seen as well.
    if setting.name == "classes" {
      let counts: [KeyPath<Configuration, Int>] = [\.classes, \.allClasses]
      return counts.contains { count in
        [first ?? self, self].allSatisfy { Double($0[keyPath: count]) == value }
      }
    }
    guard let turned = try? with(axis: name, value) else {
      return false
    }
    return setting.get(turned) == setting.get(self)
  }

  /// Sets apart the classes that are never seen, of a count of classes that is in place.
  private mutating func withhold(as counted: ClassesCounted) throws(ConfigurationError) {
    guard counted != .trained, !unseen.isEmpty else { return withhold(last: unseen.count) }
    let (all, count) = (classes, unseen.count)
    guard count <= all - 2 else {
      throw ConfigurationError(
        "unseen", "\(count)", "Give at most \(max(all - 2, 0)) of \(all) classes.")
    }
    classes = all - count
    guard counted == .allButNamed else { return withhold(last: count) }
    guard let missing = unseen.first(where: { $0 >= all }) else { return }
    let title = unseenTitles[unseen.firstIndex(of: missing) ?? 0]
    throw ConfigurationError("unseen", title, "It is none of the first \(all) classes.")
  }

  private static func checkCount(_ value: Double, _ option: String) throws(ConfigurationError) {
    guard value == value.rounded(), value.magnitude < 1e9 else {
      throw ConfigurationError(option, "\(value)", "Give whole numbers below a thousand million.")
    }
  }

  /// Whether what lies between two values of an axis is a value too.
  func isContinuous(axis name: String) -> Bool {
    if let parameter = hyperparameter(ofAxis: name) {
      return !parameter.isWhole && !parameter.isSwitch
    }
    return runSetting(ofAxis: name).map { !$0.kind.isWhole } ?? false
  }
}

/// What a count of classes is of, where some are never seen.
public enum ClassesCounted: Sendable {
  /// Those that are trained on; as many others as before are never seen beside them.
  case trained
  /// All; the last of them, as many as before, are never seen.
  case allButLast
  /// All; the same ones as before are never seen.
  case allButNamed
}

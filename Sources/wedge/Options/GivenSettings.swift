import Training

/// The settings of a run that were given, as they were typed, by their names in `SettingRegistry`.
struct GivenSettings {
  private var texts: [String: String] = [:]

  subscript(name: String) -> String? {
    get { texts[name] }
    set { texts[name] = newValue }
  }

  /// A count that was given; it was checked when it was read.
  func count(_ name: String) -> Int? { texts[name].flatMap { Int($0) } }

  /// Puts what was given into a run, and what suits the rest where nothing was; of several losses that
  /// are trained alike, one that has a use for it is enough.
  ///
  /// Classes have ways of their own: `Options.setClasses`.
  func apply(to configuration: inout Configuration, losses: [String]) throws {
    for setting in SettingRegistry.all where !Self.ofClasses.contains(setting.name) {
      guard let text = texts[setting.name] else {
        setting.takeUsual(&configuration)
        continue
      }
      if let reason = setting.uselessness(in: configuration, under: losses) {
        throw UsageError(reason, of: setting.option)
      }
      try setting.take(text, in: &configuration)
    }
  }

  /// The same with the mode that an encoder means.
  func withMode() throws -> GivenSettings {
    guard let encoder = texts["encoder"] else { return self }
    guard texts["mode"] != Mode.free.rawValue else {
      throw UsageError(
        "'--encoder \(encoder)' has no use beside '--mode free', where points are free. Give one.",
        of: "encoder")
    }
    var meant = self
    meant.texts["mode"] = Mode.encoder.rawValue
    return meant
  }

  private static let ofClasses = ["classes", "unseen"]

  /// Leaves out what one of several losses has no use for and another one has.
  func collapsed(for loss: String, among losses: [String]) -> GivenSettings {
    var collapsed = self
    for setting in SettingRegistry.all {
      let users = losses.filter { setting.uselessness(in: Configuration(), under: [$0]) == nil }
      if !users.isEmpty, !users.contains(loss) { collapsed.texts[setting.name] = nil }
    }
    return collapsed
  }
}

extension OptionTable {
  /// An option for each setting of a run that help describes; its range is the run's own.
  static var settingOptions: [OptionDefinition] {
    SettingRegistry.all.compactMap { setting in
      setting.help.map { help in
        OptionDefinition(
          name: setting.option, letter: nil,
          argument: setting.isFlag ? nil : setting.argumentText,
          help: help + (setting.name == "classes" ? Self.ofIdentities : ""), group: .run
        ) { options, text in
          // An option without a value says yes; a tape says on or off.
          let value =
            setting.isFlag ? ["": "true", "on": "true", "off": "false"][text] ?? text : text
          try check(value, for: setting)
          options.settings[setting.name] = value
        }
      }
    }
  }

  private static let ofIdentities =
    " Without --unseen, C identities are trained on, and 20 more are never seen."

  private static func check(_ text: String, for setting: Setting) throws {
    // Classes may be named too, and which there are the data say.
    if case .classes = setting.kind { return }
    var trial = Configuration()
    do {
      try setting.take(text, in: &trial)
    } catch {
      throw UsageError(error.description, of: setting.option)
    }
  }
}

extension Setting {
  /// Why no run of these losses has a use for it; nil where one has.
  func uselessness(in configuration: Configuration, under losses: [String]) -> String? {
    let reasons = losses.map { loss in
      var run = configuration
      run.loss = loss
      return uselessness(in: run)
    }
    return reasons.contains(nil) ? nil : reasons.first ?? nil
  }
}

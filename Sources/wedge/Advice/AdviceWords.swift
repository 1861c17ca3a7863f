import MarginLosses
import Training

/// Commands that do what was measured, as a shell takes them.
struct AdviceWords {
  /// The options that were given, but for those that only advice has a use for.
  private let given: [(option: String, words: [String])]
  private let options: Options

  init(_ options: Options) {
    self.options = options
    let definitions = AdviseCommand.options
    let own = ["aim", "seeds", "out", "jobs", "json", "loss", "seed", "steps"]
    var given: [(option: String, words: [String])] = []
    var rest = options.arguments[...]
    while let argument = rest.popFirst() {
      let name = String(argument.drop { $0 == "-" }.prefix { $0 != "=" })
      var words = [argument]
      let takesValue = definitions.first { $0.name == name }?.argument != nil
      if takesValue, !argument.contains("="), let value = rest.popFirst() { words.append(value) }
      if !own.contains(name) { given.append((name, words)) }
    }
    self.given = given
  }

  /// A command of one loss with these numbers, and what else it takes.
  func command(
    _ command: String, _ subject: AdviceSubject, _ numbers: (margin: Double?, scale: Double?),
    _ further: [String]
  ) -> String {
    let words =
      ["wedge", command] + loss(subject, numbers)
      + given.filter { isServed($0.option, by: subject.description) }.flatMap(\.words) + further
    return words.map(ShellWord.quoted).joined(separator: " ")
  }

  /// The module of the loss with these numbers.
  func export(
    _ subject: AdviceSubject, _ numbers: (margin: Double?, scale: Double?)
  ) -> String {
    let ofLoss = OptionTable.options(.loss, .parameter).map(\.name)
    let own = given.filter {
      ofLoss.contains($0.option) && isServed($0.option, by: subject.description)
    }
    let words =
      ["wedge", "export", "--to", "pytorch"] + loss(subject, numbers) + own.flatMap(\.words)
      + ["-o", subject.description.name + ".py"]
    return words.map(ShellWord.quoted).joined(separator: " ")
  }

  private func loss(
    _ subject: AdviceSubject, _ numbers: (margin: Double?, scale: Double?)
  ) -> [String] {
    var words = ["--loss", subject.description.name]
    if let margin = numbers.margin { words += ["--\(subject.margin.option)", plain(margin)] }
    if let scale = numbers.scale { words += ["--scale", plain(scale)] }
    return words
  }

  private func plain(_ value: Double) -> String {
    value == value.rounded() && value.magnitude < 1e15 ? "\(Int(value))" : "\(value)"
  }

  /// Whether an option is one that the runs of this loss were given.
  private func isServed(_ option: String, by loss: LossDescription) -> Bool {
    let kept = options.collapsed(for: loss)
    func takes(_ description: LossDescription) -> Bool {
      description.hyperparameters.contains { $0.option == option }
    }
    if LossRegistry.descriptions.contains(where: takes) { return takes(loss) }
    switch option {
    case "variant": return kept.variant != nil
    case "bias": return kept.bias != nil
    case "mining": return kept.mining != nil
    default:
      // What was not read as a setting, such as where rows come from, is every loss's.
      let setting = SettingRegistry.all.first { $0.option == option }
      return setting.map {
        options.settings[$0.name] == nil || kept.settings[$0.name] != nil
      } ?? true
    }
  }
}

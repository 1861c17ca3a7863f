import Cells
import Import
import Laboratory
import MarginLosses
import Recording
internal import Screens
import Training

/// The options that several commands take, in the order that help prints them.
enum OptionTable {
  private static let runs = OptionGroup.run

  /// What the live laboratory opens with, and so a tape of it.
  static var laboratory: [OptionDefinition] {
    options(.loss, .parameter, .run, .rows, .screen, .time, .picture, .cells)
  }

  static var all: [OptionDefinition] {
    lossOptions + runOptions + fileOptions + screenOptions + outputOptions
  }

  /// The options of some groups, in the table's order.
  static func options(_ groups: OptionGroup...) -> [OptionDefinition] {
    all.filter { groups.contains($0.group) }
  }

  /// The same of a command that takes several losses.
  static func optionsOfLosses(_ groups: OptionGroup...) -> [OptionDefinition] {
    all.filter { groups.contains($0.group) }
      .map { $0.name == "loss" ? loss("NAME,NAME", "One loss or several") : $0 }
  }

  private static func loss(_ argument: String, _ subject: String) -> OptionDefinition {
    let names = LossRegistry.descriptions.map(\.name)
    return .text(
      "loss", argument, "\(subject): \(names.joined(separator: ", ")). (default: arcface)", .loss,
      words: { names }, \.loss)
  }

  private static var lossOptions: [OptionDefinition] {
    [
      loss("NAME", "The loss"),
      .text(
        "variant", "NAME", "What the target logit does beyond the margin.", .loss,
        words: { unique(LossRegistry.descriptions.flatMap { $0.variants.map(\.name) }) },
        \.variant),
      .text(
        "mining", minings.joined(separator: "|"),
        "Which triplets enter the loss. (default: all)", runs, \.mining),
    ] + hyperparameterOptions + [
      .toggle("bias", "A bias in softmax. (default: on)", .loss) { $0.bias = $1 }
    ]
  }

  /// Which triplets may enter a loss, by name.
  private static var minings: [String] {
    LossRegistry.metric.filter { $0.comparison == .triplets }
      .flatMap { $0.description.variants.map(\.name) }
  }

  /// One option for each name that the losses' own parameters use.
  private static var hyperparameterOptions: [OptionDefinition] {
    var options: [OptionDefinition] = []
    for description in LossRegistry.descriptions {
      for each in description.hyperparameters
      where !options.contains(where: { $0.name == each.option }) {
        let help = help(of: each.option)
        options.append(each.isSwitch ? toggle(each, help) : number(each, help))
      }
    }
    return options
  }

  /// What an option does to each of its losses, those together to which it does the same.
  private static func help(of option: String) -> String {
    var meanings: [(words: String, losses: [String])] = []
    for description in LossRegistry.descriptions {
      guard let each = description.hyperparameters.first(where: { $0.option == option })
      else { continue }
      let words = parameterHelp(each)
      if let place = meanings.firstIndex(where: { $0.words == words }) {
        meanings[place].losses.append(description.title)
      } else {
        meanings.append((words, [description.title]))
      }
    }
    let parts = meanings.enumerated().map { place, meaning in
      let words = meaning.words
      return (place == 0 ? words : words.prefix(1).lowercased() + words.dropFirst())
        + " of \(meaning.losses.joined(separator: ", "))"
    }
    return parts.joined(separator: "; ") + "."
  }

  private static func number(_ parameter: Hyperparameter, _ help: String) -> OptionDefinition {
    .number(parameter.option, "NUMBER", help, .parameter) {
      $0.parameters.append((parameter.option, $1))
    }
  }

  private static func toggle(_ parameter: Hyperparameter, _ help: String) -> OptionDefinition {
    .toggle(parameter.option, help, .loss) {
      $0.parameters.append((parameter.option, $1 ? 1 : 0))
    }
  }

  private static func parameterHelp(_ parameter: Hyperparameter) -> String {
    if let summary = parameter.summary { return summary }
    return switch parameter.option {
    case "scale": "The scale s"
    case "margin": "The margin m, in the loss's own unit,"
    default: "The \(parameter.title)"
    }
  }

  /// Each once, where it first stands.
  private static func unique(_ names: [String]) -> [String] {
    names.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  private static var present: [any DatasetSource.Type] {
    DatasetRegistry.present(for: Configuration())
  }

  private static var runOptions: [OptionDefinition] {
    [
      .text(
        "data", "NAME|FILE",
        "The data: \(present.map { $0.name }.joined(separator: ", ")), or a file of rows in "
          + "\(TableFile.endings), or '-'. (default: digits)",
        runs, words: { present.map { $0.name } }, \.data)
    ] + settingOptions + [
      .text(
        "from", "WORD", "The run that a word means, as key y shows it.", runs, \.from),
      .whole(
        "steps", "N",
        "Training steps before the end. (default: \(RunReport.usualSteps), snapshot and figure "
          + "\(RunReport.usualStepsOfPictures), beside --state 0)",
        .steps, in: 0...1_000_000_000, \.steps),
    ]
  }

  private static var screenOptions: [OptionDefinition] {
    [
      OptionDefinition(
        name: "speed", letter: nil, argument: Speed.all.map(\.name).joined(separator: "|"),
        help: "Steps a second at the start. (default: 60)", group: .time
      ) { options, text in
        guard let speed = Speed(named: text) else {
          let names = Speed.all.map(\.name).joined(separator: ", ")
          throw UsageError.invalid(text, for: "speed", "Choose one of \(names).")
        }
        options.speed = speed
      },
      OptionDefinition(
        name: "view", letter: nil, argument: "NAME",
        help: "The main view: " + State.viewNames.joined(separator: ", ")
          + "; those that the loss has something to show for. (default: plane)",
        group: .screen, words: { State.viewNames }
      ) { options, text in
        guard State.viewNames.contains(text) else {
          let names = State.viewNames.joined(separator: ", ")
          throw UsageError.invalid(text, for: "view", "Choose one of \(names).")
        }
        options.view = text
      },
      .text(
        "state", "FILE", "Goes on from a state that key w wrote, bit for bit.", .screen, \.state),
      OptionDefinition(
        name: "compare", letter: nil, argument: "LOSS,LOSS",
        help: "\(Comparison.counts.lowerBound) to \(Comparison.counts.upperBound) losses side by "
          + "side, in step; a loss may have settings of its own: "
          + "arcface:margin=0.3:scale=16.",
        group: .screen, words: { LossRegistry.descriptions.map(\.name) }
      ) { options, text in options.compare = try ComparisonEntries.parse(text) },
      .choice("theme", "Colours. (default: as the terminal is)", .picture) { $0.theme = $1 },
      tier("glyphs", "Glyphs that carry dots. (default: auto)", \.glyphs),
      tier("color", "How many colours. (default: auto)", \.colors),
    ]
  }

  /// A tier that the terminal decides when it is `auto`.
  private static func tier<Tier: RawRepresentable & CaseIterable>(
    _ name: String, _ help: String, _ target: WritableKeyPath<Options, Tier?>
  ) -> OptionDefinition where Tier.RawValue == String {
    let tiers = [("auto", nil)] + Tier.allCases.map { ($0.rawValue, Optional($0)) }
    return .choice(name, of: tiers, help, .cells) { $0[keyPath: target] = $1 }
  }

  private static var outputOptions: [OptionDefinition] {
    [
      OptionDefinition(
        name: "json", letter: nil, argument: nil, help: "One JSON object instead of a table.",
        group: .json
      ) { options, _ in options.json = true },
      OptionDefinition(
        name: "size", letter: nil, argument: "WxH", help: "Columns and rows. (default: 120x40)",
        group: .size
      ) { options, text in options.size = try parsedSize(text) },
      OptionDefinition(
        name: "force", letter: nil, argument: nil, help: "Replaces files that are there already.",
        group: .force
      ) { options, _ in options.force = true },
      .choice(
        "format", "What is written. (default: by the ending of FILE, .svg or .ans; else text)",
        .format
      ) { $0.format = $1 },
      .text(
        "output", letter: "o", "FILE", "Where it is written, instead of standard output.",
        .output, \.output),
    ]
  }

  static func parsedSize(_ text: String) throws -> Size {
    let parts = text.split(separator: "x", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 2, let width = parts[0], let height = parts[1],
      (1...1000).contains(width), (1...1000).contains(height)
    else {
      throw UsageError.invalid(
        text, for: "size", "Give columns and rows, each from 1 to 1000, such as 120x40.")
    }
    return Size(width: width, height: height)
  }
}

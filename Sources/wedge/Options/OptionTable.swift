import Cells
import Import
import Laboratory
import MarginLosses
import Recording
internal import Screens
import Training

/// Every option, in the order that help prints them; parser, help and tests read this table.
enum OptionTable {
  static let runs: Set<Command> = [
    .run, .record, .train, .snapshot, .figure, .sweep, .advise,
  ]
  /// Commands that make a loss.
  private static let lossCommands: Set<Command> = runs.union([.boundary])
  /// Commands whose losses take numbers.
  private static let numberCommands: Set<Command> = lossCommands.union([.judge])
  private static let screens: Set<Command> = [.run, .record, .snapshot, .figure]
  private static let pictures: Set<Command> = screens.union([.sweep])

  static var all: [OptionDefinition] {
    lossOptions + runOptions + fileOptions + SweepOptions.all + screenOptions + outputOptions
  }

  /// The option of a command that has this name.
  static func named(_ name: String, of command: Command) -> OptionDefinition? {
    all.first { $0.name == name && $0.commands.contains(command) }
  }

  private static var lossOptions: [OptionDefinition] {
    [
      .text(
        "loss", "NAME",
        "The loss: \(LossRegistry.descriptions.map(\.name).joined(separator: ", ")). "
          + "(default: arcface)", lossCommands, \.loss),
      .text(
        "variant", "NAME", "What the target logit does beyond the margin.", lossCommands, \.variant),
      .text(
        "mining", minings.joined(separator: "|"),
        "Which triplets enter the loss. (default: all)", runs, \.mining),
    ] + hyperparameterOptions + [
      OptionDefinition(
        name: "bias", letter: nil, argument: "on|off", help: "A bias in softmax. (default: on)",
        commands: lossCommands
      ) { options, text in
        guard text == "on" || text == "off" else {
          throw UsageError.invalid(text, for: "bias", "Choose on or off.")
        }
        options.bias = text == "on"
      }
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
        let losses = LossRegistry.descriptions.filter { other in
          other.hyperparameters.contains { $0.option == each.option }
        }
        let help = "\(parameterHelp(each)) of \(losses.map(\.title).joined(separator: ", "))."
        options.append(each.isSwitch ? toggle(each, help) : number(each, help))
      }
    }
    return options
  }

  private static func number(_ parameter: Hyperparameter, _ help: String) -> OptionDefinition {
    .number(parameter.option, "NUMBER", help, numberCommands) {
      $0.parameters.append((parameter.option, $1))
    }
  }

  private static func toggle(_ parameter: Hyperparameter, _ help: String) -> OptionDefinition {
    let name = parameter.option
    return OptionDefinition(
      name: name, letter: nil, argument: "on|off", help: help, commands: lossCommands
    ) { options, text in
      guard text == "on" || text == "off" else {
        throw UsageError.invalid(text, for: name, "Choose on or off.")
      }
      options.parameters.append((name, text == "on" ? 1 : 0))
    }
  }

  private static func parameterHelp(_ parameter: Hyperparameter) -> String {
    if let summary = parameter.summary { return summary }
    return switch parameter.key {
    case "s": "The scale s"
    case "lambda": "The weight λ of plain cosine, or of the centres,"
    case "m": "The margin m, in the loss's own unit,"
    default: "The margin \(parameter.key)"
    }
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
        runs, \.data)
    ] + settingOptions + [
      .text(
        "from", "WORD", "The run that a word means, as key y shows it.", runs, \.from),
      .whole(
        "steps", "N", "Training steps before the end. (default: 600, snapshot 480)",
        [.train, .snapshot, .figure, .sweep, .advise], in: 0...1_000_000_000, \.steps),
    ]
  }

  private static var screenOptions: [OptionDefinition] {
    [
      OptionDefinition(
        name: "speed", letter: nil, argument: Speed.all.map(\.name).joined(separator: "|"),
        help: "Steps a second at the start. (default: 60)", commands: screens
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
        commands: screens
      ) { options, text in
        guard State.viewNames.contains(text) else {
          let names = State.viewNames.joined(separator: ", ")
          throw UsageError.invalid(text, for: "view", "Choose one of \(names).")
        }
        options.view = text
      },
      .text(
        "state", "FILE", "Goes on from a state that key w wrote, bit for bit.", screens, \.state),
      OptionDefinition(
        name: "compare", letter: nil, argument: "LOSS,LOSS",
        help: "Two to nine losses side by side, in step; a loss may have settings of its own: "
          + "arcface:margin=0.3:scale=16.",
        commands: screens
      ) { options, text in options.compare = try ComparisonEntries.parse(text) },
      .choice("theme", "Colours. (default: as the terminal is)", pictures, \.theme),
      tier("glyphs", "Glyphs that carry dots. (default: auto)", \.glyphs),
      tier("color", "How many colours. (default: auto)", \.colors),
    ]
  }

  /// A tier that the terminal decides when it is `auto`.
  private static func tier<Tier: RawRepresentable & CaseIterable>(
    _ name: String, _ help: String, _ target: WritableKeyPath<Options, Tier?>
  ) -> OptionDefinition where Tier.RawValue == String {
    let names = ["auto"] + Tier.allCases.map(\.rawValue)
    return OptionDefinition(
      name: name, letter: nil, argument: names.joined(separator: "|"), help: help,
      commands: pictures
    ) { options, text in
      guard names.contains(text) else {
        throw UsageError.invalid(text, for: name, "Choose one of \(names.joined(separator: ", ")).")
      }
      options[keyPath: target] = Tier(rawValue: text)
    }
  }

  private static var outputOptions: [OptionDefinition] {
    [
      .text(
        "weights", "FILE",
        "Prototypes, a row each: two numbers, or three with the bias, separated by commas.",
        [.boundary], \.weights),
      OptionDefinition(
        name: "radius", letter: nil, argument: "R",
        help: "Length of the embeddings; it matters with a bias alone. (default: 1)",
        commands: [.boundary]
      ) { options, text in
        guard let radius = Double(text), radius > 0, radius.isFinite else {
          throw UsageError.invalid(text, for: "radius", "Give a finite number above 0.")
        }
        options.radius = radius
      },
      OptionDefinition(
        name: "json", letter: nil, argument: nil, help: "One JSON object instead of a table.",
        commands: [.train, .boundary, .judge, .losses]
      ) { options, _ in options.json = true },
      OptionDefinition(
        name: "size", letter: nil, argument: "WxH", help: "Columns and rows. (default: 120x40)",
        commands: [.snapshot, .figure, .sweep]
      ) { options, text in options.size = try parsedSize(text) },
      OptionDefinition(
        name: "check", letter: nil, argument: nil,
        help: "Only reads the tape and tells what is wrong.",
        commands: [.record]
      ) { options, _ in options.check = true },
      OptionDefinition(
        name: "force", letter: nil, argument: nil, help: "Replaces files that are there already.",
        commands: [.record, .figure]
      ) { options, _ in options.force = true },
      OptionDefinition(
        name: "cast-version", letter: nil, argument: "2|3",
        help: "The version of asciicast that is written. (default: 2)", commands: [.record]
      ) { options, text in
        guard let version = Int(text).flatMap(CastVersion.init) else {
          throw UsageError.invalid(text, for: "cast-version", "Choose 2 or 3.")
        }
        options.castVersion = version
      },
      .choice("format", "What is written. (default: text)", [.snapshot, .sweep], \.format),
      required("precision", "Width of the numbers. (default: double)", [.evaluate], \.precision),
      .text(
        "output", letter: "o", "FILE", "Where it is written, instead of standard output.",
        [.snapshot, .evaluate, .judge, .record, .figure, .sweep], \.output),
    ]
  }

  static func required<Value: RawRepresentable & CaseIterable>(
    _ name: String, _ help: String, _ commands: Set<Command>,
    _ target: WritableKeyPath<Options, Value>
  ) -> OptionDefinition where Value.RawValue == String {
    let names = Value.allCases.map(\.rawValue)
    return OptionDefinition(
      name: name, letter: nil, argument: names.joined(separator: "|"), help: help,
      commands: commands
    ) { options, text in
      guard let value = Value(rawValue: text) else {
        throw UsageError.invalid(text, for: name, "Choose one of \(names.joined(separator: ", ")).")
      }
      options[keyPath: target] = value
    }
  }

  private static func parsedSize(_ text: String) throws -> Size {
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

import MarginLosses

/// `wedge losses`: everything that is said of each loss.
enum LossesCommand: CommandDefinition {
  static let name = "losses"
  static let summary = "Lists every loss: formula, boundary, defaults, citation."

  static var options: [OptionDefinition] {
    [
      OptionDefinition(
        name: "markdown", letter: nil, argument: nil,
        help: "The boundaries of all losses as a Markdown table.", group: .own
      ) { options, _ in options[LossesOptions.self].isMarkdown = true },
      .choice("table", "All that is said of every loss.", .own) { $0.losses.table = $1 },
      OptionDefinition(
        name: "pictures", letter: nil, argument: "FOLDER",
        help:
          "Writes a page with a picture of each loss into a folder that is there, and what each "
          + "picture teaches.", group: .own
      ) { options, folder in options[LossesOptions.self].pictures = folder },
    ] + OptionTable.options(.json)
  }

  static func run(_ options: Options) throws -> Int32 {
    let isMarkdown = options.losses.isMarkdown
    guard !isMarkdown || !options.json else {
      throw UsageError("'--markdown' and '--json' exclude each other.")
    }
    if let folder = options.losses.pictures {
      guard !isMarkdown, !options.json, options.losses.table == nil else {
        throw UsageError("'--pictures' writes a page of its own. Give it alone.")
      }
      try LossesPage.write(into: folder)
      return 0
    }
    if let format = options.losses.table {
      guard !isMarkdown, !options.json else {
        let other = isMarkdown ? "markdown" : "json"
        throw UsageError("'--table' and '--\(other)' exclude each other.")
      }
      try OutputFile.write(Array(LossesTable.text(format).utf8), to: nil)
      return 0
    }
    if isMarkdown {
      try OutputFile.write(Array(LossesMarkdown.text.utf8), to: nil)
      return 0
    }
    let bytes =
      options.json
      ? try JSONValue.array(LossRegistry.descriptions.map(json)).text() + [UInt8(ascii: "\n")]
      : Array(groups.joined(separator: "\n").utf8)
    try OutputFile.write(bytes, to: nil)
    return 0
  }

  /// The text's losses, those without prototypes, and those beyond the text, apart.
  private static var groups: [String] {
    LossRegistry.all.map { text($0.description) }
      + ["COMPARING EMBEDDINGS, without prototypes\n"]
      + LossRegistry.metric.map { text($0.description) }
      + ["BEYOND THE SOURCE TEXT (keys l and L)\n"]
      + LossRegistry.beyond.map { text($0.description) }
  }

  private static func text(_ loss: LossDescription) -> String {
    let key = loss.digit.map { "key \($0), " } ?? ""
    let names = ([loss.name] + loss.aliases).joined(separator: ", ")
    var lines = ["\(loss.title) (\(key)--loss \(names))"]
    if let formula = formula(loss) { lines.append("  formula    \(formula)") }
    if let target = target(loss) { lines.append("  target     ψ = \(target)") }
    lines.append("  boundary   \(loss.boundary)")
    for each in loss.hyperparameters {
      let here =
        each.isOptional
        ? each.key == loss.scale?.key ? "absent: uses ‖x‖" : "absent: left out"
        : "here \(text(each, each.laboratoryDefault))"
      let published =
        each.published.map {
          ", published \(text(each, $0)) (\(each.source.rawValue))"
        } ?? ""
      lines.append("  --\(each.option)  \(here)\(published)\(unit(each.unit))")
    }
    for variant in loss.variants {
      lines.append("  --variant \(variant.name)  \(variant.summary)")
    }
    if let difference = loss.difference { lines.append("  differs    \(difference)") }
    lines.append("  teaches    \(loss.teaches)")
    lines.append("  \(citation(loss.citation))")
    return lines.joined(separator: "\n") + "\n"
  }

  /// The loss of one sample with the laboratory's settings.
  private static func formula(_ loss: LossDescription) -> String? {
    LossRegistry.named(loss.name)?.init(LossParameters()).formula.text
      ?? LossRegistry.metric(named: loss.name)?.init(LossParameters()).formula.text
  }

  /// The own class's logit without scale; nil without prototypes.
  private static func target(_ loss: LossDescription) -> String? {
    (LossRegistry.named(loss.name)?.init(LossParameters()))?.terms.targetText
  }

  private static func json(_ loss: LossDescription) -> JSONValue {
    .object([
      "name": .string(loss.name), "aliases": .array(loss.aliases.map(JSONValue.string)),
      "title": .string(loss.title), "formula": formula(loss).map(JSONValue.string) ?? .null,
      "target": target(loss).map(JSONValue.string) ?? .null,
      "boundary": .string(loss.boundary),
      "parameters": .array(loss.hyperparameters.map(json)),
      "variants": .array(loss.variants.map { .string($0.name) }),
      "teaches": .string(loss.teaches),
      "differs": loss.difference.map(JSONValue.string) ?? .null,
      "citation": .string(citation(loss.citation)),
    ])
  }

  private static func json(_ parameter: Hyperparameter) -> JSONValue {
    .object([
      "option": .string(parameter.option), "key": .string(parameter.key),
      "default": parameter.isOptional ? .null : .number(parameter.laboratoryDefault),
      "published": parameter.published.map(JSONValue.number) ?? .null,
      "published_in": parameter.published == nil ? .null : .string(parameter.source.rawValue),
      "least": .number(parameter.range.lowerBound), "most": .number(parameter.range.upperBound),
    ])
  }

  private static func citation(_ citation: Citation) -> String {
    "\(citation.authors): \(citation.title). \(citation.venue) \(citation.year)."
  }

  private static func unit(_ unit: Unit) -> String {
    switch unit {
    case .radians: " (radians)"
    case .cosine: " (cosine)"
    case .factor: " (× angle)"
    case .plain: ""
    }
  }

  private static func text(_ parameter: Hyperparameter, _ value: Double) -> String {
    parameter.isSwitch ? (value == 0 ? "off" : "on") : plain(value)
  }

  /// A number without a decimal point it does not need.
  private static func plain(_ value: Double) -> String {
    Int(exactly: value).map(String.init) ?? "\(value)"
  }
}

/// What only `wedge losses` is told.
private struct LossesOptions: OwnOptions {
  var isMarkdown = false
  var table: LossesTable.Format?
  /// The folder that the page goes to.
  var pictures: String?
}

extension Options {
  fileprivate var losses: LossesOptions {
    get { self[LossesOptions.self] }
    set { self[LossesOptions.self] = newValue }
  }
}

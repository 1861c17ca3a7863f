import Kernels
import MarginLosses
import Training

/// `wedge judge`: embeddings in their own space, without a screen and without training.
enum JudgeCommand: CommandDefinition {
  static let name = "judge"
  static let summary = "Judges embeddings in their own space: angles, room for margins, violations."
  static let operands = "FILE"
  static let fileCount = 1...1
  static let notes = [
    "What of the file was taken and what was left is said in one line on standard error. What can "
      + "hardly be meant (an index, numbers for classes, rows of zeros) is refused with the option "
      + "that decides it. FILE may be '-', standard input, with --format.",
    "Rows are compared with one prototype a class by angle: those of an array 'W' beside them, else "
      + "the mean direction of each class, which has seen the rows it judges.",
    "Pairs are told apart by their angle, and each row looks for its class among all others, without "
      + "prototypes: of more than \(PairScores.most) pairs, and of many rows, a seeded sample.",
    "eer and tar_at_far_0_01 come with the threshold at which pairs have that rate: as an angle in "
      + "degrees, a cosine, and a squared distance of embeddings scaled to length 1.",
    "violation is the share of rows that would still be pulled in training; room is the largest "
      + "margin that the nearest two prototypes leave; met by 95 % is the largest margin that 95 % of "
      + "the rows meet where they lie.",
  ]

  static var options: [OptionDefinition] {
    OptionTable.options(.parameter, .rows) + [format, judges] + OptionTable.options(.json, .output)
  }

  private static var format: OptionDefinition {
    .choice("format", "As --data-format.", .own, \.dataFormat)
  }

  private static var judges: OptionDefinition {
    OptionDefinition(
      name: "losses", letter: nil, argument: "NAME,NAME",
      help: "The losses that judge. (default: all of the source text)", group: .own
    ) { options, text in options[JudgeOptions.self].losses = text }
  }

  static func run(_ options: Options) throws -> Int32 {
    let table = try options.tableFile(options.files[0], asEmbeddings: true).read()
    let report = try EmbeddingReport(table, losses: try losses(options))
    let bytes =
      options.json
      ? try json(report, table).text() + [UInt8(ascii: "\n")]
      : Array(JudgeTable(report: report, table: table).text.utf8)
    try OutputFile.write(bytes, to: options.output)
    return 0
  }

  /// The losses asked for, else those of the source text, as published where they were.
  private static func losses(
    _ options: Options
  ) throws -> [(name: String, parameters: LossParameters)] {
    let known = LossRegistry.all.map { $0.description }
    let descriptions =
      try options[JudgeOptions.self].losses.map { names in
        try names.split(separator: ",").map { name in
          guard let loss = LossRegistry.named(String(name)) else {
            throw UsageError.invalid(
              String(name), for: "losses",
              "Choose from \(known.map(\.name).joined(separator: ", ")).")
          }
          return loss.description
        }
      } ?? known
    for (option, _) in options.parameters
    where !descriptions.contains(where: { $0.hyperparameters.contains { $0.option == option } }) {
      throw UsageError("'--\(option)' has no use: none of the losses has such a parameter.")
    }
    return descriptions.map { ($0.name, parameters(of: $0, options)) }
  }

  private static func parameters(
    of description: LossDescription, _ options: Options
  ) -> LossParameters {
    var parameters = LossParameters()
    for each in description.hyperparameters {
      let given = options.parameters.last { $0.option == each.option }?.value
      parameters[each.key] =
        given ?? each.published ?? (each.isOptional ? nil : each.laboratoryDefault)
    }
    return parameters
  }

  private static func json(_ report: EmbeddingReport, _ table: DataTable) -> JSONValue {
    var members: [String: JSONValue] = [
      "rows": .number(Double(report.rows)), "dimension": .number(Double(report.dimension)),
      "classes": .number(Double(report.classTitles.count)),
      "class_names": .array(report.classTitles.map(JSONValue.string)),
      "digest": .string(String(table.digest, radix: 16)),
      "prototypes": .string(report.hasGivenPrototypes ? "given" : "class means"),
      "angle_own_median_degrees": degrees(Quantile.interpolated(report.ownAngles, share: 0.5)),
      "angle_own_p95_degrees": degrees(Quantile.interpolated(report.ownAngles, share: 0.95)),
      "angle_nearest_median_degrees": degrees(Quantile.interpolated(report.nextAngles, share: 0.5)),
      "gap_p05_degrees": degrees(Quantile.interpolated(report.gaps, share: 0.05)),
      "prototype_gap_min_degrees": degrees(report.narrowestPair?.angle),
      "norm_mean": .number(report.normMean), "norm_variation": .number(report.normVariation),
      "rank1": number(report.pairs.retrieval?.rank1),
      "map": number(report.pairs.retrieval?.meanAveragePrecision),
      "pairs": .number(
        Double(report.pairs.scores.same.count + report.pairs.scores.different.count)),
      "pairs_sampled": .boolean(report.pairs.scores.isSampled),
      "queries": number(report.pairs.retrieval.map { Double($0.queries) }),
      "losses": .array(report.verdicts.map(json)),
    ]
    add(report.pairs.equalError(isCosine: true), "eer", to: &members)
    add(
      report.pairs.trueAcceptance(atFalseAcceptance: 0.01, isCosine: true), "tar_at_far_0_01",
      to: &members)
    return .object(members)
  }

  /// A rate and its threshold in three measures.
  private static func add(
    _ point: OperatingPoint?, _ key: String, to members: inout [String: JSONValue]
  ) {
    members[key] = number(point?.rate)
    for measure in OperatingPoint.measures {
      members["\(key)_threshold_\(measure.name)"] = number(point.flatMap(measure.value))
    }
  }

  private static func json(_ verdict: LossVerdict) -> JSONValue {
    var met: [String: JSONValue] = [:]
    for (share, margin) in verdict.met {
      met["\(Int((share * 100).rounded()))"] = margin.map(JSONValue.number) ?? .null
    }
    var parameters: [String: JSONValue] = [:]
    for each in verdict.description.hyperparameters {
      parameters[each.option] = verdict.parameters[each.key].map(JSONValue.number) ?? .null
    }
    return .object([
      "loss": .string(verdict.description.name), "parameters": .object(parameters),
      "accuracy": .number(verdict.accuracy),
      "accuracy_with_margin": .number(verdict.withMargin),
      "violation_rate": .number(1 - verdict.withMargin),
      "margin_limit": verdict.limit.map(JSONValue.number) ?? .null, "margin_met_by": .object(met),
    ])
  }

  private static func number(_ value: Double?) -> JSONValue {
    value.map(JSONValue.number) ?? .null
  }

  private static func degrees(_ radians: Double?) -> JSONValue {
    radians.map { .number($0 * 180 / .pi) } ?? .null
  }
}

/// What only `wedge judge` is told.
private struct JudgeOptions: OwnOptions {
  /// The losses that judge, separated by commas.
  var losses: String?
}

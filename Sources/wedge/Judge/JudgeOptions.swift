import MarginLosses
import Training

/// What only `wedge judge` is told.
struct JudgeOptions: OwnOptions {
  /// The losses that judge, separated by commas.
  var losses: String?
  var means: JudgingMeans?
  var far: Double?
  var worst: Int?

  static var definitions: [OptionDefinition] {
    [
      OptionDefinition(
        name: "losses", letter: nil, argument: "NAME,NAME",
        help:
          "The losses that judge: \(JudgingLosses.able.map(\.name).joined(separator: ", ")). (default: the first "
          + "\(LossRegistry.all.count), those of the source text)",
        group: .own, words: { JudgingLosses.able.map(\.name) }
      ) { options, text in options[JudgeOptions.self].losses = text },
      OptionDefinition(
        name: "means", letter: nil,
        argument: JudgingMeans.allCases.map(\.rawValue).joined(separator: "|"),
        help:
          "Of which rows the mean of a class is that a row is held against: the others of it, or all. "
          + "(default: others)", group: .own
      ) { options, text in
        guard let means = JudgingMeans(rawValue: text) else {
          throw UsageError.invalid(text, for: "means", "Choose others or all.")
        }
        options[JudgeOptions.self].means = means
      },
      OptionDefinition(
        name: "far", letter: nil, argument: "SHARE",
        help:
          "Says which threshold to deploy so that at most this share of pairs of two classes is "
          + "accepted, such as 0.001.", group: .own
      ) { options, text in
        guard let far = Double(text), far > 0, far < 1 else {
          throw UsageError.invalid(text, for: "far", "Give a share between 0 and 1, such as 0.001.")
        }
        options[JudgeOptions.self].far = far
      },
      OptionDefinition(
        name: "worst", letter: nil, argument: "N",
        help:
          "Names the N costliest rows, most confused classes and hardest pairs, and every class.",
        group: .own
      ) { options, text in
        guard let worst = Int(text), (1...1000).contains(worst) else {
          throw UsageError.invalid(text, for: "worst", "Give a whole number from 1 to 1000.")
        }
        options[JudgeOptions.self].worst = worst
      },
    ]
  }

  /// Refuses to choose means where none are made of the rows that are judged.
  static func refuseMeans(_ options: Options, _ tables: [DataTable]) throws {
    guard options[JudgeOptions.self].means != nil,
      tables.allSatisfy({ !$0.prototypes.isEmpty || $0.rows.hasSplit })
    else { return }
    throw UsageError(
      "'--means' has no use: rows are held against "
        + (tables.allSatisfy { !$0.prototypes.isEmpty }
          ? "the prototypes that came with them." : "the means of rows for training."))
  }

  var choices: JudgingChoices {
    var choices = JudgingChoices()
    choices.means = means ?? .others
    choices.far = far
    choices.worst = worst ?? 0
    return choices
  }
}

/// The losses that judge, and the numbers they are made with.
struct JudgingLosses {
  let losses: [(name: String, parameters: LossParameters)]

  /// Those of which angles decide.
  static var able: [LossDescription] {
    (LossRegistry.all + LossRegistry.beyond).filter { $0.init(LossParameters()).isOfAngles }
      .map { $0.description }
  }

  /// Those asked for, else those of the source text, as published where they were.
  init(_ options: Options) throws {
    let descriptions =
      try options[JudgeOptions.self].losses.map { names in
        try names.split(separator: ",").map { name in
          guard let loss = LossRegistry.named(String(name)) else {
            throw UsageError.invalid(
              String(name), for: "losses",
              "Choose from \(Self.able.map(\.name).joined(separator: ", ")).")
          }
          guard loss.init(LossParameters()).isOfAngles else {
            throw UsageError.invalid(
              String(name), for: "losses",
              "Rows are held against directions, and of \(loss.description.title) distances decide. "
                + "Choose another.")
          }
          return loss.description
        }
      } ?? LossRegistry.all.map { $0.description }
    for (option, value) in options.parameters { try Self.check(option, value, descriptions) }
    losses = descriptions.map { ($0.name, Self.parameters(of: $0, options)) }
  }

  /// Refuses a number that fits none of the losses.
  private static func check(
    _ option: String, _ value: Double, _ descriptions: [LossDescription]
  ) throws {
    let takers = descriptions.flatMap { description in
      description.hyperparameters.filter { $0.option == option }.map { (description.title, $0) }
    }
    guard option != "centers" else {
      throw UsageError(
        "'--centers' has no use: rows are held against one prototype a class.", of: option)
    }
    guard !takers.isEmpty else {
      throw UsageError("'--\(option)' has no use: none of the losses has such a parameter.")
    }
    guard !takers.contains(where: { fits(value, $0.1) }) else { return }
    let ranges = takers.map { title, each in
      "\(title) takes a \(each.isWhole ? "whole " : "")number from \(each.range.lowerBound) to "
        + "\(each.range.upperBound)"
    }
    throw UsageError.invalid("\(value)", for: option, ranges.joined(separator: ", ") + ".")
  }

  private static func fits(_ value: Double, _ parameter: Hyperparameter) -> Bool {
    parameter.range.contains(value) && (!parameter.isWhole || value == value.rounded())
  }

  /// What was given where it fits, else what was published.
  private static func parameters(
    of description: LossDescription, _ options: Options
  ) -> LossParameters {
    var parameters = LossParameters()
    for each in description.hyperparameters {
      let given = options.parameters.last { $0.option == each.option && fits($0.value, each) }?
        .value
      parameters[each.key] =
        given ?? each.published
        ?? (each.isOptional || each.isOfSizes ? nil : each.laboratoryDefault)
    }
    return parameters
  }
}

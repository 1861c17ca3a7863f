internal import Drawing
import Kernels
import MarginLosses
import Plotting
import Training

/// `wedge boundary`: where each class of given prototypes wins, in use and with its margin.
enum BoundaryCommand: CommandDefinition {
  static let name = "boundary"
  static let summary =
    "Writes where each class of given prototypes wins, in use and with its margin."
  static let operands = "--weights W.csv"
  static let notes = [
    "All angles are radians, counter-clockwise from the first axis; an arc is [start, length].",
    "test_arcs: where the class wins in use. train_arcs: where a sample of the class meets its "
      + "margin. Of prototypes that tie nobody wins. A loss that asks classes one by one lets it reach where "
      + "another class wins; 'train' and 'judge' do not count samples there.",
    "bands: for each border in use, the neighbour beyond it and the width from the region of one's "
      + "margin to the other's; null when either class meets its margin nowhere on its side. Two "
      + "classes share two borders.",
    "feasible: whether the class's own prototype meets the margin, so that samples drawn onto it "
      + "can.",
    "limit: the margin, in the loss's unit, below which that holds beside the nearest prototype as "
      + "it stands, beside all where rivals only count together; null when the margin has no bound, has "
      + "one from below, or none is known: limit_source says which.",
    "What a loss moves in training beside prototypes (CurricularFace's t, AdaFace's μ and σ) is as it is at "
      + "the start; 'judge' takes it as the rows lead it, and 'advise' as it ends.",
  ]

  static var options: [OptionDefinition] {
    OptionTable.options(.loss, .parameter) + [weights, radius] + OptionTable.options(.json)
  }

  private static var weights: OptionDefinition {
    OptionDefinition(
      name: "weights", letter: nil, argument: "FILE",
      help:
        "Prototypes, a row each: two numbers, three with the bias, or four with ln σ² along both axes, "
        + "separated by commas.",
      group: .own
    ) { options, text in options[BoundaryOptions.self].weights = text }
  }

  private static var radius: OptionDefinition {
    OptionDefinition(
      name: "radius", letter: nil, argument: "R",
      help:
        "Length of the embeddings; it matters with a bias, where distances decide, and where margins follow "
        + "the length. (default: 1)",
      group: .own
    ) { options, text in
      guard let radius = Double(text), radius > 0, radius.isFinite else {
        throw UsageError.invalid(text, for: "radius", "Give a finite number above 0.")
      }
      options[BoundaryOptions.self].radius = radius
    }
  }

  static func run(_ options: Options) throws -> Int32 {
    let own = options[BoundaryOptions.self]
    guard let path = own.weights else {
      throw UsageError("Missing option: '--weights <FILE>', the file of the prototypes.")
    }
    let configuration = try options.configuration()
    guard LossRegistry.named(configuration.loss) != nil else {
      throw UsageError("'\(configuration.loss)' has no prototypes, so none can be judged.")
    }
    let start = try configuration.validatedLoss()
    let file = try PrototypeFile(
      bytes: InputFile.read(path, most: 16 << 20), path: path, areDirections: start.isOfAngles,
      perClass: start.prototypesPerClass)
    try check(file, path, against: start)
    let loss = start.started(classes: file.rows / start.prototypesPerClass)
    let classes = ClassBoundary.all(
      loss, configuration.parameters, file: file, radius: own.radius)
    // Where lengths count, what is said is of one length alone.
    let countsLength = !loss.isOfAngles || !file.bias.isEmpty || loss.marginFollowsLength
    let place =
      countsLength ? "at ‖x‖ = \(numberText(own.radius, from: 0, through: 4)), by --radius\n\n" : ""
    let bytes = options.json ? try json(classes) : Array((place + table(classes)).utf8)
    try OutputFile.write(bytes, to: nil)
    return 0
  }

  /// Refuses columns and rows that the loss has no use for, and says what is taken where some are missing.
  private static func check(
    _ file: PrototypeFile, _ path: String, against loss: any MarginLoss
  ) throws(InputError) {
    let title = type(of: loss).description.title
    guard file.bias.isEmpty || loss.hasBias else {
      throw InputError(
        "\(path):1:1", "has a third column, a bias, and \(title) has none here. Leave it out.")
    }
    let learnsVariances = (loss as? any GaussianClassifier)?.learnsVariances ?? false
    guard file.logVariances.isEmpty || learnsVariances else {
      throw InputError(
        "\(path):1:1",
        "has four columns, two of variances, and \(title) has none here. Leave them out.")
    }
    if learnsVariances, file.logVariances.isEmpty {
      Notice.say(
        "\(path): has no variances, so σ = 1 is taken along every axis. Give ln σ² in a third and a "
          + "fourth column, as 'wedge train --weights-out' writes it, or say --variant identity.")
    }
    if loss is any SphereLoss, (loss as? any AdaptiveLoss)?.movesInTraining ?? false {
      Notice.say(
        "\(path): has prototypes alone. What else \(title) moves in training is taken as it is at the start."
      )
    }
    let perClass = loss.prototypesPerClass
    guard file.rows % perClass == 0 else {
      throw InputError(
        path,
        "has \(file.rows) rows, and \(title) has \(perClass) prototypes a class, in "
          + "consecutive rows. Give a multiple of \(perClass), or another --centers.")
    }
  }

  private static func json(_ classes: [ClassBoundary]) throws -> [UInt8] {
    let members = classes.map { each in
      JSONValue.object([
        "train_arcs": arcs(each.train), "test_arcs": arcs(each.test),
        "bands": .array(each.bands.map(band)), "feasible": .boolean(each.isFeasible),
        "limit": each.limit.map(JSONValue.number) ?? .null,
        "limit_source": .string(each.limitSource),
      ])
    }
    return try JSONValue.object(["classes": .array(members)]).text() + [UInt8(ascii: "\n")]
  }

  private static func arcs(_ arcs: [Arc]) -> JSONValue {
    .array(arcs.map { .numbers([$0.start, $0.length]) })
  }

  private static func band(_ band: ClassBoundary.Band) -> JSONValue {
    .object([
      "neighbour": .number(Double(band.neighbour)), "border": .number(band.border),
      "width": band.width.map(JSONValue.number) ?? .null,
    ])
  }

  private static func table(_ classes: [ClassBoundary]) -> String {
    let blocks = classes.enumerated().map { index, each in
      var lines = ["class \(index)  \(each.isFeasible ? "feasible" : "not feasible")"]
      lines.append("  in use       \(text(each.test))")
      lines.append("  with margin  \(text(each.train))")
      for band in each.bands {
        let width = band.width.map(angle) ?? "none between margin regions"
        lines.append(
          "  band         at \(fixed(band.border, 4)) to class \(band.neighbour): \(width)")
      }
      lines.append(
        "  limit        \(each.limit.map(ClassBoundary.upperText) ?? "none")")
      lines.append("               \(each.limitSource)")
      return lines.joined(separator: "\n") + "\n"
    }
    return blocks.joined(separator: "\n")
  }

  private static func text(_ arcs: [Arc]) -> String {
    if arcs.isEmpty { return "nowhere" }
    return arcs.map { "from \(fixed($0.start, 4)) on: \(angle($0.length))" }
      .joined(separator: "; ")
  }

  private static func angle(_ radians: Double) -> String {
    "\(fixed(radians, 4)) rad = \(degreesText(radians, 2))"
  }
}

/// What only `wedge boundary` is told.
private struct BoundaryOptions: OwnOptions {
  /// The file of prototypes whose boundaries are asked for.
  var weights: String?
  /// The length of the embeddings.
  var radius = 1.0
}

import MarginLosses
import Training

/// `wedge advise`: what closed forms and a small sweep say about margin and scale on some data.
enum AdviseCommand: CommandDefinition {
  static let name = "advise"
  static let summary = "Says which margins and scales can work on data, and which did."
  static let notes = [
    "Closed forms come at once; without --data they are all: wedge advise --classes 100 --dimension 128.",
    "Measured are margins from 0 to 0.6 in the loss's own unit (of MagFace and class ArcFace from their least "
      + "one on), where m multiplies the angle (A-Softmax, L-Softmax, SphereFace-R) from 1 to 4, as far as they "
      + "can be met, and scales from 4 "
      + "to 64, and further out where the start lies on the edge. Each run is 'wedge train' with these "
      + "options; the command printed last is the run of the first seed, whole.",
    "Settings may be as good as the best where their mean is as near to its own as half an interval of 95 % "
      + "(--json: interval_half_width): how far a mean over the seeds may be off, by what the seeds make of "
      + "the better half of the settings, pooled. One seed gives none (null): then it is a fixed share, a "
      + "point, of the EER half a point. as_good_within has either. Where that is so of nine in ten, these data cannot tell, and the widest angle between the "
      + "nearest two classes decides, and where it is as wide everywhere as far as the seeds tell, how many neighbours may be as good. Else "
      + "it starts from the best, or from what lies as near to it as half "
      + "the standard error of a mean and has more neighbours that may be as good. What 'wedge sweep show' outlines as "
      + "good is less: within one standard error of a mean, or the fixed share, of cells that touch. "
      + "A setting most of whose runs diverged is none to start from, unless all are (--json: runs_diverged); "
      + "after four rounds the start may still lie on the edge of what was tried (start_at_edge).",
    "Rows as they are are judged by the nearest row, by angle and by distance, and by the means of their "
      + "classes' directions, on the rows that are held out; the best of these is told, and named (--json: rows_as_they_are, "
      + "rows_as_they_are_by). Of unseen classes pairs alone are told apart.",
    "With --out DIR what is finished is kept: the same command goes on after a signal (then it ends with 75).",
  ]

  static var options: [OptionDefinition] {
    (OptionTable.optionsOfLosses(.loss, .parameter, .run, .rows, .steps)
      .map { $0.name == "classes" ? AdviceOptions.classes($0) : $0 }
      + [AdviceOptions.aim, SweepOptions.seeds, SweepOptions.out, SweepOptions.jobs]
      + OptionTable.options(.json))
      .map { option in usual[option.name].map(option.withDefault) ?? option }
  }

  private static let usualLosses = "arcface,cosface"
  private static let usualSeeds: [UInt64] = [0, 1, 2]

  /// What it takes where another command takes something else.
  private static let usual = [
    "loss": usualLosses, "jobs": "one a core, up to 16", "seed": "those of --seeds",
    "seeds": "the one of --seed, else " + usualSeeds.map(String.init).joined(separator: ","),
  ]

  static func run(_ options: Options) throws -> Int32 {
    for (option, _) in options.parameters where ["margin", "scale"].contains(option) {
      throw UsageError("'--\(option)' has no use: it is what 'wedge advise' looks for.")
    }
    if options.steps == 0 {
      throw UsageError.invalid(
        "0", for: "steps", "Without a step nothing is learnt: give at least one.")
    }
    var options = options
    options.loss = options.loss ?? usualLosses
    if options.settings["seed"] == nil { options.sweep.seeds = options.sweep.seeds ?? usualSeeds }
    try refuseUnmeasured(options)
    let subjects = try subjects(options)
    let forms = AdviceForms(subjects: subjects, data: options.data)
    guard options.data != nil else {
      try print(options.json ? forms.value : nil, forms.text)
      return 0
    }
    let aim = try AdviceAim(options, for: subjects[0].configuration)
    // Whether the grid can be run at all is known before anything is said.
    let measuring = try AdviceMeasuring(options, aim)
    let untrained = try UntrainedRows(subjects[0].configuration, aim, seeds: measuring.seeds)
    let grids = try subjects.map { try measuring.checked($0) }
    for subject in subjects { try SizesNotice.say(of: Session(subject.configuration)) }
    WarmUpNotice.say(of: subjects.map(\.configuration), steps: measuring.steps)
    if !options.json { try OutputFile.write(Array(forms.text.utf8), to: nil) }
    StopRequest.listen()
    guard let findings = try measuring.findings(of: subjects, grids) else { return 75 }
    let text = AdviceText(
      findings: findings, measuring: measuring, untrained: untrained, options: options)
    try print(options.json ? text.value(beside: forms) : nil, text.text)
    return 0
  }

  /// Closed forms have no use for what a run is told.
  private static func refuseUnmeasured(_ options: Options) throws {
    guard options.data == nil else { return }
    let served = Set(
      ["loss", "variant", "bias", "classes", "dimension", "unseen", "json"]
        + LossRegistry.descriptions.flatMap { $0.hyperparameters.map(\.option) })
    guard let other = options.given.first(where: { !served.contains($0) }) else { return }
    throw UsageError(
      "'--\(other)' has no use without '--data': closed forms train nothing.", of: other)
  }

  /// The losses with what is known of the data; closed forms hold for more classes than a run can have.
  private static func subjects(_ options: Options) throws -> [AdviceSubject] {
    let many = options[AdviceOptions.self].classes
    if let many, options.data != nil {
      throw UsageError.invalid(
        "\(many)", for: "classes",
        "Runs have at most \(TableData.classes.upperBound); closed forms alone, without --data, more."
      )
    }
    return try SweepRequest.bases(options).map { base in
      var configuration = base
      if let many { configuration.classes = many - base.unseen.count }
      return try AdviceSubject(configuration)
    }
  }

  private static func print(_ value: JSONValue?, _ text: String) throws {
    let bytes = try value.map { try $0.text() + [UInt8(ascii: "\n")] } ?? Array(text.utf8)
    try OutputFile.write(bytes, to: nil)
  }
}

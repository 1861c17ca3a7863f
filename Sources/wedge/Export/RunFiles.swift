import MarginLosses
import Training

/// What a finished run is written into, for other programs.
struct RunFiles: OwnOptions {
  private var weights: String?
  private var embeddings: String?
  private var arrays: String?

  static var options: [OptionDefinition] {
    [
      option(
        "weights-out",
        "Prototypes, a row each, behind each its bias or its ln σ² along every axis where they are "
          + "learnt, as 'wedge boundary --weights' reads them of the plane; a first line '# x1,x2,x3' names "
          + "the columns of other dimensions. Of a loss without prototypes the means of the rows for training."
      ) { $0.weights = $1 },
      option(
        "embeddings-out", "Embeddings as CSV with label and split, for 'wedge judge --split split'."
      ) { $0.embeddings = $1 },
      option("export", "All arrays of the run as .npz: see below.") { $0.arrays = $1 },
    ]
  }

  static let notes = [
    "--export writes: embeddings, labels (positions in class_names), split (train, test, unseen), "
      + "names of rows of a file, class_names, prototypes (or means: means of the rows for training, "
      + "where the loss has no prototypes), bias where there is one, log_variances (ln σ², "
      + "shaped as prototypes, where L-GM learns it), layer0_weight, layer0_bias and so on of the encoder "
      + "(inputs × outputs, tanh but for the last; how columns were standardized is in the first), "
      + "configuration (what --json prints). 'wedge judge' reads the file."
  ]

  private static func option(
    _ name: String, _ help: String, _ set: @escaping (inout RunFiles, String) -> Void
  ) -> OptionDefinition {
    OptionDefinition(
      name: name, letter: nil, argument: "FILE", help: help, group: .own
    ) { options, text in set(&options[RunFiles.self], text) }
  }

  /// Refuses to replace a file before a long run.
  func check(_ options: Options) throws {
    try options.checkOutputs([
      ("weights-out", weights), ("embeddings-out", embeddings), ("export", arrays),
    ])
    try options.refuseToReplace([weights, embeddings, arrays])
  }

  /// One of the options that were given, if any.
  var asked: String? {
    [("weights-out", weights), ("embeddings-out", embeddings), ("export", arrays)]
      .first { $0.1 != nil }?.0
  }

  func write(_ session: Session) throws {
    guard asked != nil else { return }
    let snapshot = session.snapshot()
    if let weights {
      try OutputFile.write(Array(Self.rows(of: session, snapshot).utf8), to: weights)
    }
    if let embeddings {
      try OutputFile.write(Array(Self.table(of: session, snapshot).utf8), to: embeddings)
    }
    if let arrays {
      try OutputFile.write(try Self.arrays(of: session, snapshot).bytes, to: arrays)
    }
  }

  /// What a Gaussian's spread is kept as, classes × dimension; empty where no variance is learnt.
  private static func logVariances(of session: Session, _ snapshot: Snapshot) -> [Float] {
    guard let loss = session.marginLoss as? any GaussianClassifier, loss.learnsVariances else {
      return []
    }
    return snapshot.gaussians(of: loss)?.logVariances.map { Float($0) } ?? []
  }

  private static func rows(of session: Session, _ snapshot: Snapshot) -> String {
    let width = snapshot.dimension
    let spreads = logVariances(of: session, snapshot)
    var text =
      width == 2
      ? ""
      : PrototypeFile.head(
        dimension: width, hasVariances: !spreads.isEmpty, hasBias: !snapshot.bias.isEmpty) + "\n"
    for row in 0..<snapshot.prototypes.count / max(width, 1) {
      let own = row * width..<(row + 1) * width
      var numbers = snapshot.prototypes[own].map { "\($0)" }
      if !spreads.isEmpty { numbers += spreads[own].map { "\($0)" } }
      if !snapshot.bias.isEmpty { numbers.append("\(snapshot.bias[row])") }
      text += numbers.joined(separator: ",") + "\n"
    }
    return text
  }

  /// Samples of every part of the data, one part after the other; rows that are judged as they lie in
  /// their file.
  private static func parts(
    of snapshot: Snapshot
  ) -> [(names: [String], embeddings: [Float], classes: [Int])] {
    func labels(_ set: SampleSet) -> [Int] { set.judgements.map { Int($0.label) } }
    func all(_ name: String, _ count: Int) -> [String] { Array(repeating: name, count: count) }
    let (training, heldOut, unseen) = (snapshot.training, snapshot.heldOut, snapshot.unseen)
    let sides = training.isCounted.map { $0 ? "test" : "train" }
    return [
      (
        sides.isEmpty ? all("train", training.count) : sides, training.embeddings, labels(training)
      ),
      (all("test", heldOut.count), heldOut.embeddings, labels(heldOut)),
      (
        all("unseen", unseen.labels.count), unseen.embeddings,
        unseen.labels.map { Int($0) + snapshot.classTitles.count }
      ),
    ]
  }

  private static func table(of session: Session, _ snapshot: Snapshot) -> String {
    let width = snapshot.dimension
    let titles = session.givenTitles.map(NameList.quoted)
    var text =
      ((1...max(width, 1)).map { "x\($0)" } + ["label", "split"]).joined(separator: ",") + "\n"
    for part in parts(of: snapshot) {
      for (index, label) in part.classes.enumerated() {
        let numbers = part.embeddings[index * width..<(index + 1) * width].map { "\($0)" }
        text += (numbers + [titles[label], part.names[index]]).joined(separator: ",") + "\n"
      }
    }
    return text
  }

  private static func arrays(of session: Session, _ snapshot: Snapshot) throws -> NPZFile {
    var file = NPZFile()
    let parts = parts(of: snapshot)
    file.add("embeddings", parts.flatMap(\.embeddings), width: snapshot.dimension)
    file.add("labels", parts.flatMap(\.classes).map { Int64($0) })
    file.add("split", parts.flatMap(\.names))
    let names = session.rowNames
    if !names.isEmpty { file.add("names", names) }
    file.add("class_names", session.givenTitles)
    // Held against the rows that they are made of, means would pass for prototypes that are right.
    let title = session.comparison == nil ? "prototypes" : "means"
    file.add(title, snapshot.prototypes, width: snapshot.dimension)
    if !snapshot.bias.isEmpty { file.add("bias", snapshot.bias) }
    let spreads = logVariances(of: session, snapshot)
    if !spreads.isEmpty { file.add("log_variances", spreads, width: snapshot.dimension) }
    for (index, layer) in session.encoderLayers.enumerated() {
      file.add("layer\(index)_weight", layer.weights, width: layer.biases.count)
      file.add("layer\(index)_bias", layer.biases)
    }
    let report = JSONValue.object(RunReport.members(session, session.metrics()))
    file.add("configuration", text: String(decoding: try report.text(), as: UTF8.self))
    return file
  }
}

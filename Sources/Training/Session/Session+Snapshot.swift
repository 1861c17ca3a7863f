internal import Kernels
internal import MarginLosses

extension Session {
  /// All that a screen draws of this step.
  ///
  /// - Complexity: one pass of the network over every sample.
  public func snapshot() -> Snapshot {
    var snapshot = Snapshot()
    snapshot.step = step
    snapshot.dimension = configuration.dimension
    snapshot.classNames = classNames
    snapshot.classTitles = classTitles
    let points = trainingEmbeddings
    let classifier = classifier(of: points)
    snapshot.prototypes = classifier.prototypes
    snapshot.prototypesPerClass = prototypesPerClass
    snapshot.bias = classifier.bias
    snapshot.training = sampleSet(dataset.training, points, classifier)
    snapshot.training.isCounted = rowsForTest
    if let loss = marginLoss, type(of: loss).isToldOfMeanLength, !configuration.isJudged {
      snapshot.meanLength = snapshot.training.meanNorm
    }
    if let encoder {
      let heldOut = encoder.embeddings(of: dataset.heldOut.inputs)
      snapshot.heldOut = sampleSet(dataset.heldOut, heldOut, classifier)
    }
    snapshot.hasEvenClasses = dataset.training.hasEvenClasses
    snapshot.unseen.embeddings =
      encoder?.embeddings(of: dataset.unseen.inputs) ?? dataset.unseen.inputs
    snapshot.unseen.labels = dataset.unseen.labels
    snapshot.unseen.names = dataset.unseenNames
    let counted = snapshot.training.counted
    let losses = counted.reduce(0.0) { $0 + Double($1.loss) }
    let whole = batchLoss(points, dataset.training.labels)
    let outlook = outlook(of: points, batches: 1)
    snapshot.tally = outlook?.tally
    snapshot.loss = outlook?.loss ?? whole ?? losses / Double(max(counted.count, 1))
    if objective.run != nil { addNeighbours(to: &snapshot) }
    snapshot.narrowestPair = Directions.narrowestPair(
      snapshot.prototypes, dimension: configuration.dimension,
      perClass: snapshot.prototypesPerClass)
    return snapshot
  }

  /// The loss of all training samples as one batch, where it is no mean over them; nil for others.
  func batchLoss(_ embeddings: [Float], _ labels: [Int32]) -> Double? {
    guard let sphere = objective.loss as? any SphereLoss, sphere.isOfBatch else { return nil }
    let batch = LossBatch(
      embeddings: embeddings, labels: labels, prototypes: prototypes,
      dimension: configuration.dimension)
    return Double(sphere.evaluate(batch).loss)
  }

  /// - Complexity: O(samples · training samples) until there are more than
  ///   `NearestNeighbour.mostQueries` of them.
  private func addNeighbours(to snapshot: inout Snapshot) {
    let (all, dimension) = (snapshot.training, snapshot.dimension)
    let normalizes = classifier.rule == .angle
    guard all.isCounted.isEmpty else {
      // Whoever is for test is no neighbour either.
      snapshot.training.nearestNeighbour = NearestNeighbour.accuracy(
        of: all.choosing(counted: true, dimension: dimension),
        among: all.choosing(counted: false, dimension: dimension), dimension: dimension,
        normalizes: normalizes, isSameSet: false)
      return
    }
    let gallery = all
    snapshot.training.nearestNeighbour = NearestNeighbour.accuracy(
      of: gallery, among: gallery, dimension: dimension, normalizes: normalizes, isSameSet: true)
    snapshot.heldOut.nearestNeighbour = NearestNeighbour.accuracy(
      of: snapshot.heldOut, among: gallery, dimension: dimension, normalizes: normalizes,
      isSameSet: false)
  }

  /// The batch that the next step will take, as the loss sees it now; nil with prototypes.
  ///
  /// - Parameters:
  ///   - embeddings: those of the training set at this step, where they are known already.
  ///   - asked: a training sample that takes the place of the first of its class in the batch.
  public func comingBatch(of embeddings: [Float]? = nil, asking asked: Int? = nil)
    -> ComparedBatch?
  {
    objective.run?.coming(
      of: embeddings ?? trainingEmbeddings, labels: dataset.training.labels,
      dimension: configuration.dimension, asking: asked)
  }

  /// Mean loss and tally of coming batches with these embeddings; nil with prototypes.
  func outlook(of embeddings: [Float], batches: Int) -> (loss: Double, tally: Tally)? {
    objective.run?.outlook(
      batches: batches, of: embeddings, labels: dataset.training.labels,
      dimension: configuration.dimension)
  }

  private var trainingEmbeddings: [Float] {
    guard embeddings.isEmpty, let encoder else { return embeddings }
    return encoder.embeddings(of: dataset.training.inputs)
  }

  /// The prototypes and bias that decide: those learnt, or the class means.
  private func classifier(of embeddings: [Float]) -> (prototypes: [Float], bias: [Float]) {
    if let loss = objective.loss { return (prototypes, loss.hasBias ? bias : []) }
    let seen = seen(embeddings)
    return objective.mean.classifier(
      of: seen.embeddings, seen.labels, classes: configuration.classes,
      dimension: configuration.dimension)
  }

  /// Of embeddings that are judged, whether each is for test; empty where no split says so.
  var rowsForTest: [Bool] {
    let (isTest, rows) = (dataset.rowFacts.isTest, dataset.training.rows)
    guard configuration.isJudged, !isTest.isEmpty, !rows.isEmpty else { return [] }
    let forTest = rows.map { $0 >= 0 && isTest[Int($0)] }
    return forTest.contains(true) ? forTest : []
  }

  /// The embeddings of which something may be learnt, if only the mean of their class.
  private func seen(_ embeddings: [Float]) -> (embeddings: [Float], labels: [Int32]) {
    let (forTest, labels) = (rowsForTest, dataset.training.labels)
    guard !forTest.isEmpty else { return (embeddings, labels) }
    let (rows, width) = (labels.indices.filter { !forTest[$0] }, configuration.dimension)
    return (
      rows.flatMap { embeddings[$0 * width..<($0 + 1) * width] }, rows.map { labels[$0] }
    )
  }

  private func sampleSet(
    _ samples: LabelledInputs, _ embeddings: [Float],
    _ classifier: (prototypes: [Float], bias: [Float])
  ) -> SampleSet {
    var set = SampleSet()
    set.embeddings = embeddings
    set.judgements = self.classifier.judge(
      LossBatch(
        embeddings: embeddings, labels: samples.labels, prototypes: classifier.prototypes,
        bias: classifier.bias, dimension: configuration.dimension))
    return set
  }
}

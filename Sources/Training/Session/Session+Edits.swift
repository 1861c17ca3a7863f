internal import Kernels
internal import MarginLosses

extension Session {
  /// Makes an edit; what the optimiser remembers of numbers that were put somewhere else, or are
  /// new, is 0, as their old course says nothing of the new place.
  ///
  /// - Returns: the edit that undoes it.
  /// - Throws: why it cannot be made here; then nothing has changed.
  public mutating func apply(_ edit: Edit) throws(EditError) -> Edit {
    guard !configuration.isJudged else { throw .judged }
    guard !edit.changesData || dataEdits.count < Edit.most else { throw .tooMany }
    let inverse = try change(edit)
    if edit.changesData { dataEdits.append(edit) }
    return inverse
  }

  private mutating func change(_ edit: Edit) throws(EditError) -> Edit {
    switch edit {
    case .movePoint(let sample, let place): return try move(point: sample, to: place)
    case .movePrototype(let row, let place): return try move(prototype: row, to: place)
    case .insertPoint(let sample, let point):
      try insert(point, at: sample)
      return .removePoint(sample: sample)
    case .removePoint(let sample): return try remove(sample)
    case .appendClass(let prototype, let point):
      try append(prototype, point)
      return .removeLastClass
    case .removeLastClass: return try removeLastClass()
    }
  }

  /// The setting that the run began with, before a class came in by hand.
  public var startConfiguration: Configuration {
    var start = configuration
    for edit in dataEdits { start.classes -= edit.addedClasses }
    return start
  }

  private func row(_ index: Int, of matrix: [Float]) -> [Float] {
    Array(matrix[numbers(index)])
  }

  /// Where the numbers of a row stand.
  private func numbers(_ row: Int) -> Range<Int> {
    row * configuration.dimension..<(row + 1) * configuration.dimension
  }

  private mutating func move(
    point sample: Int, to place: [Float]
  ) throws(EditError) -> Edit {
    guard encoder == nil else { throw .movesWithNetwork }
    guard dataset.training.labels.indices.contains(sample),
      place.count == configuration.dimension
    else { throw .gone }
    let before = row(sample, of: embeddings)
    embeddings.replaceSubrange(numbers(sample), with: place)
    rules.points.forget(numbers(sample))
    return .movePoint(sample: sample, to: before)
  }

  private mutating func move(
    prototype row: Int, to place: [Float]
  ) throws(EditError) -> Edit {
    guard objective.loss != nil else { throw .noPrototypes }
    guard row >= 0, numbers(row).upperBound <= prototypes.count,
      place.count == configuration.dimension
    else { throw .gone }
    let before = self.row(row, of: prototypes)
    prototypes.replaceSubrange(numbers(row), with: place)
    rules.prototypes.forget(numbers(row))
    return .movePrototype(row: row, to: before)
  }

  private mutating func insert(_ point: HandPoint, at sample: Int) throws(EditError) {
    guard sample >= 0, sample <= dataset.training.count, classNames.indices.contains(point.label),
      point.embedding.count == configuration.dimension,
      point.input.map({ $0.count == dataset.width }) ?? true
    else { throw .gone }
    if encoder != nil, point.input == nil { throw .needsPicture }
    let start = sample * dataset.width
    let input = point.input ?? [Float](repeating: 0, count: dataset.width)
    dataset.training.inputs.insert(contentsOf: input, at: start)
    dataset.training.labels.insert(Int32(point.label), at: sample)
    if !dataset.training.rows.isEmpty {
      dataset.training.rows.insert(point.row ?? -1, at: sample)
    }
    if encoder == nil || !embeddings.isEmpty {
      embeddings.insert(contentsOf: point.embedding, at: numbers(sample).lowerBound)
    }
    if encoder == nil { rules.points.makeRoom(for: numbers(sample)) }
    sampler.insert(sample)
    resampleComparisons()
  }

  private mutating func remove(_ sample: Int) throws(EditError) -> Edit {
    let labels = dataset.training.labels
    guard labels.indices.contains(sample) else { throw .gone }
    guard labels.count(where: { $0 == labels[sample] }) > 1 else { throw .lastOfClass }
    let inputs = sample * dataset.width..<(sample + 1) * dataset.width
    let point = HandPoint(
      label: Int(labels[sample]),
      embedding: embeddings.isEmpty
        ? [Float](repeating: 0, count: configuration.dimension) : row(sample, of: embeddings),
      input: Array(dataset.training.inputs[inputs]),
      row: dataset.training.rows.isEmpty ? nil : dataset.training.rows[sample])
    drop(sample)
    resampleComparisons()
    return .insertPoint(sample: sample, point)
  }

  private mutating func drop(_ sample: Int) {
    let inputs = sample * dataset.width..<(sample + 1) * dataset.width
    dataset.training.inputs.removeSubrange(inputs)
    dataset.training.labels.remove(at: sample)
    if !dataset.training.rows.isEmpty { dataset.training.rows.remove(at: sample) }
    if !embeddings.isEmpty { embeddings.removeSubrange(numbers(sample)) }
    if encoder == nil { rules.points.close(numbers(sample)) }
    sampler.remove(sample)
  }

  private mutating func append(
    _ prototype: [Float], _ point: HandPoint
  ) throws(EditError) {
    guard encoder == nil else { throw .needsPicture }
    guard classNames.count < Edit.mostClasses else { throw .tooManyClasses }
    guard point.label == classNames.count, prototype.count == configuration.dimension else {
      throw .gone
    }
    let start = prototypes.count
    // As many rows as the classes have now, which a loss without prototypes leaves as they were.
    let rows = max(prototypes.count / configuration.dimension / max(classNames.count, 1), 1)
    prototypes += Start.fitted(
      prototype, perClass: rows, classes: 1, dimension: configuration.dimension,
      drawing: &lossGenerator)
    rules.prototypes.makeRoom(for: start..<prototypes.count)
    rules.loss.makeRoom(for: start..<prototypes.count)
    bias.append(0)
    rules.bias.makeRoom(for: bias.count - 1..<bias.count)
    let name = Dataset.name(after: classNames)
    classNames.append(name)
    classTitles.append(name)
    configuration.classes = classNames.count
    noteFloor()
    try insert(point, at: dataset.training.count)
  }

  private mutating func removeLastClass() throws(EditError) -> Edit {
    let label = classNames.count - 1
    guard label >= 2 else { throw .gone }
    let samples = dataset.training.labels.indices.filter {
      Int(dataset.training.labels[$0]) == label
    }
    guard encoder == nil, let sample = samples.last else { throw .gone }
    let rows = prototypes.count / configuration.dimension / classNames.count
    let start = label * rows
    let inverse = Edit.appendClass(
      prototype: row(start, of: prototypes),
      HandPoint(label: label, embedding: row(sample, of: embeddings)))
    for sample in samples.reversed() { drop(sample) }
    let numbers = numbers(start).lowerBound..<prototypes.count
    prototypes.removeSubrange(numbers)
    rules.prototypes.close(numbers)
    rules.loss.close(numbers)
    bias.removeLast()
    rules.bias.close(bias.count..<bias.count + 1)
    classNames.removeLast()
    classTitles.removeLast()
    configuration.classes = classNames.count
    noteFloor()
    resampleComparisons()
    return inverse
  }

  private mutating func resampleComparisons() {
    objective.run?.relabel(dataset.training.labels, classes: classNames.count)
  }

  /// The prototypes as they are learnt, or as they were left when the loss came to need none; rows as
  /// in `Snapshot.prototypes`.
  public var prototypeRows: [Float] { prototypes }
}

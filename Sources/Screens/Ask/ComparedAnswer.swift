internal import Drawing
internal import Kernels
internal import Laboratory
internal import MarginLosses
internal import Training

extension State {
  /// What the coming batch of a loss without prototypes asks of a training point.
  func comparedAnswer(_ sample: Int, _ titles: [String]) -> Answer {
    let judgement = snapshot.training.judgements[sample]
    let verdict =
      judgement.isRight
      ? "right: the mean of its class is nearest"
      : "wrong: the mean of \(className(Int(judgement.predicted))) is nearer"
    var answer = Answer(titles: titles, verdict: verdict, lines: [], hints: handHints)
    let means = meanDistances(embedding(of: sample))
    guard let loss = session.metricLoss, let compared = run.comparedCheck(sample) else {
      answer.lines = [means, ["the \(run.batchWord) has no place for it"]]
      return answer
    }
    let batch = AskedBatch(
      compared.batch, row: compared.row, loss, names: snapshot.classNames)
    let comparisons = RowComparisons(of: compared.row, in: compared.batch.examination)
    answer.lines = [comparisons.verdict, comparisons.words, means] + words(of: compared.check)
    switch loss.byComparison {
    case .pairs(let loss): put(PairBranches(batch, loss), in: &answer, of: batch)
    case .triplets(let loss): put(TripletCases(batch, loss), in: &answer, of: batch)
    case .tuples(let loss):
      put(ProductTable(batch, loss), in: &answer)
      if answer.figure == nil { answer.lines.insert(contentsOf: costs(batch, loss), at: 0) }
    case .lists: answer.lines.insert(contentsOf: heaviest(batch), at: 1)
    }
    return answer
  }

  private func put(_ branches: PairBranches, in answer: inout Answer, of batch: AskedBatch) {
    let lines = branches.lines(of: batch.name(batch.row))
    answer.head = lines
    answer.shortHead = branches.other?.force == .apart ? lines[1] : lines[0]
    answer.figure = branches
  }

  private func put(_ products: ProductTable?, in answer: inout Answer) {
    guard let products else { return }
    answer.figure = products
    // The table says whom it is held against; the gradient comes next.
    answer.lines = Array(answer.lines.dropFirst(3) + answer.lines[2..<3])
    guard let asked = products.asked else { return }
    let row = products.rows[asked]
    let larger = products.larger(in: row)
    let number = fixed(row.share, 3)
    let share =
      "\(row.name): share \(number), loss −ln \(number) = \(fixed(-Double.log(row.share), 2))"
    answer.head = [
      [
        "a·p: each anchor with its own positive (bold) and all others",
        "a·p: its own positive is bold",
      ],
      [
        "\(share); \(larger) of \(products.rows.count - 1) others as large", share,
      ],
    ]
    answer.shortHead = [share]
  }

  /// What the costliest tuple of the point comes to, of a loss that is no softmax of products.
  private func costs(_ batch: AskedBatch, _ loss: any TupleLoss) -> [[String]] {
    guard case .tuples(let tuples) = batch.batch.examination else { return [] }
    let costs = tuples.filter { [$0.anchor, $0.positive].contains(batch.row) }
      .compactMap { loss.cost(of: $0, among: batch.rows) }
    guard let cost = costs.max(by: { $0.loss < $1.loss }) else { return [] }
    let measured = cost.measured.map(measuredText)
    let name = "“\(batch.name(cost.rival))”"
    return [
      [
        "nearest negative, a \(name): " + measured.joined(separator: ", "),
        measured.joined(separator: " "),
      ],
      ["loss \(fixed(cost.loss, 2)), nearest negative a \(name)"],
    ]
  }

  /// The pairs of the point that weigh most in its own list.
  private func heaviest(_ batch: AskedBatch) -> [[String]] {
    guard case .lists(let lists) = batch.batch.examination,
      let list = lists.first(where: { $0.anchor == batch.row })
    else { return [] }
    let weights = PairWeights(list.pairs)
    let sorted = list.pairs.filter { $0.weight != 0 }
      .sorted { $0.weight.magnitude > $1.weight.magnitude }
    let texts = sorted.map { pair in
      let name =
        "“\(batch.name(pair.second))” d \(fixed(batch.distance(batch.row, pair.second), 2))"
      return
        "\(name) \(fixed(100 * weights.share(of: pair), 0)) % \(pair.weight > 0 ? "in" : "out")"
    }
    let loss = "loss \(fixed(list.loss, 2))"
    guard !texts.isEmpty else { return [["\(loss): no pair of it moves"]] }
    return [
      (1...4).reversed().map { "\(loss); heaviest  " + texts.prefix($0).joined(separator: "  ") }
    ]
  }

  private func put(_ cases: TripletCases, in answer: inout Answer, of batch: AskedBatch) {
    let words = TripletWords(cases, shown: look.askedCase, batch)
    answer.titles = words.titles + answer.titles
    answer.verdict = words.verdict ?? answer.verdict
    (answer.head, answer.shortHead) = (words.lines, words.lines.first ?? [])
    answer.figure = words.line
    // What is said of all comparisons would contradict the case that is shown.
    if look.askedCase != nil { answer.lines.removeFirst() }
  }

  /// The nearest mean at a place, and by how much.
  func meansAnswer(_ embedding: [Double], _ titles: [String]) -> Answer {
    let ranked = means(embedding)
    guard let first = ranked.first else {
      return Answer(titles: titles, verdict: "no class", lines: [], hints: handHints)
    }
    let next = ranked.dropFirst().first
    let lead = next.map {
      ", before \(className($0.label)) by \(distanceText($0.distance - first.distance))"
    }
    return Answer(
      titles: titles, verdict: "the mean of \(className(first.label)) is nearest\(lead ?? "")",
      lines: [meanDistances(embedding)], hints: handHints)
  }

  private func embedding(of sample: Int) -> [Double] {
    let dimension = snapshot.dimension
    return snapshot.training.embeddings[sample * dimension..<(sample + 1) * dimension]
      .map(Double.init)
  }

  /// Classes by how far their means are: radians where only directions count.
  private func means(_ embedding: [Double]) -> [(label: Int, distance: Double)] {
    let dimension = snapshot.dimension
    return (0..<snapshot.classes).map { label in
      let mean = snapshot.prototypes[label * dimension..<(label + 1) * dimension].map(Double.init)
      let distance =
        run.classifier.rule == .angle
        ? AskedPoint.angle(embedding, mean)
        : AskedPoint.length(zip(embedding, mean).map { $0 - $1 })
      return (label, distance)
    }.sorted { ($0.distance, $0.label) < ($1.distance, $1.label) }
  }

  private func distanceText(_ distance: Double) -> String {
    run.classifier.rule == .angle ? degreesText(distance) : fixed(distance, 2)
  }

  private func meanDistances(_ embedding: [Double]) -> [String] {
    let texts = means(embedding).map { "\(className($0.label)) \(distanceText($0.distance))" }
    return (1...5).reversed().map {
      "to the means of  " + texts.prefix($0).joined(separator: "   ")
    }
  }

  /// What one row of a batch is compared with.
  private struct RowComparisons {
    /// The longest wording first, here and below.
    var verdict: [String]
    var words: [String]

    init(of row: Int, in examination: Examination) {
      switch examination {
      case .triplets(let triplets):
        self.init(
          triplets: triplets.filter { [$0.triplet.anchor, $0.triplet.positive].contains(row) })
      case .pairs(let pairs):
        self.init(pairs: pairs.filter { [$0.pair.first, $0.pair.second].contains(row) })
      case .tuples(let tuples):
        self.init(
          tuples: tuples.filter { [$0.anchor, $0.positive].contains(row) }, of: tuples.count)
      case .lists(let lists): self.init(list: lists.first { $0.anchor == row })
      }
    }

    private init(triplets: [ExaminedTriplet]) {
      func count(_ difficulty: Difficulty) -> Int {
        triplets.count { $0.difficulty == difficulty }
      }
      let (easy, semihard, hard) = (count(.easy), count(.semihard), count(.hard))
      verdict =
        hard > 0
        ? ["hard: a negative is nearer than a positive", "hard: a negative is nearer"]
        : semihard > 0
          ? ["semi-hard: a negative stands within α"] : ["easy: no triplet costs it anything"]
      words = [
        "mined for it  easy \(easy)  semi-hard \(semihard)  hard \(hard)",
        "easy \(easy) semi-hard \(semihard) hard \(hard)",
      ]
    }

    private init(pairs: [ExaminedPair]) {
      func count(_ force: PairForce) -> Int { pairs.count { $0.force == force } }
      let (together, apart, back) = (count(.together), count(.apart), count(.back))
      verdict =
        back > 0
        ? ["\(back) far pairs pull it back, as printed"]
        : apart > 0
          ? ["\(apart) pairs push it away"] : [together > 0 ? "drawn to its own" : "at rest"]
      words = [
        "its pairs  together \(together)  apart \(apart)  left alone "
          + "\(pairs.count - together - apart - back)",
        "together \(together) apart \(apart)",
      ]
    }

    private init(tuples: [ExaminedTuple], of count: Int) {
      verdict = [
        tuples.first.map { "against \($0.negatives.count) negatives at once" } ?? "in no tuple"
      ]
      words = ["in \(tuples.count) of \(count) tuples"]
    }

    private init(list: ExaminedList?) {
      let pairs = list?.pairs.filter { $0.weight != 0 } ?? []
      let together = pairs.count { $0.weight > 0 }
      verdict = [
        list == nil ? "in no list" : pairs.isEmpty ? "at rest" : "\(pairs.count) pairs move it"
      ]
      words = [
        "its pairs  together \(together)  apart \(pairs.count - together)  weightless "
          + "\((list?.pairs.count ?? 0) - pairs.count)",
        "together \(together) apart \(pairs.count - together)",
      ]
    }
  }
}

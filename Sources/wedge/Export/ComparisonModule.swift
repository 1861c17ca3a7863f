import Kernels
import MarginLosses

/// A loss that compares embeddings with one another as a module.
struct ComparisonModule {
  private let loss: any MetricLoss
  private let library: ModuleLibrary

  /// Nil for a loss whose comparisons are of no kind that is written down here.
  init?(_ loss: any MetricLoss, _ library: ModuleLibrary) {
    let known: Set<Measure> = [
      .distance, .positiveDistance, .negativeDistance, .positiveProduct, .negativeProduct,
      .anchorNorm, .positiveNorm,
    ]
    let measures = loss.formula.loss.quantities.compactMap(\.measure)
    guard measures.allSatisfy(known.contains),
      type(of: loss).comparison != .lists, (loss as? any TupleLoss)?.isShare ?? true
    else { return nil }
    self.loss = loss
    self.library = library
  }

  var module: TorchModule {
    let printer = TorchPrinter(names: Self.names)
    let formula = loss.formula.loss
    let lines =
      ["x = " + (loss.normalizes ? "F.normalize(embeddings)" : "embeddings")] + comparisons
      + printer.definitions(of: [formula]) + ["losses = " + printer.print(formula)] + mined
      // The names of two examples go with one number.
      + (library.tellsExamples && examples == .tuples ? ["losses = losses.flatten()"] : [])
    return TorchModule(
      library: library, name: "WedgeLoss", description: type(of: loss).description,
      formula: loss.formula, settings: TorchPrinter.settings(of: [formula]), parameters: [],
      examples: examples, body: lines, needsAngles: false, test: test)
  }

  private static let names: [Measure: String] = [
    .distance: "d", .positiveDistance: "d_ap", .negativeDistance: "d_an",
    .positiveProduct: "own_dot", .negativeProduct: "dots",
    .anchorNorm: "a_norm", .positiveNorm: "p_norm",
  ]

  private var examples: ComparedExamples {
    switch type(of: loss).comparison {
    case .pairs: .pairs
    case .tuples, .lists: .tuples
    case .triplets:
      switch (loss as? any TripletLoss)?.mining {
      case .batchHard, .facenetSemihard: .minedTriplets
      default: .triplets
      }
    }
  }

  /// The lines that name what is compared with what.
  private var comparisons: [String] {
    switch type(of: loss).comparison {
    case .pairs:
      [
        "i, j = torch.triu_indices(len(x), len(x), 1, device=x.device)"
      ] + library.picked(examples) + [
        "d, same = (x[i] - x[j]).norm(dim=1), labels[i] == labels[j]"
      ]
    case .triplets:
      [
        "same = labels[:, None] == labels",
        "other = same & ~torch.eye(len(x), dtype=torch.bool, device=x.device)",
        "a, p, n = torch.where(other[:, :, None] & ~same[:, None, :])",
      ] + library.picked(examples) + [
        "d_ap, d_an = (x[a] - x[p]).norm(dim=1), (x[a] - x[n]).norm(dim=1)"
      ]
    case .tuples, .lists:
      [
        "rows = [(labels == c).nonzero()[:2, 0] for c in labels.unique()]",
        "pairs = torch.cat([labels.new_empty(0, 2)] + [each[None] for each in rows if len(each) == 2])",
        "dots = x[pairs[:, 0]] @ x[pairs[:, 1]].T",
        "own_dot = dots.diagonal()[:, None]",
        "own = torch.eye(len(pairs), dtype=torch.bool, device=x.device)",
      ] + lengths
    }
  }

  /// Lengths as they are, whatever is compared.
  private var lengths: [String] {
    let measures = loss.formula.loss.quantities.compactMap(\.measure)
    guard measures.contains(.anchorNorm) else { return [] }
    return [
      "a_norm = embeddings[pairs[:, 0]].norm(dim=1, keepdim=True)",
      "p_norm = embeddings[pairs[:, 1]].norm(dim=1, keepdim=True)",
    ]
  }

  /// Which triplets the mean goes over.
  private var mined: [String] {
    switch (loss as? any TripletLoss)?.mining {
    case nil, .all: return []
    case .allNonzero: return taken("D_a_n < D_a_p + self.alpha")
    case .easy: return taken("D_a_n >= D_a_p + self.alpha")
    case .semihard:
      return taken("(D_a_p < D_a_n) & (D_a_n < D_a_p + self.alpha)")
    case .hard: return taken("D_a_n <= D_a_p")
    case .batchHard:
      return [
        "far = torch.full((len(x),), -1.0, dtype=x.dtype, device=x.device)",
        "far = far.scatter_reduce(0, a, D_a_p.detach(), \"amax\")[a]",
        "near = torch.full((len(x),), math.inf, dtype=x.dtype, device=x.device)",
        "near = near.scatter_reduce(0, a, D_a_n.detach(), \"amin\")[a]",
        "taken = torch.where((D_a_p == far) & (D_a_n == near))[0]",
      ] + firsts(of: "a")
    case .facenetSemihard:
      return [
        "pair = a * len(x) + p",
        "beyond = torch.where(D_a_n > D_a_p, D_a_n, math.inf).detach()",
        "near = torch.full((len(x) ** 2,), math.inf, dtype=x.dtype, device=x.device)",
        "near = near.scatter_reduce(0, pair, beyond, \"amin\")[pair]",
        "semihard = (D_a_p < D_a_n) & (D_a_n < D_a_p + self.alpha)",
        "taken = torch.where((beyond == near) & semihard)[0]",
      ] + firsts(of: "pair")
    }
  }

  /// Of those that tie in a group the first, which has the lowest indices.
  private func firsts(of group: String) -> [String] {
    [
      "taken = torch.cat([taken[:1], taken[1:][\(group)[taken].diff() != 0]])"
    ] + taken("taken")
  }

  /// The line that leaves nothing but these.
  private func taken(_ which: String) -> [String] {
    library.tellsExamples
      ? ["losses, a, p, n = (each[\(which)] for each in (losses, a, p, n))"]
      : ["losses = losses[\(which)]"]
  }

  private var test: ModuleTest {
    let dimension = ModuleTest.dimension
    var embeddings = ModuleTest.numbers(ModuleTest.labels.count * dimension, seed: 1)
    if type(of: loss).comparison == .triplets {
      // Two rows of different classes that are the same, and a positive beyond every negative.
      for column in 0..<dimension {
        embeddings[4 * dimension + column] = embeddings[2 * dimension + column]
        embeddings[dimension + column] *= 3
      }
    }
    let gradient = loss.evaluate(
      MetricBatch<Double>(
        embeddings: embeddings, labels: ModuleTest.labels, dimension: dimension))
    return ModuleTest(
      embeddings: embeddings, labels: ModuleTest.labels, dimension: dimension, parameters: [],
      loss: gradient.loss, embeddingGradient: gradient.embeddings, parameterGradients: [])
  }
}

/// What an exported module is a module of.
struct ModuleLibrary: Sendable {
  /// As `--to` takes it.
  let name: String
  let title: String
  /// What a module imports beside PyTorch.
  let imports: [String]
  let baseClass: String
  /// The lines that open the making of a module, whose line takes what tensors of its own need.
  let construction: @Sendable (_ taken: String) -> [String]
  /// Whether a module is made by lines of its own though it has no tensors.
  let constructsAll: Bool
  /// The line that opens the method which works the loss out.
  let method: String
  /// What the method refuses.
  let checks: @Sendable (ComparedExamples) -> [String]
  /// The lines that take in what another has picked for comparison, behind the choice of one's own.
  let picked: @Sendable (ComparedExamples) -> [String]
  /// The lines that give the values of `losses` back.
  let ending: @Sendable (ComparedExamples) -> [String]
  /// Whether these say which examples each value is of.
  let tellsExamples: Bool
}

extension ModuleLibrary {
  static let all: [ModuleLibrary] = [.pytorch, .pytorchMetricLearning]

  static let pytorch: ModuleLibrary = ModuleLibrary(
    name: "pytorch", title: "PyTorch", imports: [], baseClass: "nn.Module",
    construction: { ["    def __init__(self\($0)):", "        super().__init__()"] },
    constructsAll: false, method: "def forward(self, embeddings, labels):", checks: { _ in [] },
    picked: { _ in [] }, ending: { _ in ["return losses.sum() / max(losses.numel(), 1)"] },
    tellsExamples: false)

  static let pytorchMetricLearning: ModuleLibrary = ModuleLibrary(
    name: "pytorch-metric-learning", title: "pytorch-metric-learning",
    imports: [
      "from pytorch_metric_learning.losses import BaseMetricLossFunction",
      "from pytorch_metric_learning.utils import common_functions as c_f, loss_and_miner_utils as lmu",
    ],
    baseClass: "BaseMetricLossFunction",
    construction: { taken in
      [
        "    def __init__(self\(taken), distance=None, **others):",
        "        assert distance is None, \"the loss has a distance of its own\"",
        "        super().__init__(**others)",
      ]
    },
    constructsAll: true,
    method: "def compute_loss(self, embeddings, labels, indices_tuple, ref_emb, ref_labels):",
    checks: { examples in
      ["c_f.ref_not_supported(embeddings, labels, ref_emb, ref_labels)"]
        + (examples.canBePicked ? [] : ["c_f.indices_tuple_not_supported(indices_tuple)"])
    },
    picked: picked, ending: ending, tellsExamples: true)

  @Sendable private static func picked(_ examples: ComparedExamples) -> [String] {
    switch examples {
    case .rows:
      ["losses = losses * lmu.convert_to_weights(indices_tuple, labels, dtype=losses.dtype)"]
    case .pairs:
      [
        "if indices_tuple is not None:",
        "    i, p, others, n = lmu.convert_to_pairs(indices_tuple, labels)",
        "    i, j = torch.cat([i, others]), torch.cat([p, n])",
      ]
    case .triplets:
      [
        "if indices_tuple is not None:",
        "    a, p, n = lmu.convert_to_triplets(indices_tuple, labels)",
      ]
    case .minedTriplets, .tuples: []
    }
  }

  /// Reducers weigh by the class of the first example that is named.
  @Sendable private static func ending(_ examples: ComparedExamples) -> [String] {
    let (kind, indices) =
      switch examples {
      case .rows: ("element", "c_f.torch_arange_from_size(losses)")
      case .pairs: ("pos_pair", "(i, j)")
      case .triplets, .minedTriplets: ("triplet", "(a, p, n)")
      case .tuples: ("pos_pair", "tuple(pairs.T)")
      }
    return [
      "found = {\"losses\": losses, \"indices\": \(indices), \"reduction_type\": \"\(kind)\"}",
      "return {\"loss\": found} if losses.numel() else self.zero_losses()",
    ]
  }
}

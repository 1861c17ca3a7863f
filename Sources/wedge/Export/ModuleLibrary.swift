/// What an exported module is a module of.
struct ModuleLibrary: Sendable {
  /// As `--to` takes it.
  let name: String
  let title: String
  /// What a module imports beside PyTorch.
  let imports: [String]
  let baseClass: String
  /// The lines that open the making of a module with tensors of its own.
  let construction: [String]
  /// The line that opens the method which works the loss out.
  let method: String
  /// What the method refuses.
  let checks: [String]
  /// The lines that give the values of `losses` back.
  let ending: [String]
}

extension ModuleLibrary {
  static let all: [ModuleLibrary] = [.pytorch, .pytorchMetricLearning]

  static let pytorch: ModuleLibrary = ModuleLibrary(
    name: "pytorch", title: "PyTorch", imports: [], baseClass: "nn.Module",
    construction: [
      "    def __init__(self, classes, dimension):", "        super().__init__()",
    ],
    method: "def forward(self, embeddings, labels):", checks: [],
    ending: ["return losses.sum() / max(losses.numel(), 1)"])

  static let pytorchMetricLearning: ModuleLibrary = ModuleLibrary(
    name: "pytorch-metric-learning", title: "pytorch-metric-learning",
    imports: [
      "from pytorch_metric_learning.losses import BaseMetricLossFunction",
      "from pytorch_metric_learning.utils import common_functions as c_f",
    ],
    baseClass: "BaseMetricLossFunction",
    construction: [
      "    def __init__(self, classes, dimension, **reducers):",
      "        super().__init__(**reducers)",
    ],
    method: "def compute_loss(self, embeddings, labels, indices_tuple, ref_emb, ref_labels):",
    checks: ["c_f.ref_not_supported(embeddings, labels, ref_emb, ref_labels)"],
    ending: [
      "found = {\"losses\": losses, \"indices\": c_f.torch_arange_from_size(losses), \"reduction_type\": \"element\"}",
      "return {\"loss\": found} if losses.numel() else self.zero_losses()",
    ])
}

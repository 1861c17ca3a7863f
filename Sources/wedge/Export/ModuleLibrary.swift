/// What an exported module is a module of.
enum ModuleLibrary: String, CaseIterable {
  case pytorch
  case pytorchMetricLearning = "pytorch-metric-learning"

  var title: String { self == .pytorch ? "PyTorch" : rawValue }

  /// What a module imports beside PyTorch.
  var imports: [String] {
    self == .pytorch
      ? []
      : [
        "from pytorch_metric_learning.losses import BaseMetricLossFunction",
        "from pytorch_metric_learning.utils import common_functions as c_f",
      ]
  }

  var baseClass: String { self == .pytorch ? "nn.Module" : "BaseMetricLossFunction" }

  /// The lines that open the making of a module with tensors of its own.
  var construction: [String] {
    self == .pytorch
      ? ["    def __init__(self, classes, dimension):", "        super().__init__()"]
      : [
        "    def __init__(self, classes, dimension, **reducers):",
        "        super().__init__(**reducers)",
      ]
  }

  /// The line that opens the method which works the loss out.
  var method: String {
    self == .pytorch
      ? "def forward(self, embeddings, labels):"
      : "def compute_loss(self, embeddings, labels, indices_tuple, ref_emb, ref_labels):"
  }

  /// The lines that give the values of `losses` back.
  var ending: [String] {
    self == .pytorch
      ? ["return losses.sum() / max(losses.numel(), 1)"]
      : [
        "found = {\"losses\": losses, \"indices\": c_f.torch_arange_from_size(losses), \"reduction_type\": \"element\"}",
        "return {\"loss\": found} if losses.numel() else self.zero_losses()",
      ]
  }

  /// What the method refuses.
  var checks: [String] {
    self == .pytorch
      ? [] : ["c_f.ref_not_supported(embeddings, labels, ref_emb, ref_labels)"]
  }
}

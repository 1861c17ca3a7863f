import Kernels
import MarginLosses

/// A loss as the lines of a Python module.
struct TorchModule {
  let library: ModuleLibrary
  /// The name of the class.
  let name: String
  let description: LossDescription
  let formula: LossFormula
  /// Numbers the loss is set to.
  let settings: [(name: String, quantity: Quantity)]
  /// Tensors that are trained: their names, and how they are made.
  let parameters: [(name: String, start: String)]
  let examples: ComparedExamples
  /// What works out `losses`, a value for each of these.
  let body: [String]
  let needsAngles: Bool
  let test: ModuleTest

  var text: String { lines.joined(separator: "\n") + "\n" }

  private var lines: [String] {
    heading
      + ["import math", "", "import torch", "from torch import nn"]
      + ["from torch.nn import functional as F"] + library.imports + ["", ""]
      + functions
      + ["class \(name)(\(library.baseClass)):"]
      + ["    \"\"\"The mean loss of embeddings (N, dimension) with labels (N,).\"\"\"", ""]
      + settings.map { "    \($0.name) = \(setting($0.quantity))" }
      + (settings.isEmpty ? [] : [""])
      + construction
      + ["    " + library.method]
      + library.checks(examples).map { "        " + $0 } + [Self.precision]
      + (body + library.ending(examples)).map { "            " + $0 }
      + ["", ""] + test.lines(name, parameters.map(\.name))
  }

  private var heading: [String] {
    let citation = description.citation
    var text = [
      "\(description.title) for \(library.title), written by wedge export.",
      formula.text,
      "\(citation.authors), \"\(citation.title)\", \(citation.venue) \(citation.year).",
    ]
    if let difference = description.difference {
      text.append("Otherwise elsewhere: \(difference).")
    }
    let wrapped = text.flatMap { wrap($0) }
    return ["\"\"\"" + (wrapped.first ?? "")] + wrapped.dropFirst() + ["\"\"\""]
  }

  private func wrap(_ text: String) -> [String] {
    var lines: [String] = []
    for word in text.split(separator: " ") {
      if let last = lines.last, last.count + word.count < 108 {
        lines[lines.count - 1] = last + " " + word
      } else {
        lines.append((lines.isEmpty ? "" : "  ") + word)
      }
    }
    return lines
  }

  private func setting(_ quantity: Quantity) -> String {
    guard case .set(let number) = quantity.value else { return "None" }
    return TorchPrinter.number(number) + (quantity.unit == .radians ? "  # radians" : "")
  }

  private var construction: [String] {
    guard !parameters.isEmpty || library.constructsAll else { return [] }
    return library.construction(parameters.isEmpty ? "" : ", classes, dimension")
      + (body.contains { $0.contains("self.classes") } ? ["        self.classes = classes"] : [])
      + parameters.map { "        self.\($0.name) = nn.Parameter(\($0.start))" } + [""]
  }

  /// In half precision a margin would be lost in the rounding of the scaled logits.
  private static let precision =
    "        with torch.autocast(embeddings.device.type, enabled=False):"

  /// Exact near 0 and π, where the arc cosine of a product is not.
  private static let angle = [
    "def angle(a, b):", "    \"\"\"The angle between rows of length 1.\"\"\"",
    "    return 2 * torch.atan2((a - b).norm(dim=-1), (a + b).norm(dim=-1))", "", "",
  ]

  /// Differences would take a tensor of samples × classes × dimension.
  private static let distances = [
    "def distances(a, b):",
    "    \"\"\"Between each row of a and each of b.\"\"\"",
    "    return torch.cdist(a, b, compute_mode=\"donot_use_mm_for_euclid_dist\")", "", "",
  ]

  private static let angles = [
    "def angles(a, b):",
    "    \"\"\"The angles between each row of a and each of b, all of length 1.\"\"\"",
    "    return 2 * torch.atan2(distances(a, b), distances(a, -b))", "", "",
  ]

  /// The functions that the body calls, of what they call first.
  private var functions: [String] {
    func isCalled(_ name: String) -> Bool { body.contains { $0.contains(name + "(") } }
    let needsAllAngles = isCalled("angles")
    return (needsAngles ? Self.angle : [])
      + (needsAllAngles || isCalled("distances") ? Self.distances : [])
      + (needsAllAngles ? Self.angles : [])
  }
}

import Kernels
import MarginLosses

/// A small batch with the loss and the gradients that Wedge has for it, as a module's own test.
struct ModuleTest {
  let embeddings: [Double]
  let labels: [Int32]
  let dimension: Int
  /// Values of the trained tensors, in their order.
  let parameters: [[Double]]
  let loss: Double
  let embeddingGradient: [Double]
  let parameterGradients: [[Double]]

  static let classes = 3
  static let dimension = 3
  static let labels: [Int32] = [0, 0, 1, 1, 2, 2]

  /// Numbers of two decimals round 0 that a seed alone decides.
  static func numbers(_ count: Int, seed: UInt64) -> [Double] {
    var generator = SeededGenerator(seed: seed)
    return (0..<count).map { _ in (300 * generator.uniform() - 150).rounded() / 100 }
  }

  func lines(_ name: String, _ parameterNames: [String]) -> [String] {
    let arguments = parameters.isEmpty ? "" : "\(Self.classes), \(dimension)"
    var lines = [
      "def test():", "    \"\"\"The value and the gradients of wedge evaluate, to 1e-6.\"\"\"",
      "    loss = \(name)(\(arguments)).double()",
    ]
    lines += tensor("x", embeddings, rows: labels.count, ending: ".requires_grad_()")
    for (name, values) in zip(parameterNames, parameters) {
      lines += tensor("loss.\(name).data", values, rows: rows(of: values))
    }
    lines += [
      "    value = loss(x, torch.tensor(\(Self.list(labels.map { "\($0)" }))))",
      "    value.backward()",
      "    torch.testing.assert_close(value.item(), \(loss), rtol=1e-6, atol=1e-6)",
    ]
    lines += tensor("expected", embeddingGradient, rows: labels.count)
    lines.append("    torch.testing.assert_close(x.grad, expected, rtol=1e-6, atol=1e-6)")
    for (name, values) in zip(parameterNames, parameterGradients) {
      lines += tensor("expected", values, rows: rows(of: values))
      lines.append(
        "    torch.testing.assert_close(loss.\(name).grad, expected, rtol=1e-6, atol=1e-6)")
    }
    return lines + ["", "", "if __name__ == \"__main__\":", "    test()", "    print(\"ok\")"]
  }

  /// A bias is one row of numbers, one a class; other tensors have rows of the dimension.
  private func rows(of values: [Double]) -> Int? {
    values.count == Self.classes ? nil : values.count / dimension
  }

  private func tensor(
    _ name: String, _ values: [Double], rows: Int?, ending: String = ""
  ) -> [String] {
    let texts = values.map { "\(($0 * 1e9).rounded() / 1e9)" }
    var lines: [String] = []
    var line = "    \(name) = torch.tensor(["
    for (index, text) in texts.enumerated() {
      let piece = text + (index < texts.count - 1 ? ", " : "")
      if line.count + piece.count > 108 {
        lines.append(line.trimmedRight)
        line = "        "
      }
      line += piece
    }
    let shape = rows.map { ".reshape(\($0), \(values.count / max($0, 1)))" } ?? ""
    let end = "], dtype=torch.float64)\(shape)\(ending)"
    if line.count + end.count > 110 {
      lines.append(line.trimmedRight)
      line = "    "
    }
    return lines + [line + end]
  }

  private static func list(_ texts: [String]) -> String {
    "[" + texts.joined(separator: ", ") + "]"
  }
}

extension String {
  fileprivate var trimmedRight: String {
    var text = self
    while text.hasSuffix(" ") { text.removeLast() }
    return text
  }
}

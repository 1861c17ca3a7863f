/// Things of one kind, each colour's together, in the order in which the colours first appear.
struct SVGLayer {
  private var order: [String] = []
  private var contents: [String: String] = [:]

  /// Adds to what is painted in a way, which is given as attributes.
  mutating func add(_ content: String, attributes: String) {
    if contents[attributes] == nil { order.append(attributes) }
    contents[attributes, default: ""] += content
  }

  /// One element for each way of painting.
  func elements(_ element: (_ attributes: String, _ content: String) -> String) -> String {
    order.map { element($0, contents[$0] ?? "") }.joined()
  }

  /// One path for each way of painting, in a group; nothing when empty.
  func paths(in group: String) -> String {
    if order.isEmpty { return "" }
    return "<g \(group)>\n" + elements { "<path \($0) d=\"\($1)\"/>\n" } + "</g>\n"
  }
}

/// A number of hundredths as SVG writes it.
func decimal(_ hundredths: Int) -> String {
  let sign = hundredths < 0 ? "-" : ""
  let (whole, rest) = abs(hundredths).quotientAndRemainder(dividingBy: 100)
  if rest == 0 { return "\(sign)\(whole)" }
  return rest % 10 == 0
    ? "\(sign)\(whole).\(rest / 10)" : "\(sign)\(whole).\(rest < 10 ? "0" : "")\(rest)"
}

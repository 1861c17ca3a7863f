/// A sign on the plane and what it means, the longest wording first.
struct LegendEntry {
  var sign: String
  var meanings: [String]

  init(_ sign: String, _ meanings: String...) {
    self.sign = sign
    self.meanings = meanings
  }
}

extension ImportRequest {
  /// Refuses what stands beside a list of numbers, unless all is meant.
  ///
  /// - Parameters:
  ///   - list: what the list is called, such as `the array 'vec'`.
  ///   - hasIds: whether the rows have their names elsewhere.
  ///   - texts: those of the others that hold no numbers, which can be no dimensions at all.
  func checkBesideList(
    _ list: String, others: [ImportedColumn], texts: [ImportedColumn], hasIds: Bool,
    at place: ImportFault.Place
  ) throws(ImportFault) {
    guard !ignored.keepsOthers else { return }
    let kind =
      texts.isEmpty ? "numbers" : texts.count == others.count ? "texts" : "texts and numbers"
    let words = others.map(\.word)
    let titles = others.map { $0.name.map { "'\($0)'" } ?? "column \($0.number)" }
    throw ImportFault(
      place,
      "holds \(kind) in \(ImportedParts.list(titles)) beside \(list). Leave "
        + "\(others.count == 1 ? "it" : "them") out with \(ignored.adding(words))"
        + otherRemedy(others, texts, hasIds) + ".")
  }

  private func otherRemedy(
    _ others: [ImportedColumn], _ texts: [ImportedColumn], _ hasIds: Bool
  ) -> String {
    guard let text = texts.first else {
      return ", or say --ignore none if all are meant as dimensions"
    }
    guard !hasIds else { return "" }
    let rest = others.filter { $0 != text }.map(\.word)
    return ", or say --id \(text.reference)\(rest.isEmpty ? "" : " " + ignored.adding(rest)) "
      + "if \(rest.isEmpty ? "it" : "'\(text.word)'") names the rows"
  }
}

/// What suits each rule and each source of data, as the help says it.
enum UsualWords {
  static var rateMeanings: String { list(OptimizerRegistry.all.map(\.rateWords), ", or ") }

  static var rates: String {
    list(
      OptimizerRegistry.all.map { rule in
        let rates = rule.usualRates
        return rates.encoder == rates.free
          ? "\(rates.free) \(rule.name)" : "\(rates.encoder) encoder, \(rates.free) free"
      })
  }

  static var classes: String {
    let usual = Configuration().classes
    return list(
      DatasetRegistry.all.map { source in
        let unseen = source.usualUnseen > 0 ? " and \(source.usualUnseen) never seen" : ""
        return source.usualClasses == usual ? "" : "\(source.name) \(source.usualClasses)\(unseen)"
      }, after: "\(usual)")
  }

  static var unseen: String {
    list(
      DatasetRegistry.all.map { $0.usualUnseen > 0 ? "\($0.name) \($0.usualUnseen)" : "" },
      after: "0")
  }

  static var freeData: String {
    list(DatasetRegistry.all.map { $0.usualMode == .free ? $0.name : "" })
  }

  /// Words that are not empty, with something between them.
  private static func list(_ words: [String], _ between: String = ", ", after first: String = "")
    -> String
  {
    var text = first
    for word in words where !word.isEmpty { text += (text.isEmpty ? "" : between) + word }
    return text
  }
}

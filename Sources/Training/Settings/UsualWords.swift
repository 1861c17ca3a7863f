/// What suits each rule and each source of data, as the help says it.
enum UsualWords {
  static var rateMeanings: String {
    OptimizerRegistry.all.map(\.rateWords).joined(separator: ", or ")
  }

  static var rates: String {
    OptimizerRegistry.all.map { rule in
      let (rates, isUsual) = (rule.usualRates, rule.name == OptimizerRegistry.usual.name)
      guard rates.encoder != rates.free else { return "\(rates.free) \(rule.name)" }
      return "\(rates.encoder) encoder, \(rates.free) free" + (isUsual ? "" : " (\(rule.name))")
    }.joined(separator: ", ")
  }

  static var classes: String {
    let usual = Configuration().classes
    let others = DatasetRegistry.all.filter { $0.usualClasses != usual }.map { source in
      "\(source.name) \(source.usualClasses)"
        + (source.usualUnseen > 0 ? " and \(source.usualUnseen) never seen" : "")
    }
    return (["\(usual)"] + others).joined(separator: ", ")
  }

  static var unseen: String {
    let others = DatasetRegistry.all.filter { $0.usualUnseen > 0 }
    return (["0"] + others.map { "\($0.name) \($0.usualUnseen)" }).joined(separator: ", ")
  }

  static var freeData: String {
    DatasetRegistry.all.filter { $0.usualMode == .free }.map { $0.name }.joined(separator: ", ")
  }
}

internal import MarginLosses

extension Configuration {
  /// Everything that determines the numbers of a run but its data, which a digest stands for, in one
  /// fixed writing.
  ///
  /// A table of a person's rows is data too: the digest stands for it.
  func canonicalText(steps: Int, dataDigest: String) -> String {
    let standard = Configuration()
    let fields = SettingRegistry.all.filter { $0.isAlwaysInRunID && $0.name != "data" }
    let later = SettingRegistry.all.filter {
      !$0.isAlwaysInRunID && $0.value(in: self) != $0.value(in: standard)
    }
    func texts(_ settings: [Setting]) -> [String] {
      settings.map { "\($0.nameInRunID)=\($0.textInRunID(self))" }
    }
    var all =
      ["engine=\(engineVersion)", "data=\(dataDigest)"] + texts(fields) + ["steps=\(steps)"]
      + texts(later)
    all += parameters.values.map { "parameter.\($0.key)=\($0.number)" }
    if let variant = parameters.variant { all.append("variant=\(variant)") }
    return all.joined(separator: ";")
  }
}

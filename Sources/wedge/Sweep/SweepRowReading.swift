import MarginLosses
import Training

extension SweepRow {
  /// Settings that set two runs of one loss apart, beside those of the loss.
  private static let commonSettings =
    SettingRegistry.all.filter { $0.report == .run && !["loss", "seed"].contains($0.name) }
    .map(\.memberName) + ["variant", "engine"] + SweepIdentity.names

  /// Reads a row of a sweep; nil for a loss or a status that this program does not know.
  ///
  /// - Parameter run: the run of this id where a recipe names it: it says what an older row does not.
  init?(_ members: JSONValue, run: SweepRun? = nil) {
    guard let id = members["id"]?.string, let loss = members["loss"]?.string,
      let description = LossRegistry.description(named: loss),
      let classes = members["classes"]?.count, let dimension = members["dimension"]?.count,
      let seed = members["seed"]?.count,
      let status = members["status"]?.string.flatMap(Status.init(written:)),
      var all = members.object
    else { return nil }
    if let run { all.merge(SweepIdentity.members(of: run)) { told, _ in told } }
    let own = description.hyperparameters.map(\.memberName).filter {
      !["margin", "scale"].contains($0)
    }
    let settings = (Self.commonSettings + own).sorted().compactMap { name in
      all[name].map { SweepRow.Setting(name: name, text: $0.plainText) }
    }
    let isFeasible: Bool? =
      if case .boolean(let told)? = members["feasible"] { told } else { nil }
    self.init(
      id: id, loss: loss, margin: members["margin"]?.number, scale: members["scale"]?.number,
      classes: Int(clamping: classes), dimension: Int(clamping: dimension), seed: seed,
      status: status, isFeasible: isFeasible,
      settings: settings.filter { !$0.text.isEmpty && !SweepIdentity.isUsual($0, in: settings) },
      numbers: all.compactMapValues(\.number))
  }
}

import MarginLosses
import Training

extension SweepRow {
  /// Settings that set two runs of one loss apart, beside those of the loss.
  private static let commonSettings = [
    "data", "mode", "classes", "dimension", "variant", "learning_rate", "noise", "optimizer",
  ]

  /// Reads a row of a sweep; nil for a loss or a status that this program does not know.
  init?(_ members: JSONValue) {
    guard let id = members["id"]?.string, let loss = members["loss"]?.string,
      let description = LossRegistry.description(named: loss),
      let classes = members["classes"]?.number, let dimension = members["dimension"]?.number,
      let seed = members["seed"]?.number.flatMap(UInt64.init(exactly:)),
      let status = members["status"]?.string.flatMap(Status.init(written:)),
      let all = members.object
    else { return nil }
    let own = description.hyperparameters.map(\.key).filter {
      !["m", "alpha", "s", "gamma"].contains($0)
    }
    let settings = (Self.commonSettings + own).sorted().compactMap { name in
      all[name].map { SweepRow.Setting(name: name, text: $0.plainText) }
    }
    self.init(
      id: id, loss: loss, margin: members["margin"]?.number, scale: members["scale"]?.number,
      classes: Int(classes), dimension: Int(dimension), seed: seed, status: status,
      settings: settings.filter { !$0.text.isEmpty },
      numbers: all.compactMapValues(\.number))
  }
}

internal import MarginLosses

extension Configuration {
  /// Everything that determines the numbers of a run but its data, which a digest stands for, in one
  /// fixed writing.
  ///
  /// A table of a person's rows is data too: the digest stands for it. A field that is missing here would give two runs one name: `everyFieldIsInTheName` looks.
  func canonicalText(steps: Int, dataDigest: String) -> String {
    var fields = [
      "engine=\(engineVersion)", "data=\(dataDigest)", "classes=\(classes)",
      "mode=\(mode.rawValue)", "dimension=\(dimension)", "loss=\(loss)",
      "optimizer=\(optimizer)", "learningRate=\(learningRate)", "batch=\(batch)",
      "examples=\(examples)", "identities=\(identities)", "perIdentity=\(perIdentity)",
      "seed=\(seed)", "initialization=\(initialization.rawValue)", "noise=\(noise)",
      "warmUp=\(warmUp)", "judged=\(isJudged)",
      "samples=\(samples)", "steps=\(steps)",
    ]
    if !unseen.isEmpty { fields.append("unseen=\(unseen.map(String.init).joined(separator: "+"))") }
    if imbalance != 1 { fields.append("imbalance=\(imbalance)") }
    if labelNoise != 0 { fields.append("labelNoise=\(labelNoise)") }
    if outliers != 0 { fields.append("outliers=\(outliers)") }
    fields += parameters.values.map { "parameter.\($0.key)=\($0.number)" }
    if let variant = parameters.variant { fields.append("variant=\(variant)") }
    return fields.joined(separator: ";")
  }
}

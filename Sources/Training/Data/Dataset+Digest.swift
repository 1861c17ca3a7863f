internal import Kernels

extension Dataset {
  /// Sixteen hexadecimal figures that name the samples, bit for bit.
  public var digest: String {
    var fingerprint = Fingerprint()
    fingerprint.add(width)
    for name in classNames { fingerprint.add(name) }
    for part in [training, heldOut] + (unseen.count > 0 ? [unseen] : []) {
      fingerprint.add(part.count)
      for input in part.inputs { fingerprint.add(input.bitPattern) }
      for label in part.labels { fingerprint.add(label) }
    }
    return fingerprint.text
  }
}

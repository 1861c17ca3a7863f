extension Session {
  /// The picture of a training sample; nil where the data are no pictures or the sample was added by
  /// hand.
  public func picture(of sample: Int) -> Picture? {
    let pixels = sample * dataset.width..<(sample + 1) * dataset.width
    guard let width = DatasetRegistry.named(configuration.data)?.pictureWidth, sample >= 0,
      pixels.upperBound <= dataset.training.inputs.count
    else { return nil }
    let greys = Array(dataset.training.inputs[pixels])
    return greys.contains { $0 > 0 } ? Picture(width: width, greys: greys) : nil
  }
}

extension Dataset {
  /// The same data with some classes never trained on: all their samples are set aside, and the
  /// classes that are left count anew.
  ///
  /// - Parameters:
  ///   - unseen: positions among the classes.
  ///   - most: samples of each that are kept; nil keeps all.
  func withholding(_ unseen: [Int], most: Int? = nil) -> Dataset {
    guard !unseen.isEmpty else { return self }
    var place = [Int](repeating: -1, count: classNames.count)
    for (position, label) in unseen.enumerated() { place[label] = position }
    let kept = classNames.indices.filter { place[$0] < 0 }
    var renumbered = [Int](repeating: -1, count: classNames.count)
    for (position, label) in kept.enumerated() { renumbered[label] = position }
    var dataset = self
    dataset.classNames = kept.map { classNames[$0] }
    dataset.classTitles = kept.map { classTitles[$0] }
    dataset.givenTitles = kept.map { givenTitles[$0] }
    dataset.givenUnseenTitles = unseen.map { givenTitles[$0] }
    dataset.unseenNames = unseen.map { classNames[$0] }
    dataset.training = training.choosing(renumbered, width: width)
    dataset.heldOut = heldOut.choosing(renumbered, width: width)
    dataset.unseen = LabelledInputs()
    var left = [Int](repeating: most ?? .max, count: unseen.count)
    for part in [training, heldOut] {
      let chosen = part.choosing(place, width: width)
      for sample in 0..<chosen.count where left[Int(chosen.labels[sample])] > 0 {
        left[Int(chosen.labels[sample])] -= 1
        dataset.unseen.append(sample, of: chosen, width: width)
      }
    }
    return dataset
  }
}

extension LabelledInputs {
  /// Appends a sample of others, with all that is known of it.
  mutating func append(_ sample: Int, of others: LabelledInputs, width: Int) {
    inputs += others.inputs[sample * width..<(sample + 1) * width]
    labels.append(others.labels[sample])
    if !others.rows.isEmpty { rows.append(others.rows[sample]) }
  }

  /// The samples whose class has a new number; −1 leaves a class out.
  fileprivate func choosing(_ numbers: [Int], width: Int) -> LabelledInputs {
    var chosen = LabelledInputs()
    for (sample, label) in labels.enumerated() where numbers[Int(label)] >= 0 {
      chosen.append(sample, of: self, width: width)
      chosen.labels[chosen.count - 1] = Int32(numbers[Int(label)])
    }
    return chosen
  }
}

internal import Drawing
internal import MarginLosses
internal import Plotting
package import Training

extension Diagnosis {
  /// A loss that gives rare classes more room is told of other sizes than the samples have.
  static let otherSizes: Diagnosis = Diagnosis(level: .note) { run in
    run.configuration.otherSizes(in: run.snapshot, names: run.snapshot.classNames)
  } detail: { _ in
    "; growth 1 asks all alike"
  }
}

extension Configuration {
  /// What the loss is told of the sizes of classes, and how large these are; nil where it is right, or no
  /// size counts.
  package func otherSizes(in snapshot: Snapshot, names: [String]) -> String? {
    guard let growth = toldGrowth, growth > 1, let told = names.first,
      let title = LossRegistry.description(named: loss)?.title
    else { return nil }
    let rarest =
      "\(title) is told that \(told) is rarest (q \(numberText(growth, from: 1, through: 2))); here "
    // Generated classes are alike to show what a growth does.
    guard !snapshot.hasEvenClasses else {
      return table == nil ? nil : rarest + "all have about as many samples"
    }
    let counts = snapshot.training.judgements.reduce(
      into: [Int](repeating: 0, count: snapshot.classes)
    ) { $0[Int($1.label)] += 1 }
    guard let least = counts.min(), let place = counts.firstIndex(of: least), counts[0] > least
    else { return nil }
    return rarest + "\(told) has \(counts[0]) samples, \(names[place]) has \(least)"
  }

  /// How many times as many examples each class is said to have as the one before it; nil of a loss that asks
  /// all alike.
  private var toldGrowth: Double? {
    LossRegistry.description(named: loss)?.hyperparameters.first { $0.isOfSizes }.map {
      parameters[$0.key] ?? $0.laboratoryDefault
    }
  }
}

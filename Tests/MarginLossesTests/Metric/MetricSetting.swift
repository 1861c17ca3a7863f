import Kernels
import MarginLosses
import Testing

/// A loss without prototypes with one of its variants, for tests that hold for all of them.
struct MetricSetting: CustomTestStringConvertible, Sendable {
  let type: any MetricLoss.Type
  let variant: String?

  /// What its gradient takes for a constant.
  var heldConstant: String? { type.description.heldConstant(in: variant) }

  var testDescription: String { [type.description.name, variant].compactMap(\.self).joined() }

  /// The loss with the laboratory's defaults, and these numbers in their place.
  func loss(_ numbers: [String: Double] = [:]) -> any MetricLoss {
    var parameters = LossParameters(numbers, variant: variant)
    for each in type.description.hyperparameters
    where parameters[each.key] == nil && !each.isOptional {
      parameters[each.key] = each.laboratoryDefault
    }
    return type.init(parameters)
  }

  static let all: [MetricSetting] = LossRegistry.metric.flatMap { type in
    let variants = type.description.variants.map { Optional($0.name) }
    return (variants.isEmpty ? [nil] : variants).map { MetricSetting(type: type, variant: $0) }
  }
}

/// Twelve random examples of four classes.
func randomMetricBatch(seed: UInt64, dimension: Int = 2, count: Int = 12) -> MetricBatch<Double> {
  var generator = SeededGenerator(seed: seed)
  return MetricBatch(
    embeddings: (0..<count * dimension).map { _ in generator.normal() },
    labels: (0..<count).map { Int32($0 % 4) }, dimension: dimension)
}

extension Examination {
  var triplets: [ExaminedTriplet]? {
    if case .triplets(let triplets) = self { triplets } else { nil }
  }

  var lists: [ExaminedList]? {
    if case .lists(let lists) = self { lists } else { nil }
  }
}

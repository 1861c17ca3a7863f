import Kernels
import MarginLosses

/// A precision that losses can be evaluated in: each loss has a method of its own for it.
protocol EvaluatedNumber: Scalar {
  static func gradient(_ loss: any MarginLoss, _ batch: LossBatch<Self>) -> LossGradient<Self>
  static func gradient(_ loss: any MetricLoss, _ batch: MetricBatch<Self>) -> MetricGradient<Self>
  static func examination(_ loss: any MetricLoss, _ batch: MetricBatch<Self>) -> Examination
}

extension Double: EvaluatedNumber {
  static func gradient(
    _ loss: any MarginLoss, _ batch: LossBatch<Double>
  ) -> LossGradient<Double> { loss.evaluate(batch) }

  static func gradient(
    _ loss: any MetricLoss, _ batch: MetricBatch<Double>
  ) -> MetricGradient<Double> { loss.evaluate(batch) }

  static func examination(
    _ loss: any MetricLoss, _ batch: MetricBatch<Double>
  ) -> Examination { loss.examine(batch) }
}

extension Float: EvaluatedNumber {
  static func gradient(
    _ loss: any MarginLoss, _ batch: LossBatch<Float>
  ) -> LossGradient<Float> { loss.evaluate(batch) }

  static func gradient(
    _ loss: any MetricLoss, _ batch: MetricBatch<Float>
  ) -> MetricGradient<Float> { loss.evaluate(batch) }

  static func examination(
    _ loss: any MetricLoss, _ batch: MetricBatch<Float>
  ) -> Examination { loss.examine(batch) }
}

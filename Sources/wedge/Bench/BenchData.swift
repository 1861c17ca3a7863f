import Kernels
import MarginLosses
import Training

/// The data of the workloads, drawn from one seed.
enum BenchData {
  /// Rows about directions of their classes, in an order that says nothing of them.
  static func table(count: Int, classes: Int, dimension: Int) -> DataTable {
    var generator = SeededGenerator(seed: 17)
    let centers = (0..<classes).map { label in
      let angle = 2 * Double.pi * Double(label) / Double(classes)
      return (0..<dimension).map { axis -> Double in
        if dimension == 2 { return 2 * (axis == 0 ? Double.cos(angle) : Double.sin(angle)) }
        return 2 * generator.normal() / Double(dimension).squareRoot()
      }
    }
    let labels = generator.permutation(of: count).map { Int32($0 % classes) }
    let spread = 0.6 / Double(dimension).squareRoot()
    let values = labels.flatMap { label in
      centers[Int(label)].map { Float($0 + spread * generator.normal()) }
    }
    return DataTable(
      name: "bench", width: dimension, values: values, labels: labels,
      classTitles: (0..<classes).map { "\($0)" })
  }

  /// A run on such rows as free points, by plain descent over all of them.
  static func configuration(
    loss: String, count: Int, classes: Int, dimension: Int
  ) throws -> Configuration {
    var configuration = Configuration()
    configuration.data = TableData.name
    configuration.table = table(count: count, classes: classes, dimension: dimension)
    configuration.classes = classes
    configuration.mode = .free
    configuration.dimension = dimension
    configuration.optimizer = "sgd"
    configuration.learningRate = 0.05
    configuration.batch = 0
    let (name, variant) = parts(loss)
    configuration.loss = name
    configuration.parameters = parameters(name, variant)
    return configuration
  }

  /// A loss and its variant, as in `softmax/nobias`.
  static func parts(_ loss: String) -> (name: String, variant: String?) {
    let parts = loss.split(separator: "/", maxSplits: 1).map(String.init)
    return (parts.first ?? loss, parts.count > 1 ? parts[1] : nil)
  }

  /// The numbers that all comparisons are made with, of those that a loss takes.
  static func parameters(_ name: String, _ variant: String?) -> LossParameters {
    var parameters = LossParameters(variant: variant)
    for each in LossRegistry.description(named: name)?.hyperparameters ?? []
    where !each.isOptional {
      parameters[each.key] = each.laboratoryDefault
      if each.key == "s" { parameters["s"] = 16 }
      if each.key == "m", name == "arcface" { parameters["m"] = 0.3 }
    }
    return parameters
  }
}

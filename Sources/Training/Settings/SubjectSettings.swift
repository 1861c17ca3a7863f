internal import MarginLosses

extension SettingRegistry {
  /// What is learnt: data, classes, the place of embeddings, the loss.
  static let subject: [Setting] = [
    .name("data", \.data) { DatasetRegistry.present(for: $0).map { $0.name } }.with {
      $0.isAlwaysInRunID = true
      $0.report = .run
      $0.knob = KnobStyle("data") {
        $0.rank = 4
        // Embeddings of a file are those of no other data.
        $0.isThere = { !$0.isJudged }
        $0.begins = { $0.on(data: DatasetRegistry.present(for: $0)[Int($1)].name) }
      }
    },
    .whole("classes", \.classes, 2...1000, "classes").with {
      $0.argument = "C"
      $0.help =
        "How many classes, those that are never seen included. (default: \(UsualWords.classes))"
      $0.isAlwaysInRunID = true
      $0.axisNames = ["classes", "C"]
      $0.report = .run
      $0.knob = KnobStyle("classes") {
        $0.rank = 2
        $0.notches = (Array(2...20) + [25, 30, 40, 50, 100, 200, 500, 1000]).map(Double.init)
        $0.range = { configuration in
          let range = DatasetRegistry.named(configuration.data)?.classes(for: configuration)
          return Double(range?.lowerBound ?? 2)...Double(range?.upperBound ?? 10)
        }
        $0.begins = { $0.trained(on: Int($1)) }
      }
    },
    .choice("encoder", \.encoder).with {
      $0.help =
        "What makes embeddings of inputs: a small network, a linear map, or nothing: features as they "
        + "are, and prototypes alone train. Any of them means --mode encoder. (default: mlp)"
      $0.word = "encoder"
      $0.bringing = ["mode", "dimension", "learningRate", "batch"]
      $0.uselessness = { $0.asJudged }
      $0.report = .run
    },
    .choice("mode", \.mode).with {
      $0.help =
        "Where embeddings come from. (default: encoder; free for \(UsualWords.freeData), and files of "
        + "two columns that say no split)"
      $0.word = "mode"
      $0.isAlwaysInRunID = true
      $0.usual = { $0.mode = $0.usualMode }
      $0.bringing = ["learningRate", "batch"]
      $0.uselessness = { $0.asJudged }
      $0.report = .run
      $0.knob = KnobStyle("mode") {
        $0.rank = 5
        $0.begins = { $0.in(mode: Mode.allCases[Int($1)]) }
      }
    },
    .whole("dimension", \.dimension, 1...512, "dimensions").with {
      $0.argument = "D"
      $0.help = "Numbers an embedding has. (default: 2; with --encoder none those of the features)"
      $0.word = "dimension"
      $0.isAlwaysInRunID = true
      $0.usual = { $0.dimension = $0.usualDimension }
      $0.uselessness = { $0.asJudged }
      $0.axisNames = ["dimension", "d"]
      $0.report = .run
    },
    .name("loss", \.loss, isOpen: true) { _ in LossRegistry.descriptions.map(\.name) }.with {
      $0.isAlwaysInRunID = true
      $0.report = .run
    },
  ]
}

extension Configuration {
  /// Why nothing that shapes embeddings matters where they are given.
  var asJudged: String? { isJudged ? "embeddings are judged as they are." : nil }
}

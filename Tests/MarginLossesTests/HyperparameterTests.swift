import MarginLosses
import Testing

@Suite struct HyperparameterTests {
  private static var all: [(loss: String, number: Hyperparameter)] {
    LossRegistry.descriptions.flatMap { each in each.hyperparameters.map { (each.name, $0) } }
  }

  @Test func everyNumberSaysWhatItDoesOrIsOneThatManyLossesShare() {
    for (loss, number) in Self.all where number.summary == nil {
      #expect(
        ["margin", "scale", "lambda"].contains(number.option),
        "\(loss): say by `summary:` what \(number.key) does")
    }
  }

  /// A key of several letters is a name in files: on screens stands a letter, or the title.
  @Test func noScreenShowsANumbersKeyForItsLetter() {
    let written: Set<String> = [
      "m0", "m1", "m2", "m3", "max_m", "u_m", "l_m", "u_a", "l_a", "m_low", "lw",
    ]
    for (loss, number) in Self.all where number.key.count > 1 && !written.contains(number.key) {
      #expect(number.symbol != number.key, "\(loss): say by `symbol:` what \(number.key) is called")
      #expect(!number.shortName.isEmpty)
    }
  }

  @Test(arguments: [
    ("coco", "scale", "α", 1), ("proxy_nca", "scale", "scale", 1), ("triplet", "margin", "α", 2),
    ("circle_class", "scale", "γ", 1), ("soft_triple", "margin", "δ", 2), ("npair", "l2", "l2", 0),
    ("supcon", "temperature", "τ", 0), ("arcface", "scale", "s", 1), ("asoftmax", "lambda", "λ", 1),
    ("ldam", "size-growth", "q", 1), ("magface", "norm-weight", "λ", 1),
    ("asoftmax", "margin", "m", 1),
  ])
  func aNumberIsCalledAsItsLossSays(
    _ loss: String, _ option: String, _ name: String, _ decimals: Int
  ) throws {
    let description = try #require(LossRegistry.description(named: loss))
    let number = try #require(description.hyperparameters.first { $0.option == option })
    #expect(number.shortName == name && number.decimals == decimals)
  }
}

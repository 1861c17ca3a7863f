extension Hyperparameter {
  private static let scaleNotches: [Double] = [1, 2, 4, 8, 16, 30, 64, 128]
  private static let factorNotches: [Double] = [1, 1.5, 2, 2.5, 3, 3.5, 4, 4.5, 5, 5.5, 6]

  /// The scale s; the laboratory starts at 8, where the floor can be seen and classes stay apart.
  static func scale(
    published: Double?, from source: PublishedSource = .paper, isOptional: Bool = false
  ) -> Hyperparameter {
    Hyperparameter(
      key: "s", option: "scale", title: "scale", unit: .plain, range: 0.1...1024,
      notches: scaleNotches, laboratoryDefault: 8, published: published, source: source,
      isOptional: isOptional)
  }

  /// An angular margin that multiplies the angle.
  static func factor(
    key: String = "m", option: String = "margin", title: String = "margin", from lowest: Double = 1,
    laboratory: Double, published: Double?, source: PublishedSource = .paper,
    summary: String? = nil
  ) -> Hyperparameter {
    Hyperparameter(
      key: key, option: option, title: title, unit: .factor, range: lowest...6,
      notches: factorNotches, laboratoryDefault: laboratory, published: published,
      source: source, summary: summary)
  }

  /// An additive angular margin.
  static func angle(
    key: String = "m", symbol: String? = nil, option: String = "margin", title: String = "margin",
    laboratory: Double, published: Double?, from source: PublishedSource = .paper,
    summary: String? = nil
  ) -> Hyperparameter {
    Hyperparameter(
      key: key, option: option, title: title, symbol: symbol, unit: .radians, range: 0...Double.pi,
      notches: steps(of: 0.05, through: 3.14), laboratoryDefault: laboratory,
      published: published, source: source, summary: summary)
  }

  /// An additive margin of the cosine.
  static func cosine(
    key: String = "m", symbol: String? = nil, option: String = "margin", title: String = "margin",
    laboratory: Double, published: Double?, summary: String? = nil
  ) -> Hyperparameter {
    Hyperparameter(
      key: key, option: option, title: title, symbol: symbol, unit: .cosine, range: 0...2,
      notches: steps(of: 0.05, through: 2), laboratoryDefault: laboratory, published: published,
      summary: summary)
  }

  /// The weight λ of plain cosine in an annealed target logit.
  static func annealing(
    published: Double?, from source: PublishedSource = .paper
  ) -> Hyperparameter {
    Hyperparameter(
      key: "lambda", option: "lambda", title: "anneal", symbol: "λ", unit: .plain, range: 0...1000,
      notches: [0, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000], laboratoryDefault: 0,
      published: published, source: source, summary: "The weight λ of plain cosine")
  }

  /// Whether embeddings are scaled to length 1.
  static func normalization(laboratory: Bool, published: Double?) -> Hyperparameter {
    Hyperparameter(
      key: "normalize", option: "normalize", title: "length 1", unit: .plain, range: 0...1,
      notches: [0, 1], laboratoryDefault: laboratory ? 1 : 0, published: published,
      summary: "Whether embeddings are scaled to length 1, in the loss")
  }

  private static func steps(of step: Double, through last: Double) -> [Double] {
    let perUnit = (1 / step).rounded()
    return (0...Int(last * perUnit)).map { Double($0) / perUnit }
  }
}

extension LossParameters {
  /// The number under a key, or the laboratory's default for a loss that has such a parameter.
  func value(_ key: String, of description: LossDescription) -> Double {
    let defaults = description.hyperparameters.first { $0.key == key }?.laboratoryDefault
    return self[key] ?? defaults ?? 0
  }

  /// Whether a switch is on.
  func isOn(_ key: String, of description: LossDescription) -> Bool {
    value(key, of: description) != 0
  }

  /// The variant's name, or the loss's default one.
  func variantName(of description: LossDescription) -> String {
    variant ?? description.variants.first?.name ?? ""
  }
}

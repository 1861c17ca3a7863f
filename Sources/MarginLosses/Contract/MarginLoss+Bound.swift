internal import Kernels

extension MarginLoss {
  public func statedBound(spacing: Double) -> MarginBound { .unknown }

  /// Which margins neighbours this far apart can meet: as the loss states it, and else by trying
  /// its margins one after another.
  ///
  /// - Parameters:
  ///   - spacing: Δ, radians in 0…π.
  ///   - parameters: what the loss was made with; its margin does not matter.
  ///   - label: whose margin is asked for; nil for that of all classes.
  ///   - norm: how long embeddings are, where the margin follows that; the usual length unless it says so.
  public func marginBound(
    spacing: Double, with parameters: LossParameters, ofClass label: Int? = nil,
    norm: Double? = nil
  ) -> MarginBound {
    let description = Self.description
    guard let key = description.marginKey,
      let margin = description.hyperparameters.first(where: { $0.key == key })
    else { return .unbounded }
    if let label, type(of: asked(ofClass: label)) != Self.self {
      return triedBound(of: margin) { value in
        with(margin: value, under: key, parameters).asked(ofClass: label)
          .hasRoom(spacing: spacing)
      }
    }
    guard isBoundBySpacing else { return .unknown }
    let stated = statedBound(spacing: spacing)
    guard stated == .unknown else { return stated }
    let norm = marginFollowsLength ? norm ?? usualNorm : nil
    return triedBound(of: margin) { value in
      let loss = with(margin: value, under: key, parameters)
      guard let norm else { return loss.hasRoom(spacing: spacing) }
      return loss.target(0, norm: norm).logit > Double.cos(spacing)
    }
  }

  /// Which margins a prototype can meet at these angles to all prototypes, of a loss whose rivals only count
  /// together: as the loss states it of the nearest, and else by trying; unknown of several a class.
  public func marginBound(
    angles: [Double], label: Int, with parameters: LossParameters
  ) -> MarginBound {
    let nearest = angles.indices.filter { $0 != label }.map { angles[$0] }.min() ?? .pi
    let description = Self.description
    guard asksAllAtOnce != nil, prototypesPerClass == 1, let key = description.marginKey,
      let margin = description.hyperparameters.first(where: { $0.key == key }),
      statedBound(spacing: nearest) == .unknown
    else { return marginBound(spacing: nearest, with: parameters) }
    return triedBound(of: margin) { value in
      with(margin: value, under: key, parameters).asksAllAtOnce?
        .meetsMargin(angles, label: label) ?? false
    }
  }

  /// Which margins a class can meet at one of its prototypes, of a loss that mixes those of a class: by trying.
  ///
  /// - Parameter angles: from each of the class's own prototypes to all.
  public func marginBound(
    ofMixtures angles: [[Double]], label: Int, with parameters: LossParameters
  ) -> MarginBound {
    let description = Self.description
    guard let key = description.marginKey,
      let margin = description.hyperparameters.first(where: { $0.key == key })
    else { return .unbounded }
    return triedBound(of: margin) { value in
      guard let loss = with(margin: value, under: key, parameters) as? any SphereLoss else {
        return false
      }
      return angles.contains { loss.lead(of: label, in: loss.mixed($0, label: label)) > 0 }
    }
  }

  /// The same loss with another margin, and all that it has learnt.
  package func with(margin: Double, under key: String, _ parameters: LossParameters) -> Self {
    var parameters = parameters
    parameters[key] = margin
    return with(parameters)
  }

  /// The same loss with other numbers, and all that it has learnt.
  package func with(_ parameters: LossParameters) -> Self {
    let other = Self(parameters)
    guard var adaptive = other as? any AdaptiveLoss else { return other }
    adaptive.inherit(fromAny: self)
    return adaptive as? Self ?? other
  }

  private func triedBound(
    of margin: Hyperparameter, _ isMet: (Double) -> Bool
  ) -> MarginBound {
    let ends = [margin.range.lowerBound, margin.range.upperBound]
    let tried = (ends + margin.notches.filter(margin.range.contains)).sorted()
    let met = tried.map(isMet)
    guard let change = met.indices.dropFirst().first(where: { met[$0] != met[$0 - 1] }) else {
      return met[0] ? .unbounded : .at(tried[0], text: nil)
    }
    let (before, after) = (tried[change - 1], tried[change])
    // What is met in pieces has no bound.
    guard met[change...].allSatisfy({ $0 == met[change] }) else { return .unknown }
    if met[0] {
      return .at(Bisection.edge(holding: before, failing: after, isMet).holding, text: nil)
    }
    return .from(Bisection.edge(holding: after, failing: before, isMet).holding, text: nil)
  }

  /// What bounds the margin of embeddings of some length beside the nearest prototype, in words.
  public func boundRule(_ bound: MarginBound, norm: Double) -> String {
    guard let key = Self.description.marginKey else { return "it has no margin" }
    let text = bound.text(spacing: "the angle to the nearest prototype")
    let place = " at ‖x‖ = \(FormulaText.plainNumber(norm, .plain, false))"
    let remark = "found by trying" + (marginFollowsLength ? place : "")
    switch bound {
    case .unbounded where !isOfAngles:
      return "every \(key) can be met where the class wins at its own mean"
    case .unbounded where amplitude == .bothNorms:
      return "every \(key) can be met where ‖w‖ > ‖wj‖·cos Δ for every other prototype"
    case .unbounded where marginFollowsLength: return "every \(key) can be met\(place)"
    case .unbounded: return "every \(key) can be met beside a prototype of another direction"
    case .unknown: return "no bound is known"
    case .at: return "\(key) < \(text ?? "the limit, \(remark)")"
    case .from: return "\(key) > \(text ?? "the limit, \(remark)")"
    }
  }
}

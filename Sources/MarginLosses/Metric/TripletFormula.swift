extension Triplet {
  public var formula: LossFormula {
    func measured(_ name: String, _ distance: Measure) -> Formula {
      let length = Formula.measure(distance)
      return .defined(name, as: isSquared ? .squared(length) : length, distance.role)
    }
    let near = measured("D(a,p)", .positiveDistance)
    let far = measured("D(a,n)", .negativeDistance)
    return LossFormula(
      .applied(.maximum, [0, near + .setting("α", margin) - far]),
      remarks: [isSquared ? "D = d²" : "D = d"] + (normalizes ? ["‖x‖ = 1"] : [])
        + ["mean over \(mining.comparisons)"], saysDefinitions: false)
  }
}

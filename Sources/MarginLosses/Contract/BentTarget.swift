/// A classifier whose target logit is smooth between known bends, so that its regions can be found
/// without missing any.
public protocol BentTarget: Classifier {
  /// The angles in 0…π at which ψ jumps, or its slope does.
  var bends: [Double] { get }
  /// A number k for which |ψ′| ≤ k and |ψ″| ≤ k² between the bends.
  var steepness: Double { get }
}

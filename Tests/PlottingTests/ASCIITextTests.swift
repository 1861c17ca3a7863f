import Plotting
import Testing

/// What is left without a character of its own was a question mark, and a product a decimal point.
@Suite struct ASCIITextTests {
  @Test(arguments: [
    ("β 10.0", "beta 10.0"), ("d² = 0.96² = 0.92", "d^2 = 0.96^2 = 0.92"), ("10⁻⁵", "10^-5"),
    ("−1·1·0.365", "-1*1*0.365"), ("own · next", "own . next"), ("·", "."),
    ("(1+t)·cosθ + t", "(1+t)*cos theta + t"), ("τ·(cosθj+1)", "tau*(cos thetaj+1)"),
    ("m·sin m, μ", "m*sin m, mu"), ("tan²α", "tan^2alpha"), ("cos(θ1−mẑ)", "cos(theta1-m zhat)"),
    ("dL/dθ", "dL/dtheta"), ("∂L/∂x ≥ 3", "dL/dx >= 3"), ("[m−d]₊", "[m-d]_+"),
    ("±10", "+/-10"), ("Aréchiga, Müller, Kovač", "Arechiga, Muller, Kovac"),
    ("←→ turn", "left right turn"), ("a → b", "a -> b"), ("28.6°", "28.6 deg"),
  ])
  func everySignHasAWordThatNoOtherHas(_ text: String, _ ascii: String) {
    #expect(asciiText(text) == ascii)
  }

  @Test func theWayOfAWarmUpIsNotTheKnob() {
    #expect(asciiScalar("○") != asciiScalar("●") && asciiScalar("○") != "?")
  }
}

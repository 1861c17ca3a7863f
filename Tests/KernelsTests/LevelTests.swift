import Kernels
import Testing

@Test func theSlowestLevelRunsEverywhere() {
  #expect(Level.available.first == .baseline)
  #expect(Level.available.contains(Level.best))
}

/// Sixteen numbers at a time from −limit to limit.
private func blocks(_ limit: Float) -> [SIMD16<Float>] {
  stride(from: -limit, through: limit, by: limit / 999).map { start in
    SIMD16((0..<16).map { start + Float($0) * limit / 16_000 })
  }
}

@Test(arguments: [Float(0.01), 1, 4, 400])
func sixteenSinesAreThoseOfDouble(_ limit: Float) {
  for angles in blocks(limit) {
    let (sines, cosines) = SIMD16.sineAndCosine(angles)
    for lane in 0..<16 {
      let t = Double(angles[lane])
      #expect((Double(sines[lane]) - Double.sin(t)).magnitude < 2e-7 * min(1, t.magnitude + 0.1))
      #expect((Double(cosines[lane]) - Double.cos(t)).magnitude < 2e-7)
    }
  }
}

@Test func sixteenAnglesAreThoseOfDouble() {
  for angles in blocks(.pi / 2) {
    for lane in 0..<16 {
      let t = Double(angles[lane]) + .pi / 2
      let (sine, cosine) = (Float(Double.sin(t)), Float(Double.cos(t)))
      let angle = SIMD16.angle(
        sine: SIMD16(repeating: sine), cosine: SIMD16(repeating: cosine))
      let exact = Double.atan2(Double(sine), Double(cosine))
      #expect((Double(angle[3]) - exact).magnitude <= 2e-7 * exact + 1e-12)
    }
  }
}

@Test func wholePartsOfSixteenAreRoundedDown() {
  for numbers in blocks(9) {
    #expect(numbers.wholePart == numbers.rounded(.down))
  }
}

internal import CLanes

// Update rules, fused over parameters: one pass of loads and stores.

/// v ← μv + g, p ← p − ηv.
@inline(never)
public func descend(
  _ parameters: UnsafeMutablePointer<Float>, gradient: UnsafePointer<Float>,
  velocity: UnsafeMutablePointer<Float>, count: Int, rate: Float, momentum: Float
) {
  let (down, keep) = (all(-rate), all(momentum))
  var place = 0
  while place < count {
    let here = count - place
    let speed = fused(
      keep, load(velocity + place, count: here), load(gradient + place, count: here))
    store(speed, velocity + place, count: here)
    let moved = fused(down, speed, load(parameters + place, count: here))
    store(moved, parameters + place, count: here)
    place += 16
  }
}

/// Adam's step with β = (0.9, 0.999) and ε = 1e-8 outside the root.
///
/// - Parameters:
///   - step: the rate over 1 − β₁ᵗ.
///   - correction: 1 over 1 − β₂ᵗ.
@inline(never)
public func takeAdamStep(
  _ parameters: UnsafeMutablePointer<Float>, gradient: UnsafePointer<Float>,
  first: UnsafeMutablePointer<Float>, second: UnsafeMutablePointer<Float>, count: Int, step: Float,
  correction: Float
) {
  var place = 0
  while place < count {
    let here = count - place
    let slope = load(gradient + place, count: here)
    let mean = fused(all(0.9), load(first + place, count: here), all(1 - 0.9) * slope)
    let square = fused(
      all(0.999), load(second + place, count: here), all(1 - 0.999) * slope * slope)
    store(mean, first + place, count: here)
    store(square, second + place, count: here)
    let root = wedge_square_root(square * all(correction)) + all(1e-8)
    let moved = load(parameters + place, count: here) - all(step) * mean / root
    store(moved, parameters + place, count: here)
    place += 16
  }
}

/// Whether every number is finite: nothing else turns 0 into something else than 0.
@inline(never)
public func areFinite(_ numbers: UnsafePointer<Float>, count: Int) -> Bool {
  var sum = Lanes()
  var place = 0
  while place < count {
    sum = fused(load(numbers + place, count: count - place), Lanes(), sum)
    place += 16
  }
  return total(sum) == 0
}

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
  // Four at a time are loaded before any is stored: arrays of whole pages seem to overlap otherwise.
  while place + 64 <= count {
    let (p, g, v) = (parameters + place, gradient + place, velocity + place)
    let speed0 = fused(keep, load(v), load(g))
    let speed1 = fused(keep, load(v + 16), load(g + 16))
    let speed2 = fused(keep, load(v + 32), load(g + 32))
    let speed3 = fused(keep, load(v + 48), load(g + 48))
    let moved0 = fused(down, speed0, load(p))
    let moved1 = fused(down, speed1, load(p + 16))
    let moved2 = fused(down, speed2, load(p + 32))
    let moved3 = fused(down, speed3, load(p + 48))
    store(speed0, v)
    store(speed1, v + 16)
    store(speed2, v + 32)
    store(speed3, v + 48)
    store(moved0, p)
    store(moved1, p + 16)
    store(moved2, p + 32)
    store(moved3, p + 48)
    place += 64
  }
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
  var (sum, other) = (Lanes(), Lanes())
  var place = 0
  while place + 32 <= count {
    sum = fused(load(numbers + place), Lanes(), sum)
    other = fused(load(numbers + place + 16), Lanes(), other)
    place += 32
  }
  while place < count {
    sum = fused(load(numbers + place, count: count - place), Lanes(), sum)
    place += 16
  }
  return total(sum + other) == 0
}

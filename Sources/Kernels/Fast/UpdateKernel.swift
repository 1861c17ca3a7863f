internal import LanesBaseline
#if arch(x86_64)
  internal import LanesV3
  internal import LanesV4
#endif

/// Update rules of whole arrays of Float.
public enum UpdateKernel {
  /// v ← μv + g, p ← p − ηv.
  public static func descend(
    _ parameters: inout [Float], gradient: [Float], velocity: inout [Float], rate: Float,
    momentum: Float
  ) {
    let count = parameters.count
    precondition(gradient.count == count && velocity.count == count, "arrays differ in length")
    parameters.withUnsafeMutableBufferPointer { p in
      gradient.withUnsafeBufferPointer { g in
        velocity.withUnsafeMutableBufferPointer { v in
          guard let p = p.baseAddress, let g = g.baseAddress, let v = v.baseAddress else { return }
          switch Level.inForce {
          #if arch(x86_64)
            case .v4:
              LanesV4.descend(
                p, gradient: g, velocity: v, count: count, rate: rate, momentum: momentum)
            case .v3:
              LanesV3.descend(
                p, gradient: g, velocity: v, count: count, rate: rate, momentum: momentum)
          #endif
          default:
            LanesBaseline.descend(
              p, gradient: g, velocity: v, count: count, rate: rate, momentum: momentum)
          }
        }
      }
    }
  }

  /// Adam's step: moments, and parameters moved by `step`·m/(√(v·`correction`) + ε).
  public static func takeAdamStep(
    _ parameters: inout [Float], gradient: [Float], first: inout [Float], second: inout [Float],
    step: Float, correction: Float
  ) {
    let count = parameters.count
    precondition(gradient.count == count && first.count == count && second.count == count)
    parameters.withUnsafeMutableBufferPointer { p in
      gradient.withUnsafeBufferPointer { g in
        first.withUnsafeMutableBufferPointer { m in
          second.withUnsafeMutableBufferPointer { v in
            guard let p = p.baseAddress, let g = g.baseAddress, let m = m.baseAddress,
              let v = v.baseAddress
            else { return }
            switch Level.inForce {
            #if arch(x86_64)
              case .v4:
                LanesV4.takeAdamStep(
                  p, gradient: g, first: m, second: v, count: count, step: step,
                  correction: correction)
              case .v3:
                LanesV3.takeAdamStep(
                  p, gradient: g, first: m, second: v, count: count, step: step,
                  correction: correction)
            #endif
            default:
              LanesBaseline.takeAdamStep(
                p, gradient: g, first: m, second: v, count: count, step: step,
                correction: correction)
            }
          }
        }
      }
    }
  }

  /// Whether every number is finite.
  public static func areFinite(_ numbers: [Float]) -> Bool {
    numbers.withUnsafeBufferPointer { buffer in
      guard let start = buffer.baseAddress else { return true }
      switch Level.inForce {
      #if arch(x86_64)
        case .v4: return LanesV4.areFinite(start, count: buffer.count)
        case .v3: return LanesV3.areFinite(start, count: buffer.count)
      #endif
      default: return LanesBaseline.areFinite(start, count: buffer.count)
      }
    }
  }
}

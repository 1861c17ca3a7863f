internal import LanesBaseline
#if arch(x86_64)
  internal import LanesV3
  internal import LanesV4
#endif

/// Numbers side by side: what a loss's formula is written in, once for the exact evaluation, which
/// takes two alike, and for the fast one, which takes sixteen. A branch is a choice between results.
///
/// A SIMD type and not a number, because operators of our own for it would be weighed by the compiler
/// in every expression of every file.
public protocol Lane: SIMD, Sendable where Scalar: Kernels.Scalar {
  /// The sines and cosines of angles in radians.
  static func sineAndCosine(_ angle: Self) -> (sine: Self, cosine: Self)
  /// The angles in 0…π of points whose y is not below zero.
  static func angle(sine: Self, cosine: Self) -> Self
  /// e to the power of numbers.
  static func exp(_ power: Self) -> Self
  /// The natural logarithms of numbers not below zero.
  static func log(_ numbers: Self) -> Self
  /// ln(1 + e^x), and the slope.
  static func softplus(_ x: Self) -> (value: Self, slope: Self)
  /// The nearest whole numbers below or at these.
  var wholePart: Self { get }
  /// Others in place of these where a number lies above a bound. The operators of SIMD that compare
  /// go lane by lane in generic code.
  func replaced(by others: Self, where number: Self, isAbove bound: Self) -> Self
}

extension Lane {
  /// The same number everywhere.
  @inlinable @inline(__always)
  public init(_ number: Double) { self.init(repeating: Scalar(number)) }
}

/// One number twice.
extension SIMD2: Lane where Scalar: Kernels.Scalar {
  @inlinable
  public static func sineAndCosine(_ angle: Self) -> (sine: Self, cosine: Self) {
    (Self(repeating: Scalar.sin(angle.x)), Self(repeating: Scalar.cos(angle.x)))
  }

  @inlinable
  public static func angle(sine: Self, cosine: Self) -> Self {
    Self(repeating: Scalar.atan2(sine.x, cosine.x))
  }

  @inlinable
  public static func exp(_ power: Self) -> Self { Self(repeating: Scalar.exp(power.x)) }

  @inlinable
  public static func log(_ numbers: Self) -> Self { Self(repeating: Scalar.log(numbers.x)) }

  @inlinable
  public static func softplus(_ x: Self) -> (value: Self, slope: Self) {
    let (value, slope) = Kernels.softplus(x.x)
    return (Self(repeating: value), Self(repeating: slope))
  }

  @inlinable public var wholePart: Self { Self(repeating: x.rounded(.down)) }

  @inlinable
  public func replaced(by others: Self, where number: Self, isAbove bound: Self) -> Self {
    number.x > bound.x ? others : self
  }
}

extension SIMD16<Float>: Lane {
  public static func sineAndCosine(_ angle: Self) -> (sine: Self, cosine: Self) {
    var (sine, cosine) = (Self(), Self())
    withUnsafePointer(to: angle) { angle in
      switch Level.inForce {
      #if arch(x86_64)
        case .v4: LanesV4.takeSinesAndCosines(of: angle, blocks: 1, sines: &sine, cosines: &cosine)
        case .v3: LanesV3.takeSinesAndCosines(of: angle, blocks: 1, sines: &sine, cosines: &cosine)
      #endif
      default:
        LanesBaseline.takeSinesAndCosines(of: angle, blocks: 1, sines: &sine, cosines: &cosine)
      }
    }
    return (sine, cosine)
  }

  public static func angle(sine: Self, cosine: Self) -> Self {
    var angle = Self()
    withUnsafePointer(to: sine) { sine in
      withUnsafePointer(to: cosine) { cosine in
        switch Level.inForce {
        #if arch(x86_64)
          case .v4: LanesV4.takeAngles(sines: sine, cosines: cosine, blocks: 1, angles: &angle)
          case .v3: LanesV3.takeAngles(sines: sine, cosines: cosine, blocks: 1, angles: &angle)
        #endif
        default:
          LanesBaseline.takeAngles(sines: sine, cosines: cosine, blocks: 1, angles: &angle)
        }
      }
    }
    return angle
  }

  public static func exp(_ power: Self) -> Self {
    var numbers = power
    withFloats(of: &numbers) { SphereKernel.inForce.exponentiate($0, Self.scalarCount) }
    return numbers
  }

  public static func log(_ numbers: Self) -> Self {
    var numbers = numbers
    withFloats(of: &numbers) { SphereKernel.inForce.takeLogarithms($0, Self.scalarCount) }
    return numbers
  }

  public static func softplus(_ x: Self) -> (value: Self, slope: Self) {
    var (value, slope) = (x, Self())
    withFloats(of: &value) { value in
      withFloats(of: &slope) { slope in
        SphereKernel.inForce.takeSoftplus(value, slope, Self.scalarCount)
      }
    }
    return (value, slope)
  }

  private static func withFloats(
    of lanes: inout Self, _ body: (UnsafeMutablePointer<Float>) -> Void
  ) {
    withUnsafeMutablePointer(to: &lanes) { lanes in
      body(UnsafeMutableRawPointer(lanes).assumingMemoryBound(to: Float.self))
    }
  }

  @inlinable public var wholePart: Self {
    // Adding 1.5·2²³ rounds to the nearest whole number, which may lie above.
    let magic = Self(repeating: 12_582_912)
    let nearest = (self + magic) - magic
    return nearest.replacing(with: nearest - 1, where: nearest .> self)
  }

  @inlinable @inline(__always)
  public func replaced(by others: Self, where number: Self, isAbove bound: Self) -> Self {
    replacing(with: others, where: number .> bound)
  }
}

/// ln(1 + Σ e^x), and what each summand has of the sum with the 1; sound however large an x is.
///
/// - Returns: 0 and no shares of no exponents.
@inlinable
public func logOnePlusSum<Number: Scalar>(_ exponents: [Number]) -> (
  value: Number, shares: [Number]
) {
  var shares = exponents
  return (takeLogOnePlusSum(&shares), shares)
}

/// The same, whose shares are left in the place of the exponents; one of −∞ has none.
@inlinable
public func takeLogOnePlusSum<Number: Scalar>(_ exponents: inout [Number]) -> Number {
  takeLogSum(&exponents, from: 0, and: 1)
}

/// ln Σ e^x, and what each summand has of the sum.
///
/// - Precondition: there is one exponent at least.
@inlinable
public func logSum<Number: Scalar>(_ exponents: [Number]) -> (value: Number, shares: [Number]) {
  var shares = exponents
  return (takeLogSum(&shares), shares)
}

/// The same, whose shares are left in the place of the exponents; one of −∞ has none.
@inlinable
public func takeLogSum<Number: Scalar>(_ exponents: inout [Number]) -> Number {
  takeLogSum(&exponents, from: exponents[0], and: 0)
}

/// ln of Σ e^x and a few e^least, whose shares of what is summed up stand in their place.
@inlinable
func takeLogSum<Number: Scalar>(
  _ exponents: inout [Number], from least: Number, and count: Number
) -> Number {
  var largest = least
  for exponent in exponents where exponent > largest { largest = exponent }
  for index in exponents.indices { exponents[index] -= largest }
  Number.exponentiate(&exponents)
  var sum = count > 0 ? Number.exp(least - largest) : 0
  for exponential in exponents { sum += exponential }
  exponents.withUnsafeMutableBufferPointer { shares in
    for index in shares.indices { shares[index] /= sum }
  }
  return largest + Number.log(sum)
}

/// ln(1 + e^x), and its slope 1/(1 + e^−x).
@inlinable
public func softplus<Number: Scalar>(_ x: Number) -> (value: Number, slope: Number) {
  let power = Number.exp(-x.magnitude)
  let slope = x > 0 ? 1 / (1 + power) : power / (1 + power)
  return (max(x, 0) + Number.log(1 + power), slope)
}

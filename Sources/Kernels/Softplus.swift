/// ln(1 + Σ e^x), and what each summand has of the sum with the 1; sound however large an x is.
///
/// - Returns: 0 and no shares of no exponents.
@inlinable
public func logOnePlusSum<Number: Scalar>(_ exponents: [Number]) -> (
  value: Number, shares: [Number]
) {
  var largest: Number = 0
  for exponent in exponents where exponent > largest { largest = exponent }
  var shares = exponents.map { Number.exp($0 - largest) }
  let sum = shares.reduce(Number.exp(-largest), +)
  for index in shares.indices { shares[index] /= sum }
  return (largest + Number.log(sum), shares)
}

/// ln Σ e^x, and what each summand has of the sum.
///
/// - Precondition: there is one exponent at least.
@inlinable
public func logSum<Number: Scalar>(_ exponents: [Number]) -> (value: Number, shares: [Number]) {
  var largest = exponents[0]
  for exponent in exponents where exponent > largest { largest = exponent }
  var shares = exponents.map { Number.exp($0 - largest) }
  let sum = shares.reduce(0, +)
  for index in shares.indices { shares[index] /= sum }
  return (largest + Number.log(sum), shares)
}

/// ln(1 + e^x), and its slope 1/(1 + e^−x).
@inlinable
public func softplus<Number: Scalar>(_ x: Number) -> (value: Number, slope: Number) {
  let power = Number.exp(-x.magnitude)
  let slope = x > 0 ? 1 / (1 + power) : power / (1 + power)
  return (max(x, 0) + Number.log(1 + power), slope)
}

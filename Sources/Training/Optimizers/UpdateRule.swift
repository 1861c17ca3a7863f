public import Kernels

/// One flat array of parameters moved against its gradient, with whatever it remembers.
public protocol UpdateRule<Number>: Sendable {
  associatedtype Number: Scalar

  /// The step length.
  var rate: Number { get set }

  /// All that it remembers, to be written down.
  var memory: [[Number]] { get }

  /// Goes on with what was written down.
  ///
  /// - Returns: false when that is nothing that this rule remembers of so many parameters.
  mutating func recall(_ memory: [[Number]], count: Int) -> Bool

  /// Moves the parameters one step.
  mutating func update(_ parameters: inout [Number], gradient: [Number])

  /// Calls something with each array that is remembered, a number a parameter; those that are empty
  /// have not begun.
  mutating func withMemories(_ change: (inout [Number]) -> Void)
}

extension UpdateRule {
  /// Forgets the course of some parameters.
  mutating func forget(_ numbers: Range<Int>) {
    withMemories { memory in
      guard numbers.upperBound <= memory.count else { return }
      for index in numbers { memory[index] = 0 }
    }
  }

  /// Remembers nothing of parameters that come in.
  mutating func makeRoom(for numbers: Range<Int>) {
    withMemories { memory in
      guard !memory.isEmpty, numbers.lowerBound <= memory.count else { return }
      memory.insert(
        contentsOf: [Number](repeating: 0, count: numbers.count), at: numbers.lowerBound)
    }
  }

  /// Drops what is remembered of parameters that are taken away.
  mutating func close(_ numbers: Range<Int>) {
    withMemories { memory in
      guard numbers.upperBound <= memory.count else { return }
      memory.removeSubrange(numbers)
    }
  }
}

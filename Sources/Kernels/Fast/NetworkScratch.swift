internal import LaneRows
internal import LanesBaseline
#if arch(x86_64)
  internal import LanesV3
  internal import LanesV4
#endif

/// A network's passes over a batch, in memory that is kept from step to step.
///
/// Layers of weights with tanh between them; of each a fan-in × fan-out matrix and then its biases.
/// Without layers the results are the inputs.
public final class NetworkScratch: @unchecked Sendable {
  private let rows: UnsafeMutablePointer<NetworkRows>
  private let widths: [Int]
  private let level: Level
  /// The rows of the last pass: count × the last width.
  public private(set) var results: [Float] = []
  /// The gradient of every parameter at the last pass.
  public private(set) var gradient: [Float] = []

  /// - Parameters:
  ///   - widths: numbers of a row before each layer and after the last.
  ///   - capacity: rows of a batch at most.
  public init(widths: [Int], capacity: Int, level: Level = .inForce) {
    self.widths = widths
    self.level = level
    rows = .allocate(capacity: 1)
    rows.initialize(to: NetworkRows(widths: widths, capacity: capacity))
  }

  deinit {
    rows.pointee.deallocate()
    rows.deallocate()
  }

  /// Whether a batch of so many rows has room.
  public func fits(_ count: Int) -> Bool { count <= rows.pointee.capacity }

  /// Takes rows of inputs through the network, into `results`.
  public func forward(_ parameters: [Float], _ inputs: UnsafeBufferPointer<Float>) {
    let count = inputs.count / widths[0]
    precondition(fits(count), "\(count) rows are more than there is room for")
    rows.pointee.count = count
    guard widths.count > 1 else {
      results = Array(inputs)
      return
    }
    guard let start = inputs.baseAddress, count > 0 else {
      results.removeAll(keepingCapacity: true)
      return
    }
    parameters.withUnsafeBufferPointer { parameters in
      guard let parameters = parameters.baseAddress else { return }
      rows.pointee.parameters = parameters
      rows.pointee.inputs = start
      switch level {
      #if arch(x86_64)
        case .v4: LanesV4.runForward(rows)
        case .v3: LanesV3.runForward(rows)
      #endif
      default: LanesBaseline.runForward(rows)
      }
    }
    let (width, last) = (widths[widths.count - 1], rows.pointee.depth)
    if results.count != count * width { results = Array(repeating: 0, count: count * width) }
    let (output, step) = (rows.pointee.output(before: last), Int(rows.pointee.steps[last]))
    for row in 0..<count {
      for column in 0..<width { results[row * width + column] = output[row * step + column] }
    }
  }

  /// The gradient of every parameter from that of the results of the pass before, into `gradient`.
  public func backward(_ parameters: [Float], resultGradient: [Float]) {
    let (count, width) = (rows.pointee.count, widths[widths.count - 1])
    precondition(resultGradient.count == count * width, "a gradient of other rows")
    guard widths.count > 1 else { return }
    if gradient.count != parameters.count {
      gradient = Array(repeating: 0, count: parameters.count)
    }
    let (signal, step) = (rows.pointee.signal, Int(rows.pointee.steps[widths.count - 1]))
    for row in 0..<count {
      for column in 0..<step {
        signal[row * step + column] = column < width ? resultGradient[row * width + column] : 0
      }
    }
    parameters.withUnsafeBufferPointer { parameters in
      gradient.withUnsafeMutableBufferPointer { gradient in
        guard let parameters = parameters.baseAddress, let gradient = gradient.baseAddress else {
          return
        }
        rows.pointee.parameters = parameters
        rows.pointee.gradient = gradient
        switch level {
        #if arch(x86_64)
          case .v4: LanesV4.runBackward(rows)
          case .v3: LanesV3.runBackward(rows)
        #endif
        default: LanesBaseline.runBackward(rows)
        }
      }
    }
  }
}

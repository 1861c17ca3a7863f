/// A batch and its gradient as pointers, for the kernels.
@usableFromInline
struct BatchArrays {
  @usableFromInline let count: Int
  @usableFromInline let classes: Int
  @usableFromInline let dimension: Int
  @usableFromInline let embeddings: UnsafePointer<Float>
  @usableFromInline let labels: UnsafePointer<Int32>
  @usableFromInline let prototypes: UnsafePointer<Float>
  @usableFromInline let bias: UnsafePointer<Float>?
  @usableFromInline let embeddingGradient: UnsafeMutablePointer<Float>
  @usableFromInline let prototypeGradient: UnsafeMutablePointer<Float>
  @usableFromInline let biasGradient: UnsafeMutablePointer<Float>?
}

extension LossGradient where Number == Float {
  /// Gives every array the length that a batch asks for; nothing is allocated where it has it.
  mutating func fit(_ batch: LossBatch<Float>) {
    loss = 0
    fit(&embeddings, batch.embeddings.count)
    fit(&prototypes, batch.prototypes.count)
    fit(&bias, batch.bias.count)
    fit(&centers, 0)
  }

  private func fit(_ numbers: inout [Float], _ count: Int) {
    if numbers.count != count { numbers = Array(repeating: 0, count: count) }
  }

  /// Calls a kernel with the arrays of a batch and of its gradient; of an empty batch the gradient is 0.
  @usableFromInline
  mutating func fill(from batch: LossBatch<Float>, _ body: (BatchArrays) -> Float) {
    fit(batch)
    let (count, classes, dimension) = (batch.count, batch.classes, batch.dimension)
    loss = batch.embeddings.withUnsafeBufferPointer { x in
      batch.labels.withUnsafeBufferPointer { labels in
        batch.prototypes.withUnsafeBufferPointer { w in
          batch.bias.withUnsafeBufferPointer { b in
            embeddings.withUnsafeMutableBufferPointer { dx in
              prototypes.withUnsafeMutableBufferPointer { dw in
                bias.withUnsafeMutableBufferPointer { db in
                  guard let x = x.baseAddress, let labels = labels.baseAddress,
                    let w = w.baseAddress, let dx = dx.baseAddress, let dw = dw.baseAddress,
                    count > 0, classes > 0
                  else {
                    dx.update(repeating: 0)
                    dw.update(repeating: 0)
                    db.update(repeating: 0)
                    return 0
                  }
                  return body(
                    BatchArrays(
                      count: count, classes: classes, dimension: dimension, embeddings: x,
                      labels: labels, prototypes: w, bias: b.isEmpty ? nil : b.baseAddress,
                      embeddingGradient: dx, prototypeGradient: dw,
                      biasGradient: db.isEmpty ? nil : db.baseAddress))
                }
              }
            }
          }
        }
      }
    }
  }
}

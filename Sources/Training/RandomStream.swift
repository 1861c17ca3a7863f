/// The purposes that draw random numbers; each has a stream of its own, so that one more draw in
/// one place moves no other.
enum RandomStream: UInt64 {
  case split = 1
  case encoder, prototypes, batches, inputs, noise, embeddings, loss, pairs, corruption,
    pairsOfOneClass, pairsOfTwoClasses
}

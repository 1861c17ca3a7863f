/// What a module has a value of the loss for each of.
enum ComparedExamples {
  case rows, pairs, triplets
  /// Of the triplets of an anchor, or of a pair, one.
  case minedTriplets
  /// Pairs of one class, each beside all others.
  case tuples

  /// Whether another may pick what is compared.
  var canBePicked: Bool {
    switch self {
    case .rows, .pairs, .triplets: true
    case .minedTriplets, .tuples: false
    }
  }
}

/// What pictures have worked out, by what it was worked out from, for the pictures that come after.
///
/// It never changes what is drawn, only how long that takes: what is kept is a function of its key. Of
/// each kind the newest are kept, so that it does not grow with a run.
public final class PictureMemory: @unchecked Sendable {
  /// What is known of one kind, the oldest first.
  private final class Shelf<Key: Equatable & Sendable, Product: Sendable> {
    var known: [(key: Key, product: Product)] = []
  }

  /// Carries work out while nobody else does any; nil where nothing is kept.
  private let exclusively: (@Sendable (() -> Void) -> Void)?
  /// Touched by exclusive work alone.
  private var shelves: [ObjectIdentifier: AnyObject] = [:]

  /// As many as are kept of a kind.
  private static let most = 32

  /// A memory that keeps nothing.
  public static let none: PictureMemory = PictureMemory(exclusively: nil)

  /// - Parameter exclusively: carries work out at once, and that of no two callers at a time.
  public init(exclusively: (@Sendable (() -> Void) -> Void)?) {
    self.exclusively = exclusively
  }

  /// What belongs to a key, whose type says what kind it is; made where it is not known.
  package func recall<Key: Equatable & Sendable, Product: Sendable>(
    _ key: Key, _ make: () -> Product
  ) -> Product {
    guard let exclusively else { return make() }
    var found: Product?
    exclusively { found = shelf(Key.self, Product.self).known.last { $0.key == key }?.product }
    if let found { return found }
    let product = make()
    exclusively { keep(product, for: key) }
    return product
  }

  private func keep<Key: Equatable & Sendable, Product: Sendable>(
    _ product: Product, for key: Key
  ) {
    let shelf = shelf(Key.self, Product.self)
    if shelf.known.count == Self.most { shelf.known.removeFirst() }
    shelf.known.append((key, product))
  }

  private func shelf<Key: Equatable & Sendable, Product: Sendable>(
    _ key: Key.Type, _ product: Product.Type
  ) -> Shelf<Key, Product> {
    let kind = ObjectIdentifier(Shelf<Key, Product>.self)
    if let shelf = shelves[kind] as? Shelf<Key, Product> { return shelf }
    let shelf = Shelf<Key, Product>()
    shelves[kind] = shelf
    return shelf
  }
}

/// One after the other, round and round.
package enum Succession {
  /// The element so many places on; the first when the element is not there.
  package static func next<Element: Equatable>(
    after element: Element, in all: [Element], by offset: Int
  ) -> Element {
    guard let position = all.firstIndex(of: element) else { return all.first ?? element }
    return all[(position + offset + all.count) % all.count]
  }
}

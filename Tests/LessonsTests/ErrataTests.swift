import Lessons
import Testing

@Suite struct ErrataTests {
  @Test func theCardsAreNumberedFromOneOn() {
    #expect(ErrataRegistry.all.map(\.name) == (1...18).map { "E\($0)" })
    for card in ErrataRegistry.all {
      #expect(ErrataRegistry.named(card.name.lowercased())?.name == card.name)
      #expect(ErrataRegistry.named(String(card.name.dropFirst()))?.name == card.name)
    }
    #expect(ErrataRegistry.named("E19") == nil)
  }

  @Test func aCardSaysWhereWhatAndWhatIsRight() {
    for card in ErrataRegistry.all {
      for text in [card.place, card.says, card.right, card.evidence?.see ?? "-"] {
        #expect(
          !text.isEmpty && text.allSatisfy { $0 >= " " && $0 <= "~" }, "\(card.name): \(text)")
      }
      #expect(card.says != card.right)
    }
  }
}

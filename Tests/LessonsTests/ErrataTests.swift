import Lessons
import Testing

@Suite struct ErrataTests {
  @Test func theCardsAreNumberedFromOneOn() {
    #expect(ErrataRegistry.all.map(\.name) == (1...18).map { "E\($0)" })
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

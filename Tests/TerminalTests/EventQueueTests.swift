import Cells
import Testing

@testable import Terminal

struct EventQueueTests {
  private let exits: Set<Key> = [.control("c"), .character("q")]

  private func queue(_ keys: String, at moment: Double = 0) -> EventQueue {
    var queue = EventQueue()
    for scalar in keys.unicodeScalars {
      queue.append(.key(.character(scalar)), at: moment, exits: exits)
    }
    return queue
  }

  private func rest(of queue: EventQueue) -> String {
    var queue = queue
    var text = ""
    while let event = queue.next() {
      if case .key(.character(let scalar)) = event { text.unicodeScalars.append(scalar) }
    }
    return text
  }

  @Test func eventsComeInTheirOrder() {
    let keys = String(repeating: "m>,", count: 5000)
    #expect(rest(of: queue(keys)) == keys)
  }

  @Test func aWayOutIsSeenBehindOthersUntilItIsTaken() {
    var queue = queue(">>q>", at: 7)
    #expect(queue.waiting(exits) == 7)
    #expect(queue.waiting([.control("c")]) == nil)
    for _ in 0..<2 { _ = queue.next() }
    #expect(queue.waiting(exits) == 7)
    _ = queue.next()
    #expect(queue.waiting(exits) == nil)
  }

  @Test func whatWaitsBeforeAWayOutCanBeLeftOut() {
    var queue = queue(String(repeating: ">", count: 9000) + "qq.")
    for _ in 0..<5000 { _ = queue.next() }
    queue.skip(to: exits)
    #expect(rest(of: queue) == "qq.")
  }

  @Test func keysThatWaitAreLeftOutAndThoseThatComeLaterAreNot() {
    var queue = queue("m>> >q")
    _ = queue.next()
    queue.passOver([.character(">"), .character(" ")])
    queue.append(.key(.character(">")), at: 1, exits: exits)
    #expect(queue.waiting(exits) == 0)
    #expect(rest(of: queue) == "q>")
  }

  @Test func aKeyThatIsNoWayOutNowIsPassedOver() {
    var queue = queue(">q>")
    queue.append(.key(.control("c")), at: 3, exits: exits)
    queue.skip(to: [.control("c")])
    #expect(queue.next() == .key(.control("c")))
    #expect(queue.isEmpty && queue.waiting(exits) == nil)
  }
}

import Cells
import Testing

@testable import Lessons

@Suite struct GuessEntryTests {
  private let run = LessonRun("--loss arcface", 9)

  private func entry(_ kind: Question.Kind, ring: [Int] = [2, 0, 3, 1]) -> GuessEntry {
    GuessEntry(Question(["?"], before: 0, kind), ring: ring)
  }

  private func guess(_ entry: GuessEntry, _ keys: [Key]) -> Guess {
    var entry = entry
    for key in keys { _ = entry.take(key) }
    return entry.guess
  }

  @Test func aNumberIsMovedTypedAndKeptInItsRange() {
    let number = entry(
      .number(
        NumberQuestion(
          Reading(.heldOut, of: run), unit: " %", 0...100, by: 5, start: 90, tolerance: 5)))
    #expect(guess(number, [.right]) == .number(95))
    #expect(guess(number, [.right, .right, .right]) == .number(100))
    #expect(guess(number, [.down]) == .number(85))
    #expect(guess(number, [.character("7")]) == .number(7))
    #expect(guess(number, [.character("7"), .character("."), .character("5")]) == .number(7.5))
    #expect(guess(number, [.character("9"), .character("9"), .character("9")]) == .number(99))
    #expect(guess(number, [.character("4"), .character("2"), .backspace]) == .number(4))
    #expect(guess(number, [.character("4"), .character("2"), .right]) == .number(45))
    var untouched = number
    #expect(!untouched.take(.character("x")) && !untouched.take(.enter) && !untouched.isTouched)
    #expect(!untouched.take(.character(".")) && untouched.take(.left) && untouched.isTouched)
  }

  @Test func whatIsTypedAfterComingBackIsAnotherNumber() {
    var number = entry(
      .number(
        NumberQuestion(
          Reading(.loss, of: run), unit: "%", 0...100, by: 5, start: 40, tolerance: 5)))
    for figure: Unicode.Scalar in ["3", "5"] { _ = number.take(.character(figure)) }
    number.putDown()
    #expect(number.guess == .number(35) && number.isTouched)
    #expect(guess(number, [.character("8"), .character("0")]) == .number(80))
  }

  @Test func aFigureThatLeadsOutOfTheRangeSaysSo() {
    var number = entry(
      .number(
        NumberQuestion(
          Reading(.loss, of: run), unit: "°", -90...90, by: 5, start: 40, tolerance: 5)))
    for figure: Unicode.Scalar in ["3", "0", "4"] { _ = number.take(.character(figure)) }
    #expect(number.guess == .number(30))
    #expect(number.refused == "304 is no answer here: Backspace takes 30 back")
    _ = number.take(.character("-"))
    #expect(number.guess == .number(30) && number.refused != nil)
    _ = number.take(.backspace)
    #expect(number.guess == .number(3) && number.refused == nil)
    number.putDown()
    for figure: Unicode.Scalar in ["-", "9", "1"] { _ = number.take(.character(figure)) }
    #expect(number.guess == .number(-9) && number.refused != nil)
  }

  @Test func tenthsAddUp() {
    let number = entry(
      .number(
        NumberQuestion(
          Reading(.loss, of: run), unit: "", 0...3, by: 0.1, start: 0, tolerance: 0.1)))
    #expect(guess(number, Array(repeating: .right, count: 30)) == .number(3))
    #expect(guess(number, Array(repeating: .up, count: 7)) == .number(7 * 0.1))
  }

  @Test func aChoiceStaysAmongThem() {
    let choice = entry(
      .choice(["a", "b", "c"], .cut(Reading(.loss, of: run), at: [1, 2])))
    #expect(guess(choice, []) == .choice(0) && guess(choice, [.left]) == .choice(0))
    #expect(guess(choice, [.down, .right, .right]) == .choice(2))
    #expect(guess(choice, [.character("2")]) == .choice(1))
    #expect(guess(choice, [.character("4")]) == .choice(0))
  }

  @Test func aDirectionTurnsRoundAndRound() {
    let ray = entry(
      .mark(.direction(DirectionReading(.needle(0), of: run), tolerance: 10)))
    #expect(guess(ray, [.left]) == .direction(95) && guess(ray, [.right]) == .direction(85))
    #expect(guess(ray, [.down, .down, .down, .right]) == .direction(355))
    #expect(guess(ray, Array(repeating: .up, count: 12)) == .direction(90))
  }

  @Test func classesAreMarkedInTheOrderOfTheRing() {
    let pair = entry(.mark(.classes(ClassesReading(.nearestPrototypes, of: run))))
    #expect(guess(pair, []) == .classes([0, 2]) && guess(pair, [.left]) == .classes([0, 3]))
    #expect(guess(pair, [.right]) == .classes([1, 2]))
    #expect(guess(pair, [.up]) == .classes([2, 3]))
    #expect(guess(pair, [.down, .down]) == .classes([0, 2]))
    #expect(guess(pair, Array(repeating: .left, count: 4)) == .classes([0, 2]))
  }

  @Test func classesThatAreFiguresAreMarkedByThem() {
    let kind = Question.Kind.mark(.classes(ClassesReading(.nearestPrototypes, of: run)))
    let named = GuessEntry(
      Question(["?"], before: 0, kind), ring: [2, 0, 3, 1], names: ["0", "1", "2", "3"])
    #expect(guess(named, [.character("3"), .character("0")]) == .classes([0, 3]))
    #expect(guess(named, [.character("1"), .character("9"), .character("2")]) == .classes([1, 2]))
    var other = named
    #expect(!other.take(.character("9")) && !other.isTouched)
    // A slip is corrected by the pair, and arrows go on from there: up parts, down brings together.
    let slip = ["1", "3", "2"].map { Key.character(Unicode.Scalar($0)!) }
    #expect(guess(named, slip) == .classes([2, 3]))
    #expect(guess(named, slip + [.down]) == .classes([1, 3]))
    #expect(guess(named, slip + [.up, .up]) == .classes([2, 3]))
  }
}

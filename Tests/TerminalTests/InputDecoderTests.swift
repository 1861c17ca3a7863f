import Cells
import Testing

@testable import Terminal

struct InputDecoderTests {
  private func decoder() -> InputDecoder {
    InputDecoder { $0 == Array("\u{1B}[7$".utf8) ? .home : nil }
  }

  private func inputs(_ text: String) -> [InputDecoder.Input] {
    var decoder = decoder()
    return decoder.inputs(from: text.utf8)
  }

  @Test(
    arguments: zip(
      [
        "m", "M", "θ", "\r", "\n", "\t", "\u{7F}", "\u{8}", "\u{3}", "\u{1B}[A", "\u{1B}OB",
        "\u{1B}[1;5C", "\u{1B}[D", "\u{1B}[H", "\u{1B}OF", "\u{1B}[5~", "\u{1B}[6~", "\u{1B}[3~",
        "\u{1B}[2~", "\u{1B}[Z", "\u{1B}OP", "\u{1B}[15~", "\u{1B}[24;2~", "\u{1B}OM",
      ],
      [
        .character("m"), .character("M"), .character("θ"), .enter, .enter, .tab, .backspace,
        .backspace, .control("c"), .up, .down, .right, .left, .home, .end, .pageUp, .pageDown,
        .delete, .insert, .backTab, .function(1), .function(5), .function(12), .enter,
      ] as [Key]))
  func keysAreWhatTerminalsSend(bytes: String, key: Key) {
    #expect(inputs(bytes) == [.event(.key(key))])
  }

  @Test(
    arguments: zip(
      [
        "\u{1B}[<0;10;5M", "\u{1B}[<0;10;5m", "\u{1B}[<32;300;70M", "\u{1B}[<64;1;1M",
        "\u{1B}[<81;2;3M", "\u{1B}[M !!", "\u{1B}[M#\"\"", "\u{1B}[M@!!",
      ],
      [
        Mouse(kind: .press, column: 9, row: 4), Mouse(kind: .release, column: 9, row: 4),
        Mouse(kind: .drag, column: 299, row: 69), Mouse(kind: .wheelUp, column: 0, row: 0),
        Mouse(kind: .wheelDown, column: 1, row: 2), Mouse(kind: .press, column: 0, row: 0),
        Mouse(kind: .release, column: 1, row: 1), Mouse(kind: .drag, column: 0, row: 0),
      ]))
  func mouseReportsAreCellsFromZero(bytes: String, mouse: Mouse) {
    #expect(inputs(bytes) == [.event(.mouse(mouse))])
  }

  @Test(arguments: [
    "\u{1B}[<2;10;5M", "\u{1B}[<35;10;5M", "\u{1B}[I", "\u{1B}[O", "\u{1B}[?2026;2$y",
  ])
  func whatIsNotAskedForIsNoEvent(bytes: String) {
    #expect(inputs(bytes) == [])
  }

  @Test(arguments: 1...11)
  func sequencesInPiecesAreThemselves(piece: Int) {
    let bytes = Array(
      "a\u{1B}[1;5Aθ\u{1B}[<0;10;5M\u{1B}]11;rgb:ff/ff/ff\u{1B}\\\u{1B}[?62;c⣿q".utf8)
    var decoder = decoder()
    var inputs: [InputDecoder.Input] = []
    for start in stride(from: 0, to: bytes.count, by: piece) {
      inputs += decoder.inputs(from: bytes[start..<min(start + piece, bytes.count)])
    }
    let keys: [Key] = [.character("a"), .up, .character("θ")]
    let expected: [InputDecoder.Input] =
      keys.map { .event(.key($0)) }
      + [.event(.mouse(Mouse(kind: .press, column: 9, row: 4))), .background(.light), .identity]
      + [.event(.key(.character("⣿"))), .event(.key(.character("q")))]
    #expect(inputs == expected)
    #expect(decoder.patienceSeconds == nil)
  }

  @Test func aLoneEscapeIsAKeyOnceNothingFollows() {
    var decoder = decoder()
    #expect(decoder.inputs(from: [0x1B]) == [])
    #expect(decoder.patienceSeconds == 0.025)
    #expect(decoder.inputsAfterPatience() == [.event(.key(.escape))])
    #expect(decoder.patienceSeconds == nil)
  }

  @Test func escapeBeforeAnotherKeyIsTwoKeys() {
    #expect(inputs("\u{1B}q") == [.event(.key(.escape)), .event(.key(.character("q")))])
  }

  @Test func anUnfinishedSequenceIsLookedUpOrDropped() {
    var decoder = decoder()
    #expect(decoder.inputs(from: "\u{1B}[7$".utf8) == [])
    #expect(decoder.inputsAfterPatience() == [.event(.key(.home))])
    #expect(decoder.inputs(from: "\u{1B}[12".utf8) == [])
    #expect(decoder.inputsAfterPatience() == [])
  }

  @Test func controlAndABackslashIsAKey() {
    #expect(inputs("\u{1C}") == [.event(.key(.control("\\")))])
  }

  @Test(arguments: 1...9)
  func pastedTextIsOneEventWhateverIsInIt(piece: Int) {
    let texts = [
      "quit\rq\u{1B}[A", "0.5", "", "\u{1B}]0;", "\u{1B}P\u{1B}[20", "ü\u{3}\u{1B}\u{1B}",
    ]
    for text in texts {
      let bytes = Array("a\u{1B}[200~\(text)\u{1B}[201~b".utf8)
      var decoder = decoder()
      var inputs: [InputDecoder.Input] = []
      for start in stride(from: 0, to: bytes.count, by: piece) {
        inputs += decoder.inputs(from: bytes[start..<min(start + piece, bytes.count)])
      }
      let keys: [InputDecoder.Input] = ["a", "b"].map { .event(.key(.character($0))) }
      #expect(inputs == [keys[0], .event(.paste(text)), keys[1]])
    }
  }

  @Test func aPasteWithoutAnEndIsOverAfterAPause() {
    var decoder = decoder()
    #expect(decoder.inputs(from: "\u{1B}[200~345".utf8) == [])
    #expect(decoder.patienceSeconds == 0.5)
    #expect(decoder.inputsAfterPatience() == [])
    #expect(decoder.inputs(from: "q".utf8) == [.event(.key(.character("q")))])
  }

  @Test(arguments: ["\u{1B}[200~", "\u{1B}P1+r", "\u{1B}]52;", "\u{1B}_G"])
  func keysThatNeverPauseEndWhatHasNoEnd(beginning: String) {
    var decoder = decoder()
    _ = decoder.inputs(from: beginning.utf8, at: 0)
    var moment = 0.0
    var inputs: [InputDecoder.Input] = []
    while inputs.isEmpty, moment < 10 {
      moment += 1 / 30.0
      inputs = decoder.inputs(from: ">".utf8, at: moment)
    }
    #expect(inputs == [.event(.key(.character(">")))])
    #expect(moment < 4)
  }

  @Test func aPasteWithoutAnEndIsBoundedInSize() {
    var decoder = decoder()
    _ = decoder.inputs(from: "\u{1B}[200~".utf8)
    for _ in 0...256 { _ = decoder.inputs(from: [UInt8](repeating: 0x31, count: 4097)) }
    #expect(decoder.inputs(from: "q".utf8) == [.event(.key(.character("q")))])
  }

  @Test(arguments: 1...7)
  func everyStringIsSwallowedToItsEnd(piece: Int) {
    let strings = [
      "P1+r544e=787465726d\u{1B}\\", "P>|XTerm(390)\u{1B}\\", "P0+r\u{1B}\\", "P!|00000000\u{7}",
      "_Gi=31;OK\u{1B}\\", "^1234qq\u{1B}\\", "Xquit\u{1B}\\", "]52;c;cXF1aXQ=\u{7}",
      "]lqqq\u{1B}\\",
      "]4;1;rgb:1/2/3\u{1B}\\",
    ]
    for string in strings {
      let bytes = Array("\u{1B}\(string)a".utf8)
      var decoder = decoder()
      var inputs = decoder.inputs(from: bytes[..<2])
      // Escape and a letter alone are two keys: an answer has more at once.
      inputs += decoder.inputs(from: [bytes[2]])
      for start in stride(from: 3, to: bytes.count, by: piece) {
        inputs += decoder.inputs(from: bytes[start..<min(start + piece, bytes.count)])
      }
      #expect(inputs == [.event(.key(.character("a")))], "\(string)")
    }
  }

  @Test func aStringThatIsBrokenOffGivesWay() {
    #expect(inputs("\u{1B}P1+r\u{1B}[A") == [.event(.key(.up))])
    #expect(inputs("\u{1B}P1+r\u{18}q") == [.event(.key(.character("q")))])
  }

  /// What breaks a sequence off is whole: a paste whose beginning were eaten would act as keys.
  @Test(arguments: [
    "\u{1B}O", "\u{1B}[M", "\u{1B}[M ", "\u{1B}[[", "\u{1B}[1;", "\u{1B}P1", "\u{1B}",
  ])
  func whatIsBrokenOffTakesNothingWithIt(beginning: String) {
    let inputs = inputs(beginning + "\u{1B}[200~q\u{1B}[201~")
    #expect(inputs.last == .event(.paste("q")))
    #expect(!inputs.contains(.event(.key(.character("q")))))
  }

  @Test func aCharacterThatIsCutTakesNothingWithIt() {
    var decoder = decoder()
    #expect(decoder.inputs(from: [0xC3, 0x1B, 0x5B, 0x41]).last == .event(.key(.up)))
  }

  @Test func theRestOfAnAnswerMayBeLate() {
    var decoder = decoder()
    #expect(decoder.inputs(from: "\u{1B}[?62;".utf8) == [])
    #expect(decoder.patienceSeconds == 0.5)
    #expect(decoder.inputs(from: "c".utf8) == [.identity])
  }

  @Test func aControlSequenceWithoutAnEndIsBounded() {
    let key = InputDecoder.Input.event(.key(.character("1")))
    #expect(inputs("\u{1B}[" + String(repeating: "1", count: 200)).first == key)
  }

  @Test(arguments: 0..<500)
  func anyBytesLeaveTheDecoderUsable(seed: UInt64) {
    var state = seed
    let bytes = (0..<200).map { _ in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let pick = UInt8(truncatingIfNeeded: state >> 33)
      return pick < 60 ? [0x1B, 0x5B, 0x4F, 0x5D, 0x3B, 0x31][Int(pick) % 6] : pick
    }
    var decoder = decoder()
    _ = decoder.inputs(from: bytes)
    _ = decoder.inputsAfterPatience()
    _ = decoder.inputs(from: "\u{1B}[201~".utf8)
    #expect(decoder.inputs(from: "q".utf8) == [.event(.key(.character("q")))])
  }
}

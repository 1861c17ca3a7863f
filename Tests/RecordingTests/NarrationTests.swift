import Recording
import Testing

private var narration: Narration {
  var narration = Narration()
  narration.add(.status, "room enough", at: 0)
  narration.add(.caption, "a < b --> c", at: 1_500_000)
  narration.add(.chapter, "turned", at: 3_000_000)
  narration.add(.caption, "", at: 3_600_000_000)
  narration.add(.caption, "why?", at: 3_661_000_400)
  narration.add(.stop, "why?", at: 3_661_000_400)
  return narration
}

@Suite struct NarrationTests {
  @Test func captionsAreWebVTT() {
    #expect(
      narration.captions(until: 3_662_000_000) == """
        WEBVTT

        00:00:01.500 --> 01:00:00.000
        a &lt; b --&gt; c

        01:01:01.000 --> 01:01:02.000
        why?

        """)
  }

  @Test func withoutCaptionsThereIsNoFile() {
    var narration = Narration()
    narration.add(.chapter, "only a chapter", at: 0)
    narration.add(.caption, "seen for no time", at: 5)
    #expect(narration.captions(until: 5) == nil)
  }

  @Test func aLineThatIsReplacedBeforeItIsSeenIsNotTold() {
    var narration = Narration()
    for text in ["unseen", "asked", "answered"] {
      narration.add(.caption, text, at: 1_000_000)
      if text == "asked" { narration.add(.stop, "asked", at: 1_000_000) }
    }
    #expect(
      narration.description(of: "A tape", lasting: 2_000_000)
        == "A tape, 0:02\n0:01 asked\n0:01 answered\n")
  }

  @Test func everySentenceIsToldOnceAndInOrder() {
    #expect(
      narration.description(of: "A tape", lasting: 3_700_000_000) == """
        A tape, 61:40
        0:00 Status: room enough
        0:01 a < b --> c
        0:03 Chapter: turned
        61:01 why?

        """)
  }
}

import Cells
import Testing

@testable import Recording

private let size = Size(width: 9, height: 3)

/// A page of frames that differ a little, with words that mean harm.
private func page(slider: PageSlider? = nil, title: String = "<b>\"A\"</b> & co") -> String {
  var generator = TestGenerator(state: 5)
  var frame = Frame.random(size, using: &generator)
  var page = PageRecorder(size: size, title: title, slider: slider)
  var narration = Narration()
  narration.add(.caption, "</script><img src=x onerror=alert(1)>", at: 0)
  narration.add(.chapter, "a < b", at: 500_000)
  narration.add(.stop, "wider?", at: 61_500_000)
  for index in 0..<4 {
    page.add(ThemedFrame(dark: frame, light: frame), at: index * 250_000)
    frame.change(count: 3, using: &generator)
  }
  return page.finish(at: 62_000_000, saying: narration)
}

@Suite struct PageTests {
  @Test func theSameFramesGiveTheSameBytes() { #expect(page() == page()) }

  @Test func whatIsSaidIsNeverMarkup() {
    let text = page()
    #expect(!text.contains("<img"))
    #expect(!text.contains("<b>\"A"))
    #expect(text.contains("<title>&lt;b&gt;&quot;A&quot;&lt;/b&gt; &amp; co</title>"))
    #expect(text.contains("\\u003c/script>\\u003cimg"))
    // Its own two ends, and no other.
    #expect(text.split(separator: "</script>", omittingEmptySubsequences: false).count == 3)
  }

  @Test func nothingIsAskedOfANetwork() {
    let text = page()
    for word in ["http:", "https:", "//cdn", "@import", "url(", "fetch(", "XMLHttpRequest"] {
      #expect(!text.contains(word), "\(word)")
    }
    #expect(text.contains("default-src 'none'"))
  }

  @Test func everyWordIsAWayToItsTime() {
    let text = page()
    #expect(text.contains("<li><a href=\"#t=0.500\">0:00</a> <b>a &lt; b</b></li>"))
    #expect(text.contains("<li><a href=\"#t=61.500\">1:01</a> wider?</li>"))
    #expect(text.contains("\"stops\":[[61500000,\"wider?\"]]"))
  }

  @Test func theScriptStaysShort() {
    #expect(PageScript.text.split(separator: "\n", omittingEmptySubsequences: false).count < 200)
  }

  @Test func aSliderHasNoClock() {
    let text = page(slider: PageSlider(name: "m", values: ["0", "0.5"]))
    #expect(text.contains("\"slider\":{\"name\":\"m\",\"values\":[\"0\",\"0.5\"],\"start\":0}"))
    #expect(text.contains("aria-label=\"m, from 0 to 0.5\""))
    #expect(text.contains("<button id=\"play\" aria-label=\"Play\" hidden>"))
  }

  @Test func framesThatLookTheSameAreOnePicture() {
    var recorder = PageRecorder(size: size, title: "")
    let frame = Frame(size: size)
    var other = frame
    other[0, 0].style.foreground = .direct(0xFF0000)
    for (index, each) in [frame, other, frame].enumerated() {
      recorder.add(ThemedFrame(dark: each, light: each), at: index)
    }
    #expect(recorder.finish(at: 9).contains("\"times\":[0],"))
  }

  @Test(arguments: [([], ""), ([77], "TQ=="), ([77, 97], "TWE="), ([77, 97, 110, 0], "TWFuAA==")])
  func bytesAreWrittenAsTheStandardHasThem(_ bytes: [UInt8], _ text: String) {
    #expect(Base64.text(bytes) == text)
  }

  @Test func whatIsLikelyTakesHardlyAnyRoom() {
    var writer = BitWriter(kinds: 1)
    for _ in 0..<10_000 { writer.write(false, kind: 0) }
    writer.finish()
    #expect(writer.bytes.count < 40)
  }
}

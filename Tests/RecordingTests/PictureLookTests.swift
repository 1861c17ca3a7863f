import Cells
import Recording
import Testing

private func svg(_ change: (inout PictureLook) -> Void, words: String = "") -> String {
  var look = PictureLook()
  change(&look)
  return SVGFrame.svg(
    of: Frame(size: Size(width: 10, height: 5), fill: Cell("a")), look: look, words: words)
}

@Suite struct PictureLookTests {
  @Test func fontsThatAreNamedAreTriedFirstAndChangeNothingElse() {
    let fonts = "'Fira Code','A &amp; B','DejaVu Sans Mono'"
    let plain = svg { _ in }
    #expect(
      svg { $0.fontFamily = "Fira Code, A & B" }
        == plain.replacing("'DejaVu Sans Mono'", with: fonts))
  }

  @Test func pixelsAroundAPictureMakeItLarger() {
    let plain = svg { _ in }
    #expect(
      plain.hasPrefix("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"100\" height=\"100\""))
    let framed = svg { look in
      look.padding = 20
      look.margin = 5
      look.windowBar = .rings
      look.radius = 8
      look.marginFill = 0x674EFF
    }
    #expect(framed.contains("width=\"150\" height=\"180\" viewBox"))
    #expect(framed.contains("<svg x=\"25\" y=\"55\" width=\"100\" height=\"100\""))
    #expect(framed.contains("rx=\"8\""))
    #expect(framed.contains("fill=\"#674eff\""))
    #expect(framed.split(separator: "<circle", omittingEmptySubsequences: false).count == 4)
  }

  @Test func whatSurroundsAFilmIsClearWhereTheFilmIs() {
    var look = PictureLook()
    look.padding = 20
    look.margin = 5
    look.windowBar = .rings
    #expect(look.hasSurroundings && look.filmOrigin == (25, 55))
    let around = look.surroundings(filmWidth: 100, filmHeight: 100, background: 0x121212)
    #expect(around.contains("width=\"150\" height=\"180\" viewBox"))
    #expect(around.contains("<rect x=\"25\" y=\"55\" width=\"100\" height=\"100\"/></mask>"))
  }

  /// A line for the audience stuck out of the window.
  @Test(arguments: [0, 12])
  func theScreenIsCutToRoundCorners(_ padding: Int) {
    let picture = svg { look in
      look.radius = 12
      look.padding = padding
    }
    let cut = "<g clip-path=\"url(#window)\">\n<svg x=\"0\""
    #expect(picture.contains(cut) == (padding == 0))
    var look = PictureLook()
    look.radius = 12
    look.margin = 5
    look.padding = padding
    let around = look.surroundings(filmWidth: 100, filmHeight: 100, background: 0)
    #expect(around.contains("height=\"100\" clip-path=\"url(#window)\"/></mask>") == (padding == 0))
  }

  @Test func lettersAreAsHighAsTheyAreAsked() {
    #expect(
      svg { $0.fontSize = 83 }.contains("width=\"500\" height=\"500\" viewBox=\"0 0 500 500\""))
  }

  @Test func aCardHasTheSizeOfAPreview() {
    #expect(
      svg { $0.isCard = true }.contains("width=\"1280\" height=\"640\" viewBox=\"0 0 1280 640\""))
  }

  @Test func whatIsSaidIsADescriptionAndNoMarkup() {
    #expect(svg({ _ in }, words: "a </desc> & b").contains("<desc>a &lt;/desc&gt; &amp; b</desc>"))
    // A list of lines has its first one for a name, and stays a list.
    #expect(
      svg({ _ in }, words: "a.tape\n0:01 one\n0:02 two\n")
        .contains("<title>a.tape</title>\n<desc>0:01 one\n0:02 two</desc>"))
  }

  @Test func anAnimationHasThemToo() {
    var look = PictureLook()
    look.padding = 10
    var picture = AnimatedSVG(look: look)
    picture.add(Frame(size: Size(width: 2, height: 1), fill: Cell("a")), at: 0)
    picture.add(Frame(size: Size(width: 2, height: 1), fill: Cell("b")), at: 500_000)
    let text = picture.finish(at: 1_000_000, words: "two letters")
    #expect(text.contains("width=\"40\" height=\"40\" viewBox"))
    #expect(text.contains("<desc>two letters</desc>\n<style>"))
  }
}

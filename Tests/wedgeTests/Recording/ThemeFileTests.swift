import Cells
import Plotting
import Recording
import Testing

@testable import Tapes
@testable import wedge

private let night =
  "\"background\": \"#101418\", \"foreground\": \"#d8dee9\", \"black\": \"#000000\", "
  + "\"red\": \"#bf616a\", \"green\": \"#a3be8c\", \"yellow\": \"#ebcb8b\", \"blue\": \"#81a1c1\", "
  + "\"magenta\": \"#b48ead\", \"cyan\": \"#88c0d0\", \"brightRed\": \"#ff6b76\""

private func recoloring(_ line: String) throws -> Recoloring? {
  var settings = TapeSettings()
  _ = try settings.take(try TapeParser.tape(line))
  return settings.picture.recoloring
}

/// The colour that a class is drawn in.
private func color(ofClass index: Int, _ recoloring: Recoloring) -> UInt32? {
  let theme = Theme(Recoloring.isLight(recoloring.background) ? .light : .dark, colors: .direct)
  let point = Cell("x", style: Style(foreground: theme.point(index)))
  let frame = Frame(size: Size(width: 1, height: 1), fill: point)
  return recoloring.frame(frame)[0, 0].style.foreground.rgb
}

@Suite struct ThemeFileTests {
  @Test func aThemeInAFileAndBetweenBracesIsTheSame() throws {
    try withFile("night.json", "{\(night)}") { path in
      let read = try #require(try recoloring("Set Theme \"\(path)\""))
      let inline = try #require(try recoloring("Set Theme { \"name\": \"Night\", \(night) }"))
      #expect(read.background == 0x101418 && read.foreground == 0xD8DEE9)
      #expect(inline.background == read.background && inline.foreground == read.foreground)
      // On a dark ground the bright shades are the first classes.
      for drawn in [read, inline] {
        #expect(color(ofClass: 0, drawn) == 0xFF6B76 && color(ofClass: 1, drawn) == 0x81A1C1)
      }
    }
  }

  @Test func aLightGroundIsDrawnAsTheLightTheme() throws {
    var settings = TapeSettings()
    let light = night.replacing("#101418", with: "#fdf6e3")
    _ = try settings.take(try TapeParser.tape("Set Theme {\(light)}"))
    #expect(settings.isLight)
    // There the bright ones come last.
    let recoloring = try #require(settings.picture.recoloring)
    #expect(color(ofClass: 0, recoloring) == 0x81A1C1 && color(ofClass: 6, recoloring) == 0xFF6B76)
  }

  @Test(arguments: [
    ("{ \"background\": \"#000000\" }", "has no colour 'blue'"),
    ("{ \(night.replacing("#bf616a", with: "red")) }", "has a colour 'red' that is none"),
    ("{ \"a\": { \"b\": 1 } }", "has no colour 'background'"), ("{ background }", "is no JSON"),
    ("{ \"background\": \"#000000\"", "does not end"),
  ])
  func whatIsMissingIsSaid(_ theme: String, _ words: String) {
    #expect {
      try recoloring("Set Theme \(theme)")
    } throws: {
      ($0 as? TapeFault)?.text.contains(words) ?? false
    }
  }
}

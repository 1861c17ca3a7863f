import Cells
import Recording
import Testing

struct SVGFrameTests {
  private var frame: Frame {
    var frame = Frame(size: Size(width: 5, height: 2))
    frame.write("a<b", column: 0, row: 0, foreground: .indexed(9), attributes: .bold)
    frame[3, 0] = Cell("⠁", style: Style(foreground: .direct(0x29_76FA), background: .indexed(233)))
    frame[4, 0] = Cell("·", style: Style(background: .indexed(233)))
    frame.write("━━", column: 0, row: 1, foreground: .terminal)
    frame[2, 1] = Cell("▶", style: Style(foreground: .indexed(2)))
    frame[3, 1] = Cell("x", style: Style(attributes: [.reverse, .underline]))
    return frame
  }

  @Test func aSmallScreenIsThisPicture() {
    let expected = """
      <svg xmlns="http://www.w3.org/2000/svg" width="50" height="40" viewBox="0 0 50 40" role="img">
      <rect width="50" height="40" fill="#000000"/>
      <g shape-rendering="crispEdges">
      <path fill="#121212" d="M30 0h20v20h-20z"/>
      <path fill="#ffffff" d="M30 20h10v20h-10z"/>
      </g>
      <g shape-rendering="crispEdges">
      <path fill="#ffffff" d="M0 28.25h20v3.5h-20z"/>
      <path fill="#000000" d="M30 37.5h10v1.2h-10z"/>
      </g>
      <g fill-rule="evenodd">
      <path fill="#00cd00" d="M20.8 25.6L29.5 30L20.8 34.4z"/>
      </g>
      <g fill="none" stroke-linecap="round" stroke-width="3.8">
      <path stroke="#2976fa" d="M32.5 2.5h0"/>
      </g>
      <g fill="none" stroke-linecap="round" stroke-width="2.6">
      <path stroke="#ffffff" d="M45 10h0"/>
      </g>
      <g font-family="'DejaVu Sans Mono','JetBrains Mono',Menlo,Consolas,monospace" \
      font-size="16.6" xml:space="preserve">
      <g fill="#ff0000" font-weight="bold">
      <text x="0" y="15" textLength="30">a&lt;b</text>
      </g>
      <g fill="#000000">
      <text x="30" y="35">x</text>
      </g>
      </g>
      </svg>

      """
    #expect(SVGFrame.svg(of: frame, foreground: 0xFF_FFFF, background: 0) == expected)
  }

  @Test(arguments: Array("⣿▀▌▖🬀🬻─┃╌┼▔●○◉▲▽◆►◅▮▭◎·".unicodeScalars))
  func picturesDoNotDependOnFonts(scalar: Unicode.Scalar) {
    let svg = SVGFrame.svg(of: Frame(size: Size(width: 2, height: 1), fill: Cell(scalar)))
    #expect(!svg.contains("<text"))
    #expect(svg.contains("<path"))
  }

  @Test func sextantsFillWhatTheirPatternSays() {
    // Pattern 0x25: the left at the top and in the middle, the right at the bottom.
    let svg = SVGFrame.svg(of: Frame(size: Size(width: 1, height: 1), fill: Cell("\u{1FB23}")))
    #expect(svg.contains("d=\"M0 0h5v6.66h-5zM0 6.66h5v6.67h-5zM5 13.33h5v6.67h-5z\""))
  }

  @Test func aFullRowOfBlocksIsOneRectangle() {
    let svg = SVGFrame.svg(of: Frame(size: Size(width: 30, height: 1), fill: Cell("▀")))
    #expect(svg.contains("d=\"M0 0h300v10h-300z\""))
  }
}

import Cells

/// A page around a stream of pictures: its markup, its colours and its data.
struct PageDocument {
  var title: String
  var size: Size
  var alphabet: PageAlphabet
  var times: [Int]
  var end: Int
  var narration: Narration
  var slider: PageSlider?
  /// What is read where no script runs.
  var lastText: String
  var stream: String
  /// Fonts that are tried first.
  var fontFamily: String?

  var text: String {
    let name = escapedText(title)
    return """
      <!DOCTYPE html>
      <html lang="en">
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width">
      <meta name="color-scheme" content="light dark">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; \
      style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:">
      <link rel="icon" href="data:,">
      <title>\(name)</title>
      <style>
      \(Self.layout)
      #screen { font-family: \(fontFamilies(fontFamily)); }
      \(colors { $0.light })
      @media (prefers-color-scheme: dark) {
      body { background: #121212; color: #e4e4e4; }
      \(colors { $0.dark })
      }
      </style>
      <main role="group" aria-label="\(name)" style="max-width:\(size.width * 12)px">
      <h1>\(name)</h1>
      <div id="screen" tabindex="0" role="img" aria-label="\(name)" aria-describedby="caption"></div>
      <noscript><pre>\(escapedText(lastText))</pre></noscript>
      <div id="controls">\(controls)</div>
      <p id="caption" aria-live="polite"></p>
      \(words)
      <p id="help">\(help)</p>
      </main>
      <script type="application/json" id="data">\(data)</script>
      <script>
      \(PageScript.text)</script>
      </html>

      """
  }

  private var controls: String {
    let hidden = slider == nil ? "" : " hidden"
    let bar = slider.map { "\($0.name), from \($0.values.first ?? "") to \($0.values.last ?? "")" }
    let label = escapedText(bar ?? "Time")
    return """
      <button id="play" aria-label="Play"\(hidden)>▶</button>
      <input id="seek" type="range" min="0" max="\(end)" value="\(slider?.start ?? 0)" \
      step="\(slider == nil ? "any" : "1")" list="places" aria-label="\(label)">
      <datalist id="places">\(places)</datalist>
      <span id="clock"></span>
      <button id="speed" aria-label="Speed"\(hidden)>1×</button>
      """
  }

  private var places: String {
    narration.entries(of: .chapter).map { "<option value=\"\($0.micros)\"></option>" }.joined()
  }

  private var help: String {
    guard slider == nil else { return "Left and Right turn it, Home and End go to its ends." }
    return "Space plays and pauses; Left and Right five seconds; , and . one picture; "
      + "[ and ] chapters; &lt; and &gt; speed."
  }

  /// Chapters, captions and stops in order, each a way to its time.
  private var words: String {
    let entries = narration.sentences
    guard !entries.isEmpty else { return "" }
    let items = entries.map { entry in
      let text = escapedText(entry.text)
      let link = "<a href=\"#t=\(Self.seconds(entry.micros))\">\(Narration.clock(entry.micros))</a>"
      return "<li>\(link) \(entry.kind == .chapter ? "<b>\(text)</b>" : text)</li>"
    }
    return "<details><summary>Chapters and words</summary><ol>\n\(items.joined(separator: "\n"))\n"
      + "</ol></details>"
  }

  private var data: String {
    let lists = [Narration.Kind.chapter, .caption, .stop].map { kind in
      let entries = narration.entries(of: kind).map { "[\($0.micros),\(Self.quoted($0.text))]" }
      return "[\(entries.joined(separator: ","))]"
    }
    let differs = alphabet.glyphs.contains { $0[0] != $0[1] }
    let light = differs ? "\"lightGlyphs\":\(Self.quoted(glyphs(on: 1)))," : ""
    let turned = slider.map { slider in
      let values = slider.values.map(Self.quoted).joined(separator: ",")
      return "\"slider\":{\"name\":\(Self.quoted(slider.name)),\"values\":[\(values)],"
        + "\"start\":\(slider.start)},"
    }
    return "{\"width\":\(size.width),\"height\":\(size.height),\"end\":\(end),"
      + "\"glyphBits\":\(PageStream.bits(alphabet.glyphs.count)),"
      + "\"styleBits\":\(PageStream.bits(alphabet.styles.count)),"
      + "\"glyphs\":\(Self.quoted(glyphs(on: 0))),\(light)\(turned ?? "")"
      + "\"times\":[\(times.map(String.init).joined(separator: ","))],"
      + "\"chapters\":\(lists[0]),\"captions\":\(lists[1]),\"stops\":\(lists[2]),"
      + "\"stream\":\"\(stream)\"}"
  }

  private func glyphs(on ground: Int) -> String {
    alphabet.glyphs.compactMap { Unicode.Scalar($0[ground]) }.map { String(Character($0)) }.joined()
  }

  /// A JSON text that no markup within ends early.
  private static func quoted(_ text: String) -> String {
    JSONText.quoted(text).split(separator: "<", omittingEmptySubsequences: false)
      .joined(separator: "\\u003c")
  }

  private static func seconds(_ micros: Int) -> String {
    let millis = (micros + 500) / 1000
    let rest = "\(millis % 1000)"
    return "\(millis / 1000)." + String(repeating: "0", count: 3 - rest.count) + rest
  }

  private func colors(_ look: (PageStyle) -> PageStyle.Look) -> String {
    alphabet.styles.enumerated().map { number, style in
      let look = look(style)
      let weight = look.attributes.contains(.bold) ? ";font-weight:bold" : ""
      let line = look.attributes.contains(.underline) ? ";text-decoration:underline" : ""
      return ".s\(number){color:\(SVGCanvas.hexadecimal(look.foreground));"
        + "background:\(SVGCanvas.hexadecimal(look.background))\(weight)\(line)}"
    }.joined(separator: "\n")
  }

  private static let layout = """
    * { box-sizing: border-box; }
    body { margin: 0; background: #fff; color: #1c1c1c; font: 16px/1.4 system-ui, sans-serif; }
    main { margin: 0 auto; padding: 0.5rem; }
    h1 { font-size: 1.1rem; margin: 0 0 0.5rem; }
    #screen { overflow: hidden; white-space: pre; touch-action: pan-y pinch-zoom; }
    #screen div { height: calc(var(--cell) * 2); line-height: calc(var(--cell) * 2); }
    #screen span { display: inline-block; height: 100%; vertical-align: top; }
    #controls { display: flex; gap: 0.5rem; align-items: center; margin-top: 0.5rem; }
    #seek { flex: 1; min-width: 4rem; accent-color: #3f7fbf; }
    #clock { font-variant-numeric: tabular-nums; }
    button { min-width: 2.75rem; min-height: 2.75rem; font: inherit; }
    :focus-visible { outline: 3px solid #3f7fbf; outline-offset: 2px; }
    #caption { min-height: 2.8em; margin: 0.5rem 0; }
    ol { padding-left: 0; list-style: none; }
    #help { font-size: 0.85rem; }
    a { color: inherit; }
    pre { overflow: auto; }
    """
}

import Cells
import Drawing
import Laboratory
import MarginLosses
import Plotting
import Screens
import Testing
import Training

private func laboratory(steps: Int = 30, glyphs: GlyphTier = .braille) throws -> State {
  var state = try State(Configuration(), display: Display(glyphs: glyphs))
  state.advance(steps: steps)
  state.refresh()
  return state
}

@Test(arguments: GlyphTier.allCases)
func everySizeIsDrawnWithoutAFault(_ glyphs: GlyphTier) throws {
  let state = try laboratory(glyphs: glyphs)
  for width in [1, 19, 20, 34, 40, 60, 79, 80, 100, 119, 120, 170, 200, 300] {
    for height in [1, 5, 6, 8, 12, 15, 16, 24, 30, 40, 60, 100] {
      let frame = view(state, size: Size(width: width, height: height))
      #expect(frame.cells.count == width * height)
    }
  }
}

@Test func theASCIITierShowsNothingElse() throws {
  var state = try laboratory(glyphs: .ascii)
  for page in 0...3 {
    let frame = view(state, size: Size(width: 120, height: 40))
    #expect(frame.cells.allSatisfy { (32...126).contains($0.scalar) })
    #expect(!frame.cells.contains { $0.scalar == 63 && page == 0 && $0.style.attributes == .bold })
    _ = update(&state, .program(.helpTurned))
  }
}

@Test func aPaneTooSmallForAViewSaysSo() throws {
  var state = try laboratory(steps: 3)
  _ = update(&state, .program(.comparisonToggled))
  let hasView = state.show(view: "angles")
  #expect(hasView)
  let shown = text(view(state, size: Size(width: 80, height: 24)))
  #expect(shown.contains("angles: no") && shown.contains("enlarges"))
  #expect(!text(view(state, size: Size(width: 200, height: 60))).contains("enlarges"))
}

@Test func whatIsGuessedIsNotOnTheScreen() throws {
  var state = try laboratory()
  let size = Size(width: 140, height: 44)
  #expect(text(view(state, size: size)).contains(/narrowest pair \d·\d/))
  state.isGuessing = true
  #expect(!text(view(state, size: size)).contains(/narrowest pair \d·\d/))
}

/// A frame's text, each row without what is blank at its end.
private func text(_ frame: Frame) -> String {
  (0..<frame.height).map { row in
    var line = ""
    for column in 0..<frame.width {
      line.unicodeScalars.append(Unicode.Scalar(frame[column, row].scalar) ?? "?")
    }
    while line.hasSuffix(" ") { line.removeLast() }
    return line
  }.joined(separator: "\n")
}

@Test func fiveBlobsInASCIILookLikeThis() throws {
  var configuration = Configuration()
  configuration.data = "blobs"
  configuration.classes = 5
  configuration.mode = .free
  configuration.learningRate = 0.03
  configuration.batch = 0
  var state = try State(
    configuration, display: Display(theme: .dark, colors: .none, glyphs: .ascii))
  state.advance(steps: 40)
  state.refresh()
  let golden = """
     wedge   ArcFace   m 0.50 rad = 28.6 deg   s 8.0   blobs A-E   step 40   60/s >
     0 Norm  1 soft  2 L  3 A  4 Cos  [5 Arc]  6 comb  7 contr  8 trip  9 Np
                           B               accuracy           as used   with margin
                ..............             training           100.0 %       100.0 %
             ...:\\  :~        ...~         held out               -             -
           .. ~   \\  ~   BB    ~ ..        -- angle to own . to next   _ - step 0 --
        C.      ~  \\:    BB     :  /.      |
        .    C    : \\ ~ BB   ~:28.6  .     |.... _ _ _ _ _ _   _ _
       .     CCC  ~ \\   B  ~:///: ~ ~ .    -----------------------------------------
      .~ ~       CCC \\:   :// ~ ~      .                                  .|
      . :  ~:~ ~  CC  \\ ///     AA     .           _ _   _ _ _ _ _ _ _ ...||.
      .----------------\\  A  AAAA AAAA .A  0    15     30     45     60     75   90
      . :   :~ ~    D /E\\\\\\   ~ AA     .   own 0.6  gap >= 61.6  next 70.5 deg
      .~ ~ ~    DDD  /: E :\\\\\\: ~ ~~   .   -- loss 0.03   floor 0.02 - in 2-D ------
       .      DD  ~ :/  EE  ~ \\\\\\   :~.     ******
        .   D     : / ~ EE    ~  \\\\\\ .     - - - ***********************************
        D.      ~  /:    EE E   ~   .      -- turn, while it runs ------------------
           ..  ~  :/  ~   E      ..        > m margin  < 0.50 rad > ====o====!.....
             ...: / : ~       ...            s scale     8.0        ======o========
                ..............               eta rate    0.03       ========o======
                            E     |x| 4.00   warm-up     0          o==============
     zy = s*(cos(thetay+m) if thetay+m <= pi else cos thetay-m*sin m)
     ok  room: each class keeps 43.4 deg of its 72.0 deg; m may go up to 1.256 ...
     space pause | left right turn  up down choose | 0-9 loss  r R again | ? keys
    """
  #expect(text(view(state, size: Size(width: 80, height: 24))) == golden)
}

@Test(arguments: [40, 60, 80, 100, 120, 160, 200])
func theKeyLineIsCutAtWordEnds(_ width: Int) throws {
  let state = try laboratory(steps: 0)
  let frame = view(state, size: Size(width: width, height: 24))
  let line = text(frame).split(separator: "\n").last ?? ""
  let words = State.bindings.map { $0.keys == "space" ? "space pause" : "\($0.keys) \($0.words)" }
  let spoken = line.split(separator: "│").flatMap { $0.split(separator: "  ") }
  for each in spoken {
    let trimmed = each.drop { $0 == " " }
    #expect(words.contains { trimmed == $0 || trimmed == $0 + " " }, "\(trimmed)")
  }
}

@Test func bothAccuraciesAreAlwaysShownWithTheirRows() throws {
  let state = try laboratory()
  for size in [Size(width: 80, height: 24), Size(width: 120, height: 40)] {
    let screen = text(view(state, size: size))
    for word in ["as used", "with margin", "training", "held out"] {
      #expect(screen.contains(word))
    }
  }
}

@Test func aMarginOverTheLimitIsSaidOnTheScreen() throws {
  var configuration = Configuration()
  configuration.parameters["m"] = 1
  var state = try State(configuration)
  state.advance(steps: 10)
  state.refresh()
  let screen = text(view(state, size: Size(width: 120, height: 40)))
  #expect(screen.contains("! m asks 57.3° between neighbours; 8 classes in 2-D have 45.0°"))
  #expect(screen.contains("equal-spacing value"))
}

@Test(arguments: LossRegistry.descriptions.map(\.name))
func theEndsOfEveryRangeAreDrawnInEveryView(_ name: String) throws {
  let description = try #require(LossRegistry.description(named: name))
  for isHigh in [false, true] {
    var state = try freeState(name) { configuration in
      for each in description.hyperparameters {
        let end = isHigh ? each.range.upperBound : each.range.lowerBound
        configuration.parameters[each.key] = end
      }
    }
    state.advance(steps: 2)
    state.refresh()
    let size = isHigh ? Size(width: 200, height: 60) : Size(width: 80, height: 24)
    for view in State.viewNames {
      _ = state.show(view: view)
      #expect(Screens.view(state, size: size).cells.count == size.width * size.height)
    }
  }
}

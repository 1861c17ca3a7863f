import Cells
import MarginLosses
import Plotting
import Testing
import Training

@testable import Drawing
@testable import Laboratory
@testable import Screens

private func openState(_ loss: String = "arcface", _ unseen: Int = 2) throws -> State {
  var configuration = Configuration()
  configuration.classes = 8
  configuration.withhold(last: unseen)
  configuration.loss = loss
  if let description = LossRegistry.description(named: loss) {
    configuration.parameters = LossMemory.standard(of: description)
  }
  var state = try State(configuration)
  state.advance(steps: 30)
  state.refresh()
  return state
}

private func text(_ state: State, _ size: Size) -> String {
  view(state, size: size).lines.joined(separator: "\n")
}

@Suite struct OpenSetViewTests {
  @Test(arguments: ["arcface", "softmax", "triplet", "npair"])
  func ratesOfSeenAndUnseenClassesStandBesideEachOther(_ loss: String) throws {
    var state = try openState(loss)
    let isShown = state.show(view: "open-set")
    #expect(isShown)
    for size in [Size(width: 80, height: 24), Size(width: 120, height: 40)] {
      let screen = text(state, size)
      for words in ["open set: 2 classes never seen", "equal error", "rank-1", "closed set"] {
        #expect(screen.contains(words), "\(loss) \(size): \(words)")
      }
      let eer = try #require(state.openSet?.unseen.verification?.equalErrorRate)
      #expect(screen.contains(fixed(100 * eer, 1)))
    }
  }

  /// Nothing is faint where there is one colour.
  @Test func theLineOfSeenClassesIsCalledWhatItLooksLike() throws {
    var state = try openState()
    _ = state.show(view: "open-set")
    for (colors, glyphs, words) in [
      (ColorTier.direct, GlyphTier.braille, "unseen, and faint seen"),
      (.none, .braille, "unseen, and dotted seen"), (.none, .ascii, "unseen *, seen ."),
    ] {
      state.display.colors = colors
      state.display.glyphs = glyphs
      #expect(text(state, Size(width: 131, height: 50)).contains("TAR over FAR: " + words))
    }
  }

  @Test func whatItsWordsMeanStandsBesideThemAndInTheHelp() throws {
    var state = try openState()
    _ = state.show(view: "open-set")
    let wide = text(state, Size(width: 120, height: 40))
    for words in ["TAR  one class", "FAR  two classes", "EER  ", "rank-1  ", "mAP  "] {
      #expect(wide.contains(words), "\(words)")
    }
    let narrow = text(state, Size(width: 80, height: 24))
    #expect(narrow.contains("accepted: TAR one class, FAR others"))
    state.press(.character("?"))
    let help = text(state, Size(width: 80, height: 24))
    for sign in ["EER ", "TAR ", "FAR ", "rank-1 ", "mAP ", "large m "] {
      #expect(help.contains("\n \(sign)"), "\(sign)")
    }
  }

  @Test func aMarginThatCannotBeMetIsSaidToBeWorthAThoughtForStrangers() throws {
    var state = try openState()
    _ = state.show(view: "open-set")
    #expect(!text(state, Size(width: 120, height: 40)).contains("cannot be met, so"))
    state.choose(.hyperparameter("m"))
    state.type("1.4")
    for (width, height, words) in [(120, 40, "strangers can gain"), (80, 24, "unseen may gain")] {
      let shown = text(state, Size(width: width, height: height))
      #expect(shown.contains(words), "\(shown)")
    }
  }

  @Test func withoutUnseenClassesThereIsNoSuchViewAndNoSuchKnob() throws {
    var state = try State(Configuration())
    let isShown = state.show(view: "open-set")
    #expect(!isShown)
    #expect(state.openSet == nil && !state.subjects.contains(.threshold))
  }

  @Test func theThresholdMovesWithoutTouchingTheRun() throws {
    var state = try openState()
    let before = state.session.history
    let usual = try #require(state.thresholdApart)
    state.choose(.threshold)
    state.press(.right)
    let moved = try #require(state.thresholdApart)
    #expect(moved > usual && state.timeline.revisions.isEmpty)
    state.type("12.5")
    #expect(state.thresholdApart == 12.5)
    #expect(text(state, Size(width: 200, height: 60)).contains("≤ 12.5°"))
    state.press(.backspace)
    #expect(state.threshold == nil && state.thresholdApart == usual)
    #expect(state.session.history == before)
  }

  @Test func atTheUsualThresholdHeldOutErrorsAreAlike() throws {
    let state = try openState()
    let report = try #require(state.openSet)
    let apart = try #require(state.thresholdApart)
    let point = try #require(report.seen.verification).point(at: report.score(apart))
    #expect(abs(point.falseAcceptance - (1 - point.trueAcceptance)) < 0.01)
    for score in [-0.99, -0.3, 0, 0.5, 0.9999] {
      #expect(abs(report.score(report.apart(score)) - score) < 1e-12)
    }
  }

  @Test func unseenSamplesAreHollowInNoClassesColour() throws {
    let state = try openState()
    let frame = view(state, size: Size(width: 120, height: 40))
    let theme = state.display.colorTheme
    let signs = [8, 9].map { Canvas.outlines[$0].value }
    let cells = frame.cells.filter { signs.contains($0.scalar) }
    #expect(cells.count { $0.style.foreground == theme.text } > 5)
    // Each is in the caption once, beside its name.
    let named = cells.filter { $0.style.foreground != theme.text }
    #expect(named.count == 2 && named.allSatisfy { $0.style.foreground == theme.secondText })
    let lines = text(state, Size(width: 120, height: 40)).split(separator: "\n")
    for (sign, name) in zip(["▭", "◎"], state.snapshot.unseen.names) {
      #expect(lines.contains { $0.contains("\(sign) \(name)") })
    }
  }

  @Test func classesAreHeldBackByTheirKnobAndComeBack() throws {
    var state = try State(Configuration())
    state.choose(.setting("unseen"))
    state.press(.right)
    state.press(.right)
    #expect(state.configuration.classes == 6 && state.configuration.unseen == [6, 7])
    #expect(state.snapshot.unseen.names == ["6", "7"] && state.step == 0)
    state.choose(.setting("classes"))
    state.press(.left)
    #expect(state.configuration.classes == 5 && state.configuration.unseen == [5, 6])
    state.press(.character("e"))
    #expect(state.configuration.mode == .free && state.configuration.unseen.isEmpty)
  }

  /// “cos ≥ 1.00000” accepts nothing.
  @Test func aThresholdNearOneSaysWhatIsMissing() {
    #expect(ThresholdTable.cosineText(1 - 4.9e-6) == "1−5e-6")
    #expect(
      ThresholdTable.cosineText(0.99958) == "0.99958" && ThresholdTable.cosineText(1) == "1.00000")
    #expect(ThresholdTable.distanceText(9.9e-6) == "1e-5")
    #expect(ThresholdTable.distanceText(0.00084) == "0.00084")
  }

  @Test func aWordKeepsWhichClassesAreUnseen() throws {
    for unseen in [[8, 9], [0, 3, 4, 5, 9], []] {
      var configuration = Configuration()
      configuration.classes = 10 - unseen.count
      configuration.unseen = unseen
      configuration.imbalance = 3
      let word = try #require(StateString.text(configuration))
      #expect(try StateString.configuration(word) == configuration)
    }
  }
}

@Suite struct DataWordsTests {
  private func words(_ edit: (inout Configuration) -> Void) throws -> String {
    var configuration = Configuration()
    edit(&configuration)
    return try State(configuration).dataWords
  }

  @Test func classesThatAreNotTrainedOnStandBehindALine() throws {
    #expect(try words { _ in } == "digits 0–7")
    #expect(try words { $0.unseen = [8, 9] } == "digits 0–7 | 8–9")
    #expect(try words { $0.unseen = [8] } == "digits 0–7 | 8")
    #expect(try words { $0.unseen = [1, 4] } == "digits 8 classes | 1, 4")
  }

  @Test func whatWasDoneToTrainingSamplesIsSaidAboveThem() throws {
    var configuration = Configuration()
    configuration.labelNoise = 0.2
    configuration.imbalance = 10
    let state = try State(configuration)
    let screen = text(state, Size(width: 120, height: 40))
    #expect(screen.contains("digits 0–7 (imbalance 10, 20 % mislabelled)"))
  }
}

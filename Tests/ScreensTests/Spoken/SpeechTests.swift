import Cells
import Drawing
import MarginLosses
import Testing
import Training

@testable import Laboratory
@testable import Screens

/// A small run of free points, at rest.
private func resting(_ loss: String = "arcface") throws -> State {
  var state = try freeState(loss)
  state.press(.character(" "))
  return state
}

@Suite struct SpeechTests {
  @Test func aStepAndATurnAreASentenceEach() throws {
    var state = try resting()
    var speech = Speech()
    let opening = speech.sentences(of: state)
    #expect(opening.first == "ArcFace, blobs, seed 7.")
    #expect(opening.contains { $0.contains("right as used") && $0.contains("with margin") })
    state.advance(steps: 30)
    let stepped = speech.sentences(of: state)
    #expect(stepped.first?.hasPrefix("Step 30. training: ") ?? false, "\(stepped)")
    #expect(stepped.count <= 2, "\(stepped)")
    state.press(.left)
    let turned = speech.sentences(of: state)
    #expect(turned.first?.hasPrefix("m margin 0.45 rad, 25.8°.") ?? false, "\(turned)")
    #expect(
      speech.sentences(of: state) == ["Nothing has changed. Chosen: m margin. ? says all."])
  }

  @Test(arguments: ["arcface", "triplet", "normface"])
  func everythingHoldsBothAccuraciesAndEveryDiagnosis(_ loss: String) throws {
    var state = try resting(loss)
    state.advance(steps: 10)
    let all = Speech().everything(of: state).joined(separator: "\n")
    for diagnosis in state.diagnoses {
      #expect(all.contains(SpokenText.cleaned(diagnosis.text)), "\(all)")
    }
    let words =
      loss == "triplet" ? ["nearest mean", "nearest neighbour"] : ["right as used", "with margin"]
    for word in words { #expect(all.contains(word), "\(all)") }
  }

  @Test(arguments: [
    (
      "arcface",
      [
        "loss 0.06, floor 0.00 in 2-D", "Angles: own class ", "gap at least ",
        "narrowest pair, B and C, 71.7°",
      ]
    ),
    (
      "triplet", ["loss ", "of the coming batch", "Distances of training points", "medians: same "]
    ),
  ])
  func everythingHoldsTheNumbersOfThePictures(_ loss: String, _ words: [String]) throws {
    var state = try resting(loss)
    state.advance(steps: 10)
    let all = Speech().everything(of: state).joined(separator: "\n")
    for word in words { #expect(all.contains(word), "\(word): \(all)") }
  }

  @Test func theRunBeforeAndWhatHappenedAreHeard() throws {
    var state = try resting()
    state.advance(steps: 20)
    state.press(.left)
    state.press(.character("r"))
    state.press(.character(" "))
    state.refresh()
    let all = Speech().everything(of: state)
    #expect(all.contains { $0.hasPrefix("before: ArcFace m 0.50 at step 0, training: ") }, "\(all)")
    #expect(all.contains { $0.hasPrefix("What happened: step 0: seed 7, ") }, "\(all)")
  }

  @Test func ratesOfUnseenClassesAreHeardAndWhatTheThresholdDoes() throws {
    var state = try freeState {
      $0.mode = .encoder
      $0.withhold(last: 1)
    }
    state.press(.character(" "))
    var speech = Speech()
    _ = speech.sentences(of: state)
    #expect(speech.everything(of: state).contains { $0.hasPrefix("equal error rate, EER: ") })
    #expect(!speech.everything(of: state).contains { $0.hasPrefix("TAR at FAR 1 %: ") })
    let isShown = state.show(view: "open-set")
    #expect(isShown)
    #expect(speech.sentences(of: state).contains { $0.hasPrefix("rank-1: seen ") })
    #expect(speech.everything(of: state).contains { $0.hasPrefix("TAR at FAR 1 %: ") })
    state.choose(.threshold)
    _ = speech.sentences(of: state)
    for _ in 0..<4 { state.press(.right) }
    let turned = speech.sentences(of: state)
    #expect(turned.contains { $0.contains("TAR: ") && $0.contains("FAR: ") }, "\(turned)")
  }

  /// Each was answered by "Nothing has changed".
  @Test(arguments: [
    ("n", "Embeddings divided by their length."), ("f", "Fill: confidence."),
    ("g", "Arrows of where the loss pulls: shown."), ("z", "Zoom: 1.4 times as close."),
    ("b", "Big view."), ("+", "Speed: 120 steps a second."),
  ])
  func aKeyThatTurnsThePictureIsHeard(_ key: Character, _ words: String) throws {
    var state = try resting()
    var speech = Speech()
    _ = speech.sentences(of: state)
    state.press(.character(try #require(key.unicodeScalars.first)))
    #expect(speech.sentences(of: state) == [words])
    #expect(speech.everything(of: state).contains(words))
  }

  @Test func whatIsInTheHandIsHeard() throws {
    var state = try resting()
    var speech = Speech()
    _ = speech.sentences(of: state)
    state.press(.character("i"))
    _ = speech.sentences(of: state)
    state.press(.enter)
    let words = "Picked up: arrows move it, Enter puts it down, Escape puts it back."
    #expect(speech.sentences(of: state) == [words])
    #expect(speech.everything(of: state).contains(words))
    state.press(.enter)
    #expect(speech.sentences(of: state) == ["Nothing is picked up."])
  }

  @Test func aSettingIsCalledByItsNameOnceAndToldWhenItChangesAlone() throws {
    var state = try resting("magface")
    var speech = Speech()
    _ = speech.sentences(of: state)
    #expect(!speech.everything(of: state).contains { $0.hasPrefix("λ λ") })
    // One that comes or goes moves the places of the others.
    state.press(.character("e"))
    let said = speech.sentences(of: state)
    #expect(said.contains { $0.hasPrefix("mode encoder") }, "\(said)")
    #expect(!said.contains { $0.hasPrefix("data ") || $0.hasPrefix("start ") }, "\(said)")
  }

  /// Classes that are digits were taken for numbers, which alone are no news.
  @Test func anotherPairIsNewsThoughItsNamesAreDigits() throws {
    var state = try resting()
    state.advance(steps: 10)
    func finding(_ first: Int, _ second: Int, _ angle: Double) -> String {
      var state = state
      state.pane.run.snapshot.classNames = ["0", "1", "2", "3"]
      state.pane.run.snapshot.narrowestPair = PrototypeGap(
        first: first, second: second, angle: angle)
      return state.findingBesideFigures
    }
    #expect(finding(0, 1, 0.2) == finding(0, 1, 0.3))
    #expect(finding(0, 1, 0.2) != finding(2, 3, 0.2))
  }

  @Test func runsSideBySideAreNamedAndCountedByTheirOwnSteps() throws {
    var state = try resting()
    try state.compare(
      ["arcface", "cosface"].map {
        .init(
          loss: $0,
          parameters: LossMemory.standard(of: try #require(LossRegistry.description(named: $0))))
      })
    state.press(.character(" "))
    var speech = Speech()
    let opening = speech.sentences(of: state)
    #expect(
      opening[0].hasPrefix("2 runs side by side, blobs, seed 7: ① ArcFace m 0.50"), "\(opening)")
    #expect(opening[0].contains("; ② CosFace m "), "\(opening)")
    state.advance(steps: 30)
    let stepped = speech.sentences(of: state)
    #expect(stepped.count == 1 && stepped[0].hasPrefix("Step 30. "), "\(stepped)")
    let all = Speech().everything(of: state)
    // What is found of one run alone says so.
    #expect(!(opening + stepped + all).contains { $0.hasPrefix("room: ") }, "\(all)")
    #expect(all.contains { $0.hasPrefix("②: ") } && all.contains("Settings of ①:"), "\(all)")
  }

  @Test func nothingIsSaidThatOnlyTheEyeReads() throws {
    var state = try resting()
    var speech = Speech()
    var said = speech.sentences(of: state)
    for key in [Key.character("?"), .escape, .character("p"), .escape, .character("i")] {
      state.press(key)
      said += speech.sentences(of: state) + speech.everything(of: state)
    }
    #expect(said.count > 60)
    for scalar in said.joined().unicodeScalars {
      #expect(
        !(0x2800...0x28FF).contains(scalar.value) && !(0x2500...0x25FF).contains(scalar.value))
    }
  }

  @Test func aNumberThatIsRefusedIsAnsweredByTheReasonAlone() throws {
    var state = try resting()
    var speech = Speech()
    _ = speech.sentences(of: state)
    state.press(.enter)
    #expect(
      speech.sentences(of: state) == [
        "Type the value of m margin; Enter takes it, Escape leaves it."
      ])
    for _ in 0..<2 {
      for key in [Key.character("9"), .enter] { state.press(key) }
      let said = speech.sentences(of: state)
      #expect(said.count == 1 && said[0].hasPrefix("Attention: m margin: "), "\(said)")
      speech.forgetWords()
    }
  }

  @Test func anOpenListIsReadOnceAndThenWhatChangesInIt() throws {
    var state = try resting()
    var speech = Speech()
    _ = speech.sentences(of: state)
    state.press(.character("p"))
    #expect(speech.sentences(of: state).count > 20)
    state.press(.character("x"))
    #expect(
      speech.sentences(of: state) == [
        "Nothing has changed. The list of settings is open: up and down choose, Enter takes, Escape leaves."
      ])
    state.press(.down)
    let chosen = speech.sentences(of: state)
    #expect(chosen.count < 5 && chosen.contains { $0.hasPrefix("Chosen: ") }, "\(chosen)")
    #expect(speech.everything(of: state).count > 20)
  }

  @Test func aSentenceThatAKeysWordsStoodBeforeIsStillSaid() throws {
    var state = try resting()
    var speech = Speech()
    _ = speech.sentences(of: state)
    for _ in 0..<12 { state.press(.right) }
    state.tell("done", isFault: false)
    #expect(speech.sentences(of: state).last == "done.")
    let diagnosis = SpokenText.cleaned(state.diagnosis.text)
    state.forgetWords()
    #expect(speech.sentences(of: state).last?.contains(diagnosis) ?? false)
  }

  @Test func whatIsDrawnIsLeftOutAndSignsThatVoicesPassOverHaveNames() {
    #expect(SpokenText.cleaned("‖x‖ 2, |ψ′| of m²") == "length of x 2, |ψ prime| of m squared")
    #expect(SpokenText.cleaned("── loss 0.24  ⠁⠂ ▸ m ━━●━━ 0.3\n→ 2π") == "loss 0.24 m 0.3 → 2π")
  }
}

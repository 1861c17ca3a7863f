import MarginLosses
import Testing
import Training

@testable import Drawing
@testable import Laboratory
@testable import Screens

/// The number was typed into the sentence, and once more into what was looked for.
@Test(arguments: [("arcface", 240, "right as used"), ("triplet", 60, "right by nearest mean")])
func byWhichStepSoManyWereRightIsToldWithTheNumber(
  _ loss: String, _ steps: Int, _ rule: String
) throws {
  var configuration = Configuration()
  configuration.loss = loss
  configuration.parameters = LossMemory.standard(
    of: try #require(LossRegistry.description(named: loss)))
  var state = try State(configuration)
  state.advance(steps: steps)
  state.refresh()
  let shares = state.record.entries.map { entry in
    (entry.step, (entry.heldOut ?? entry.training)?.asUsed ?? 0)
  }
  let first = try #require(shares.first { $0.1 >= WhatHappened.milestone })
  #expect(first.0 > 0 && shares.contains { $0.1 < WhatHappened.milestone })
  let rows = picture(WhatHappened(state), width: 70, height: 12)
  let row = try #require(rows.first { $0.contains(rule) })
  #expect(row.hasPrefix("by step \(first.0) "))
  #expect(row.contains(": \(percentText(WhatHappened.milestone, 0)) % \(rule)"))
}

@Test func inThePastNothingIsToldThatIsStillToCome() throws {
  var state = try State(Configuration())
  state.advance(steps: 240)
  func story() -> String { picture(WhatHappened(state), width: 70, height: 12).joined() }
  #expect(story().contains(": 90 % right as used"))
  state.go(to: 20)
  #expect(!story().contains("90 %"))
}

/// "90 % with margin" was of steps under softmax or triplets, which have none.
@Test(arguments: ["softmax", "triplet"])
func noMilestoneIsToldOfARuleThatALossBeforeDidNotHave(_ loss: String) throws {
  var state = try freeState(loss)
  state.advance(steps: 40)
  state.refresh()
  func story() -> String { picture(WhatHappened(state), width: 70, height: 12).joined() }
  #expect(story().contains(loss == "softmax" ? "90 % right as used" : "90 % right by nearest"))
  _ = update(&state, .loss(.chosen("arcface")))
  state.refresh()
  #expect(!story().contains("90 % with margin"))
  #expect(story().contains("90 % right as used") == (loss == "softmax"))
  state.advance(steps: 100)
  state.refresh()
  #expect(story().contains("90 % with margin"))
}

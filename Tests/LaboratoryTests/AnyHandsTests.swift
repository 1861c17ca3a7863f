import Cells
import Kernels
import MarginLosses
import Testing
import Training

@testable import Laboratory
@testable import Screens

/// Hands that press anything anywhere, as visitors of a lecture do.
@Suite struct AnyHandsTests {
  private static let keys: [Key] =
    [
      .up, .down, .left, .right, .home, .end, .pageUp, .pageDown, .enter, .escape, .tab, .backTab,
      .backspace, .delete, .insert, .function(1),
    ] + (33...126).compactMap { Unicode.Scalar($0).map(Key.character) }

  private func event(_ size: Size, _ generator: inout SeededGenerator) -> Event {
    guard generator.index(below: 2) == 0 else {
      return .key(Self.keys[generator.index(below: Self.keys.count)])
    }
    let kinds: [Mouse.Kind] = [.press, .press, .drag, .drag, .release, .wheelUp, .wheelDown]
    return .mouse(
      Mouse(
        kind: kinds[generator.index(below: kinds.count)],
        column: generator.index(below: size.width + 3), row: generator.index(below: size.height + 3)
      ))
  }

  @Test(arguments: 0..<12 as Range<UInt64>)
  func nothingThatIsPressedBreaksTheProgram(_ seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let losses = LossRegistry.descriptions.map(\.name)
    var state = try freeState(losses[generator.index(below: losses.count)], classes: 3) {
      $0.samples = 5
      $0.dimension = seed % 4 == 3 ? 3 : 2
    }
    let sizes = [
      Size(width: 80, height: 24), Size(width: 120, height: 40), Size(width: 200, height: 60),
      Size(width: 33, height: 11), Size(width: 5, height: 3),
    ]
    var size = sizes[0]
    for _ in 0..<100 {
      if generator.index(below: 20) == 0 { size = sizes[generator.index(below: sizes.count)] }
      if let action = action(for: event(size, &generator), in: state, size: size) {
        _ = update(&state, action)
      }
      if state.isRunning { state.advance(steps: generator.index(below: 3)) }
      state.refresh()
      #expect(view(state, size: size).size == size)
      #expect(state.held == nil || !state.isRunning, "a held point is trained")
      #expect(state.step <= state.timeline.lastStep)
      if state.configuration.mode == .encoder || state.configuration.classes > 12 {
        state = try freeState(classes: 3) { $0.samples = 5 }
      }
    }
    if state.comparison != nil { state.leaveComparison() }
    if state.held != nil { state.press(.escape) }
    let (step, embeddings) = (state.step, state.session.snapshot().training.embeddings)
    state.go(to: 0)
    state.go(to: step)
    #expect(state.step == step)
    #expect(
      state.session.snapshot().training.embeddings.map(\.bitPattern)
        == embeddings.map(\.bitPattern))
  }
}

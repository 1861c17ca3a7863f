internal import Laboratory
internal import Recording

extension Lesson {
  /// The lesson as a tape: another run where a step needs one, the way to the step, a stop.
  var tape: [TapeCommand] {
    steps.indices.flatMap { index in
      opening(of: index)
        + [.until(steps[index].run.steps, TapeCommand.Pace()), .stop(steps[index].say[0])]
    }.map { TapeCommand($0) }
  }

  /// The question, where it is asked, over the picture that it wants.
  private func opening(of index: Int) -> [TapeCommand.Action] {
    guard index == question.before else { return beginning(of: index) }
    let ask = TapeCommand.Action.ask(question.words[0])
    return question.picture == .start
      ? beginning(of: index) + [ask] : [ask] + beginning(of: index)
  }

  /// Opens the run of a step, or only looks at the one that goes on as the step wants it.
  private func beginning(of index: Int) -> [TapeCommand.Action] {
    let step = steps[index]
    let typed = { (keys: String) -> [TapeCommand.Action] in
      keys.isEmpty ? [] : [.type(keys, TapeCommand.Pace(micros: 0))]
    }
    guard goesOn(at: index) else {
      return [.state(step.words(seed: seed) + ["--speed", speed(from: index)])] + typed(step.keys)
    }
    let before = steps[index - 1]
    return (step.view == before.view ? [] : [.view(step.view ?? "plane")])
      + (step.keys == before.keys ? [] : typed(step.keys))
  }

  /// Whether a step's run is that of the step before, gone further.
  private func goesOn(at index: Int) -> Bool {
    guard index > 0 else { return false }
    let (before, run) = (steps[index - 1].run, steps[index].run)
    return before.options == run.options && before.steps <= run.steps
  }

  /// At which the longest way of a run takes no more than its eight seconds.
  private func speed(from index: Int) -> String {
    var longest = steps[index].run.steps
    var next = index + 1
    while steps.indices.contains(next), goesOn(at: next) {
      longest = max(longest, steps[next].run.steps - steps[next - 1].run.steps)
      next += 1
    }
    let known = Speed.all.compactMap(\.stepsPerSecond)
    return "\(known.first { $0 >= 60 && 8 * $0 >= longest } ?? known.last ?? 60)"
  }
}

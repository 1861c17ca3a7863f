internal import Laboratory
internal import Recording
package import Tapes
package import Training

/// The runs of a lesson on one seed, each gone as far as it was asked for and looked at once.
package struct LessonRuns {
  package let seed: Int
  private let opening: TapeRun.Opening
  /// The furthest that each run has gone, by its options.
  private var furthest: [String: Session] = [:]
  private var seen: [LessonRun: SeenRun] = [:]

  package init(seed: Int, opening: @escaping TapeRun.Opening) {
    self.seed = seed
    self.opening = opening
  }

  /// Takes a run that was played elsewhere to just this step.
  package mutating func keep(_ session: Session, of run: LessonRun) {
    precondition(session.step == run.steps, "a run at step \(session.step), not \(run.steps)")
    furthest[run.options] = session
    seen[run] = SeenRun(session)
  }

  /// The run at its step, if somebody has looked at it.
  package func known(_ run: LessonRun) -> SeenRun? { seen[run] }

  /// The run at its step; it is taken there where nobody has been yet.
  package mutating func seen(_ run: LessonRun) throws -> SeenRun {
    if let known = seen[run] { return known }
    var session: Session
    if let before = furthest[run.options], before.step <= run.steps {
      session = before
    } else {
      session = try opening(run.words(seed: seed), TapePosition(line: 1, column: 1)).session
    }
    while session.step < run.steps, session.isFinite { session.advance() }
    furthest[run.options] = session
    let result = SeenRun(session)
    seen[run] = result
    return result
  }
}

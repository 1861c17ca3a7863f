import Synchronization
import Training

/// Work in pieces on two cores, and how far it is where it takes more than a second.
final class JudgeProgress: Sendable {
  private struct Standing {
    var stage = ""
    var count = 0
    var done = 0
    var shown = 0
  }

  private let team = Team()
  private let line = ProgressLine()
  private let standing = Mutex(Standing())
  private let start = ProgramClock.seconds

  func begin(_ stage: String) {
    standing.withLock { $0 = Standing(stage: stage) }
  }

  func clear() { line.clear() }

  var inPieces: InPieces {
    { count, body in
      self.standing.withLock { standing in
        standing.count = count
        standing.done = 0
      }
      self.team.forEach(count) { piece in
        body(piece)
        self.tell()
      }
    }
  }

  /// Shows what was reached, a tenth of a second after it was shown last.
  private func tell() {
    let tenths = Int((ProgramClock.seconds - start) * 10)
    let text = standing.withLock { standing -> String? in
      standing.done += 1
      guard tenths >= 10, tenths > standing.shown, line.isShown else { return nil }
      standing.shown = tenths
      return "judging: \(standing.stage) \(100 * standing.done / max(standing.count, 1)) %"
    }
    if let text { line.show(text) }
  }
}

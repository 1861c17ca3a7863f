internal import Drawing

/// The program itself, whatever it shows.
public enum ProgramAction: Hashable, Sendable {
  case bigToggled
  case comparisonToggled
  case helpTurned
  case helpTurnedBack
  /// To a part of the page, where a screen does not hold it whole.
  case helpPartTurned(Int)
  /// What a line of the help says was pressed there; the help closes.
  indirect case takenFromHelp(Action)
  case wentBack
  case lessonsOpened
  /// The program ends, whatever is lost.
  case quit
  /// The program ends, after a question where much would be lost.
  case left
  /// The question is left.
  case stayed
  case suspended
}

extension ProgramAction: ActionFamily {
  var reach: ActionReach {
    switch self {
    case .wentBack: .back
    case .bigToggled, .comparisonToggled, .helpTurned, .helpTurnedBack, .helpPartTurned,
      .takenFromHelp, .lessonsOpened, .quit, .left, .stayed, .suspended:
      .program
    }
  }

  var hold: ActionHold {
    switch self {
    case .helpTurned, .helpTurnedBack, .helpPartTurned, .wentBack, .stayed, .suspended: .keeps
    case .bigToggled, .comparisonToggled, .takenFromHelp, .lessonsOpened, .quit, .left: .putsDown
    }
  }

  var leavesEntry: Bool {
    switch self {
    case .helpTurned, .helpTurnedBack, .helpPartTurned, .wentBack, .quit, .left, .stayed,
      .suspended:
      false
    case .bigToggled, .comparisonToggled, .takenFromHelp, .lessonsOpened: true
    }
  }
}

extension State {
  /// - Returns: what is left for the executable to do.
  mutating func carryOut(_ action: ProgramAction) -> [Effect] {
    switch action {
    case .bigToggled:
      display.isBig.toggle()
      if display.isBig, isComparing, !runs.isEnlarged {
        notice =
          "big: bold marks on a plain ground; b back. Tab Enter: one run alone, with its formula"
      }
    case .comparisonToggled: toggleComparison()
    case .helpTurned: turnHelp()
    case .helpTurnedBack:
      guard let page = helpPage, page > 0 else { break }
      helpPage = page - 1
      // The last part, however many there are.
      helpPart = .max
    case .helpPartTurned(let part): helpPart = part
    case .takenFromHelp(let action):
      uncover()
      return update(&self, action)
    case .wentBack: goBack()
    case .left: return leave()
    // The question is gone with the other words.
    case .stayed: break
    case .lessonsOpened: return [.openLessons]
    case .quit: return [.quit]
    case .suspended: return [.suspend]
    }
    return []
  }

  /// Leaves the top overlay, else the enlarged pane, else the marked one.
  mutating func goBack() {
    if topOverlay != nil {
      closeTop()
    } else if isComparing, runs.isEnlarged {
      runs.isEnlarged = false
    } else {
      runs.marked = nil
    }
  }

  private mutating func turnHelp() {
    let page = helpPage.map { $0 + 1 } ?? 0
    helpPage = page < helpPageCount ? page : nil
  }
}

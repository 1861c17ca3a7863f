package import Cells
internal import Drawing
package import Laboratory
internal import Plotting
internal import Screens
internal import Training

/// The laboratory's picture with the lesson's band below it.
package enum LessonScreen {
  package static func picture(
    _ player: LessonPlayer, _ state: State, _ progress: LessonProgress, size: Size
  ) -> Frame {
    let shown = shown(state, by: player)
    let band = band(player, shown, progress, size: size)
    let height = min(band.height, size.height)
    let theme = state.display.colorTheme
    var frame = Frame(
      size: size,
      fill: Cell(" ", style: Style(foreground: theme.text, background: theme.ground)))
    let rows = rows(above: height, shown, size)
    if rows >= Size.smallestScreen.height {
      let picture = view(shown, size: Size(width: size.width, height: rows))
      frame.cells.replaceSubrange(0..<picture.cells.count, with: picture.cells)
    }
    band.draw(on: &frame, row: size.height - height)
    if state.display.glyphs == .ascii { frame.becomeASCII() }
    return frame
  }

  /// What a press of the mouse means.
  static func meaning(
    of mouse: Mouse, _ player: LessonPlayer, _ state: State, _ progress: LessonProgress, size: Size
  ) -> LessonPress {
    let shown = shown(state, by: player)
    let band = band(player, shown, progress, size: size)
    let height = min(band.height, size.height)
    let row = mouse.row - (size.height - height)
    guard row < 0 else { return band.meaning(column: mouse.column, row: row, height: height) }
    let rows = rows(above: height, shown, size)
    let above = Size(width: size.width, height: rows)
    guard player.asksForMark,
      case .mouse(.pressed(.asked(let asked)))? = action(for: .mouse(mouse), in: shown, size: above)
    else { return .laboratory }
    return .spot(Spot(asked, in: shown.snapshot))
  }

  private static func band(
    _ player: LessonPlayer, _ shown: State, _ progress: LessonProgress, size: Size
  ) -> LessonBand {
    var band = LessonBand(player: player, state: shown, progress: progress, width: size.width)
    let rows = rows(above: min(band.height, size.height), shown, size)
    band.isPictured = shown.showsMainView(on: Size(width: size.width, height: rows))
    return band
  }

  /// The band takes the place of the laboratory's line of keys; on the stage there is none.
  private static func rows(above band: Int, _ shown: State, _ size: Size) -> Int {
    size.height - band + (shown.display.isBig ? 0 : 1)
  }

  private static func shown(_ state: State, by player: LessonPlayer) -> State {
    var shown = player.phase == .going ? state : state.resting
    shown.planeMarks = player.marks
    shown.isGuessing = player.entry != nil
    // No diagnosis gives the answer away.
    if shown.isGuessing, shown.message == nil {
      shown.tell("guess first; other keys are the laboratory's, t comes back", isFault: false)
    }
    return shown
  }
}

/// What a press of the mouse on a lesson means.
enum LessonPress {
  case laboratory
  /// A key that the band names; nil where it names none.
  case key(Key?)
  case guess(Guess)
  /// A place of the picture, where a mark is asked for.
  case spot(Spot)
}

extension Spot {
  /// Where lies what was pressed.
  fileprivate init(_ asked: Asked, in snapshot: Snapshot) {
    switch asked {
    case .sample(let sample): self.init(sample, of: snapshot.training.embeddings)
    case .prototype(let row): self.init(row, of: snapshot.prototypes)
    case .spot(let spot): self = spot
    }
  }
}

extension LessonPlayer {
  /// The guess and what came of it, in the picture that they belong to.
  var marks: [PlaneMark] {
    guard case .mark(let mark) = lesson.question.kind,
      stop == .question || lesson.steps[step].run.options == mark.run.options
    else { return [] }
    let truth = verdict.flatMap { PlaneMark.Subject($0.truth) }.map { PlaneMark($0, .truth) }
    let guess = (entry?.guess ?? guess).flatMap(PlaneMark.Subject.init).map {
      PlaneMark($0, .guess)
    }
    return [truth, guess].compactMap(\.self)
  }
}

extension PlaneMark.Subject {
  fileprivate init?(_ guess: Guess) {
    switch guess {
    case .direction(let degrees): self = .direction(degrees)
    case .classes(let classes): self = .classes(classes)
    case .number, .choice: return nil
    }
  }

  fileprivate init?(_ truth: Truth) {
    switch truth {
    case .direction(let degrees): self = .direction(degrees)
    case .classes(let sets): self = .classes(sets.first ?? [])
    case .number, .choice: return nil
    }
  }
}

package import Cells
package import Drawing
internal import Plotting

/// The list of lessons over the whole screen: what there is, how long it takes, what was passed.
package struct LessonList: Sendable {
  package enum Reply: Equatable, Sendable {
    case taken, passed, opened, left, quit
  }

  package private(set) var marked: Int
  /// The error of the text that is shown in place of the list.
  private(set) var erratum: Int?
  /// What Esc and q lead to.
  private let wayOut: WayOut
  /// The lesson that was left on its way, and its step.
  private let waiting: (name: String, step: Int)?

  enum WayOut: Equatable, Sendable {
    /// Both to where the list was opened from.
    case back
    /// q ends the program; Esc has nothing to leave.
    case quit
    /// q ends the program, Esc leads to a lesson that waits.
    case backOrQuit
  }

  package init(marked: Int = 0) { self.init(marked: marked, .back) }

  init(marked: Int = 0, _ wayOut: WayOut, waiting player: LessonPlayer? = nil) {
    self.wayOut = wayOut
    waiting = player.map { ($0.lesson.name, $0.step + 1) }
    self.marked = min(max(marked, 0), max(LessonRegistry.all.count - 1, 0))
  }

  /// Whether the marked lesson goes on where it was left.
  var goesOn: Bool { LessonRegistry.all[marked].name == waiting?.name }

  /// What a key does.
  package mutating func press(_ key: Key) -> Reply {
    if let erratum, turn(from: erratum, key) { return .taken }
    switch key {
    case .character("e"): erratum = 0
    case .up, .left, .pageUp: move(by: -1)
    case .down, .right, .pageDown: move(by: 1)
    case .home: move(by: -LessonRegistry.all.count)
    case .end: move(by: LessonRegistry.all.count)
    case .enter, .character(" "): return .opened
    case .character("q") where wayOut != .back: return .quit
    case .escape where wayOut == .quit: break
    case .escape, .character("q"), .character("t"): return .left
    case .control("c"), .control("z"): return .passed
    default: break
    }
    return .taken
  }

  /// A press marks a lesson and opens the marked one; the wheel goes through them.
  package mutating func press(_ mouse: Mouse, size: Size) -> Reply {
    switch mouse.kind {
    case .wheelUp: return press(.up)
    case .wheelDown: return press(.down)
    case .press where erratum == nil:
      let shown = shown(size)
      let pressed = shown.lowerBound + mouse.row - 1
      guard shown.contains(pressed) else { return .taken }
      if pressed == marked { return .opened }
      marked = pressed
    case .press, .release, .drag: break
    }
    return .taken
  }

  /// The lessons that have room, the marked one among them.
  private func shown(_ size: Size) -> Range<Int> {
    let (rows, count) = (max(size.height - 4, 1), LessonRegistry.all.count)
    let first = min(max(0, marked - rows / 2), max(0, count - rows))
    return first..<min(first + rows, count)
  }

  /// Goes through the cards, or back to the list.
  private mutating func turn(from card: Int, _ key: Key) -> Bool {
    switch key {
    case .up, .left, .pageUp: erratum = max(card - 1, 0)
    case .down, .right, .pageDown, .character(" "), .enter:
      erratum = min(card + 1, ErrataRegistry.all.count - 1)
    case .escape, .character("q"), .character("e"): erratum = nil
    default: return false
    }
    return true
  }

  private mutating func move(by count: Int) {
    marked = min(max(marked + count, 0), LessonRegistry.all.count - 1)
  }

  /// - Parameter fault: what is wrong with the file of the progress.
  package func picture(
    _ progress: LessonProgress, _ display: Display, fault: String? = nil, size: Size
  ) -> Frame {
    let pen = TextPen(display)
    var frame = Frame(
      size: size,
      fill: Cell(" ", style: Style(foreground: pen.theme.text, background: pen.theme.ground)))
    if let erratum {
      ErratumCard(erratum: ErrataRegistry.all[erratum], pen: pen).draw(on: &frame)
      if display.glyphs == .ascii { frame.becomeASCII() }
      return frame
    }
    let headings = headings(progress)
    pen.heading(
      fault.map { [pen.cut("\(headings[1]); \($0)", width: size.width - 2)] } ?? headings,
      on: &frame)
    let shown = shown(size)
    for index in shown {
      let lesson = LessonRegistry.all[index]
      let tone: TextPen.Tone = index == marked ? .chosen : lesson.isCore ? .plain : .second
      pen.write(
        line(lesson, progress, width: size.width - 2, pen), column: 1,
        row: 1 + index - shown.lowerBound,
        width: size.width - 2, on: &frame, tone: tone)
    }
    drawNotes(pen, on: &frame)
    if display.glyphs == .ascii { frame.becomeASCII() }
    return frame
  }

  private func drawNotes(_ pen: TextPen, on frame: inout Frame) {
    guard frame.height >= 6, LessonRegistry.all.indices.contains(marked) else { return }
    let lesson = LessonRegistry.all[marked]
    let belief = pen.cut("Against the belief: \(lesson.belief)", width: frame.width - 2)
    pen.write(belief, column: 1, row: frame.height - 2, width: frame.width - 2, on: &frame)
    let ways =
      switch wayOut {
      case .back: ["e errata  q Esc back", "q back"]
      case .quit: ["e errata  t laboratory  q quit", "q quit"]
      case .backOrQuit: ["e errata  Esc back  q quit", "q quit"]
      }
    let open = goesOn ? "go on" : "open"
    let keys = pen.fitting(
      ["↑↓ PgUp PgDn choose  space Enter \(open)  \(ways[0])", "↑↓ space  e errata  \(ways[1])"],
      width: frame.width - 2)
    pen.write(
      keys, column: 1, row: frame.height - 1, width: frame.width - 2, on: &frame, tone: .second)
  }

  private func headings(_ progress: LessonProgress) -> [String] {
    let core = LessonRegistry.all.filter(\.isCore)
    let minutes = core.reduce(0) { $0 + $1.minutes }
    let score =
      progress.answered == 0 ? "" : "   \(progress.right) of \(progress.answered) guesses right"
    return [
      "\(LessonRegistry.all.count) lessons: the core takes \(minutes) minutes\(score)",
      "lessons\(score)", "lessons",
    ]
  }

  /// A lesson in a line; what does not fit is left out from the right.
  private func line(
    _ lesson: Lesson, _ progress: LessonProgress, width: Int, _ pen: TextPen
  ) -> String {
    let entry = progress.entry(of: lesson.name)
    let sign = entry == nil ? "·" : "●"
    let answer =
      waiting.flatMap { $0.name == lesson.name ? "step \($0.step)" : nil }
      ?? entry?.isRight.map { $0 ? "right" : "wrong" } ?? (entry == nil ? "" : "seen")
    let head = "\(sign) \(padded(LessonRegistry.label(of: lesson), 4))"
    let tail =
      "\(padded("\(lesson.minutes) min", 6)) \(padded(lesson.isCore ? "core" : "optional", 9))"
      + padded(answer, 7)
    let room = width - pen.width(of: head) - tail.count - 1
    guard room >= 16 else { return head + pen.cut(lesson.title, width: width - head.count) }
    return head + padded(pen.cut(lesson.title, width: room), room) + " " + tail
  }

  private func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.unicodeScalars.count))
  }
}

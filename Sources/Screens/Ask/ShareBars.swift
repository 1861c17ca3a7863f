internal import Cells
internal import Drawing
internal import Kernels
internal import Laboratory
internal import MarginLosses
internal import Plotting

/// Logits, e to their power, and the share of each class as a bar: a row a class, the own one first,
/// without its margin and with it.
struct ShareBars: AnswerFigure {
  let table: LogitTable
  /// Of the classes, by their index.
  let names: [String]
  /// What the loss comes to, such as ` = −ln 0.110 = 2.21`.
  let solution: String

  /// The heading, the own class, another one, and what is left.
  var leastRows: Int { table.hasMargin ? 5 : 4 }
  var mostRows: Int { leastRows + max(table.rivals.count - 1, 0) }

  /// A row as it is written.
  private struct Line {
    var name: String
    var row: LogitTable.Row
    var logit: Double
    var share: Double?
    var plainShare: Double?
    var isOwn: Bool
  }

  func draw(in area: Rectangle, _ pen: TextPen, on frame: inout Frame) {
    guard area.height >= leastRows else { return }
    let columns = Columns(area, names: names, hasMargin: table.hasMargin, pen)
    drawHeading(columns, area, pen, on: &frame)
    let ownRows = table.hasMargin ? 2 : 1
    let shown = table.rivals.prefix(area.height - ownRows - 2)
    let lines = ownLines(isWide: columns.isWide) + shown.map(line)
    for (offset, line) in lines.enumerated() {
      draw(line, columns, row: area.row + 1 + offset, pen, on: &frame)
    }
    let rest = table.rivals.dropFirst(shown.count)
    pen.write(
      pen.fitting(last(Array(rest)), width: area.width), column: area.column,
      row: area.row + 1 + lines.count, width: area.width, on: &frame)
  }

  private func ownLines(isWide: Bool) -> [Line] {
    let own = table.own
    let name = names[own.label]
    guard table.hasMargin else {
      return [
        Line(name: name, row: own, logit: own.trained, share: own.share, isOwn: true)
      ]
    }
    return [
      Line(name: name, row: own, logit: own.plain, plainShare: own.plainShare, isOwn: true),
      Line(
        name: isWide ? "\(name) with m" : "\(name) m", row: own, logit: own.trained,
        share: own.share, isOwn: true),
    ]
  }

  private func line(_ rival: LogitTable.Row) -> Line {
    Line(
      name: names[rival.label], row: rival, logit: rival.trained, share: rival.share,
      plainShare: table.hasMargin ? rival.plainShare : nil, isOwn: false)
  }

  private func drawHeading(
    _ columns: Columns, _ area: Rectangle, _ pen: TextPen, on frame: inout Frame
  ) {
    func put(_ text: String, before end: Int) {
      pen.write(
        text, column: end - pen.width(of: text), row: area.row, width: 12, on: &frame, tone: .second
      )
    }
    put("z", before: columns.logit)
    put("e^z", before: columns.power)
    let titles = table.hasMargin ? ["p, no m", "p with m"] : ["share p"]
    for (column, title) in zip(columns.shares, titles) {
      pen.write(
        title, column: column, row: area.row, width: columns.share, on: &frame, tone: .second)
    }
  }

  private func draw(
    _ line: Line, _ columns: Columns, row: Int, _ pen: TextPen, on frame: inout Frame
  ) {
    let color = TextPen.Tone.colored(pen.theme.word(line.row.label))
    let tone: TextPen.Tone = line.isOwn ? .strong : .plain
    pen.write(
      line.name, column: columns.left, row: row, width: columns.name, on: &frame, tone: color)
    for (text, end) in [
      (fixed(line.logit, LogitTable.decimals(line.logit)), columns.logit),
      (exponentialText(line.logit), columns.power),
    ] {
      pen.write(
        text, column: end - pen.width(of: text), row: row, width: 12, on: &frame, tone: tone)
    }
    let shares = table.hasMargin ? [line.plainShare, line.share] : [line.share]
    for (column, share) in zip(columns.shares, shares) {
      guard let share else { continue }
      let number = fixed(share, columns.isWide ? 3 : 2)
      pen.write(number, column: column, row: row, width: 5, on: &frame, tone: tone)
      let start = number.count + 1
      frame.write(
        LyingBar(share).text(width: columns.share - start - 1, pen.glyphs), column: column + start,
        row: row, foreground: pen.theme.point(line.row.label))
    }
  }

  /// The own power over the sum of all.
  private var ratio: String {
    let own = table.own
    return exponentialText(own.trained) + "/"
      + exponentialText(own.trained - Double.log(max(own.share, 1e-300)))
  }

  /// Which classes have no row, and what the own share costs; the longest first.
  private func last(_ rest: [LogitTable.Row]) -> [String] {
    let loss = ["L" + solution]
    guard !rest.isEmpty else { return ["p = \(ratio)   \(loss[0])"] + loss }
    let share = fixed(rest.reduce(0) { $0 + $1.share }, 3)
    let count = rest.count
    return [
      "\(count) more   p = \(ratio)   \(loss[0])",
      "\(count) more, p \(share)   \(loss[0])", "\(count) more   \(loss[0])",
      "\(count) more  L\(solution.split(separator: "=").last.map { " =\($0)" } ?? "")",
    ]
  }
}

extension ShareBars {
  /// Where the columns of a row stand.
  private struct Columns {
    let left: Int
    let isWide: Bool
    let name: Int
    /// Where the logit and its power end.
    let logit: Int
    let power: Int
    /// Where the shares begin, and how wide each is with its bar.
    let shares: [Int]
    let share: Int

    init(_ area: Rectangle, names: [String], hasMargin: Bool, _ pen: TextPen) {
      left = area.column
      isWide = area.width >= 48
      let longest = min(names.map { pen.width(of: $0) }.max() ?? 1, isWide ? 10 : 5)
      name = longest + (hasMargin ? (isWide ? 7 : 2) : 0)
      logit = left + name + (isWide ? 7 : 6)
      power = logit + (isWide ? 9 : 8)
      let start = power + 2
      let room = left + area.width - start
      share = hasMargin ? room / 2 : room
      shares = hasMargin ? [start, start + share] : [start]
    }
  }
}

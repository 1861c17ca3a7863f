internal import Cells
internal import Drawing
internal import Kernels
internal import Laboratory
internal import MarginLosses
internal import Plotting
internal import Training

/// The N × N products of an N-pair batch: a row an anchor, a column a positive, each row's own pair on the
/// diagonal, and what share of the softmax that gets.
struct ProductTable: AnswerFigure {
  struct Row: Equatable {
    var label: Int
    var name: String
    var products: [Double]
    /// The place of its own positive.
    var own: Int
    /// e^(−loss): what the own pair gets of the row.
    var share: Double
  }

  let rows: [Row]
  /// The row of the asked point; nil where it is in no tuple.
  let asked: Int?

  /// Nil for a loss that is no softmax of products.
  init?(_ asked: AskedBatch, _ loss: any TupleLoss) {
    guard loss.isShare, case .tuples(let tuples) = asked.batch.examination, !tuples.isEmpty else {
      return nil
    }
    rows = tuples.enumerated().map { index, tuple in
      let products = tuples.map {
        Double(asked.rows.innerProduct(tuple.anchor, $0.positive))
      }
      let cost = loss.cost(of: tuple, among: asked.rows)?.loss ?? 0
      return Row(
        label: asked.label(tuple.anchor), name: asked.name(tuple.anchor), products: products,
        own: index, share: Double.exp(-cost))
    }
    self.asked = tuples.firstIndex { [$0.anchor, $0.positive].contains(asked.row) }
  }

  var leastRows: Int { min(5, mostRows) }
  /// The heading, and a row an anchor.
  var mostRows: Int { rows.count + 1 }

  /// How many numbers of a row are at least as large as its own pair's, that one aside.
  func larger(in row: Row) -> Int {
    row.products.indices.count { $0 != row.own && row.products[$0] >= row.products[row.own] }
  }

  /// The classes that get a row or column: the asked one, and those nearest to it by product.
  func chosen(_ most: Int) -> [Int] {
    guard let asked, most < rows.count else { return Array(rows.indices.prefix(most)) }
    let products = rows[asked].products
    let order = rows.indices.filter { $0 != asked }
      .sorted { (products[$1], $0) < (products[$0], $1) }
    return ([asked] + order.prefix(max(most - 1, 0))).sorted()
  }

  func draw(in area: Rectangle, _ pen: TextPen, on frame: inout Frame) {
    let largest = rows.flatMap(\.products).map(\.magnitude).max() ?? 1
    let decimals = largest < 9.995 ? 2 : largest < 99.95 ? 1 : 0
    let cell = rows.flatMap(\.products).map { pen.width(of: fixed($0, decimals)) }.max() ?? 4
    let sign = min(rows.map { pen.width(of: $0.name) }.max() ?? 1, 6) + 3
    let room = area.width - sign - 7
    let columns = chosen(min(rows.count, max(room / (cell + 1), 1)))
    var fitting = min(rows.count, area.height - 1)
    let isCut = (fitting < rows.count || columns.count < rows.count) && fitting > 2
    if isCut, fitting == area.height - 1 { fitting -= 1 }
    let shown = chosen(fitting)
    let left = area.column + sign
    pen.write(
      "a\\p", column: area.column, row: area.row, width: sign - 1, on: &frame, tone: .second)
    func put(
      _ text: String, _ place: Int, _ row: Int, _ tone: TextPen.Tone, on frame: inout Frame
    ) {
      let end = left + (place + 1) * (cell + 1)
      pen.write(
        text, column: end - pen.width(of: text), row: row, width: cell + 1, on: &frame, tone: tone)
    }
    for (place, column) in columns.enumerated() {
      let color = TextPen.Tone.colored(pen.theme.word(rows[column].label))
      put(pen.cutName(rows[column].name, cell), place, area.row, color, on: &frame)
    }
    let end = left + columns.count * (cell + 1) + 2
    pen.write("share", column: end, row: area.row, width: 5, on: &frame, tone: .second)
    for (offset, index) in shown.enumerated() {
      let (row, line) = (rows[index], area.row + 1 + offset)
      let color = TextPen.Tone.colored(pen.theme.word(row.label))
      pen.write(
        (index == asked ? "▸" : " ") + row.name, column: area.column, row: line, width: sign - 1,
        on: &frame, tone: color)
      for (place, column) in columns.enumerated() {
        let isTooLarge = column != row.own && row.products[column] >= row.products[row.own]
        put(
          fixed(row.products[column], decimals), place, line,
          column == row.own ? .strong : isTooLarge ? .chosen : .second, on: &frame)
      }
      pen.write(fixed(row.share, 3), column: end, row: line, width: 5, on: &frame)
    }
    if isCut { say(shown.count, columns.count, in: area, pen, on: &frame) }
  }

  /// How much of the table is shown, below its last row.
  private func say(
    _ shown: Int, _ columns: Int, in area: Rectangle, _ pen: TextPen, on frame: inout Frame
  ) {
    let whole = "\(rows.count) × \(rows.count)"
    pen.write(
      pen.fitting(
        [
          "\(shown) × \(columns) of \(whole) products: the classes nearest to it",
          "\(shown) × \(columns) of \(whole), the nearest", "of \(whole)",
        ], width: area.width), column: area.column, row: area.row + 1 + shown,
      width: area.width, on: &frame, tone: .second)
  }
}

extension TextPen {
  /// The first signs of a name.
  fileprivate func cutName(_ name: String, _ width: Int) -> String {
    String(String.UnicodeScalarView(worded(name).unicodeScalars.prefix(width)))
  }
}

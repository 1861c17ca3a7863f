internal import Drawing

/// The columns of the panel of knobs, as wide as their texts need.
struct KnobColumns {
  var name: Int
  var value: Int
  /// 0 where there is no room.
  var extra: Int
  /// Empty columns at the right.
  var margin: Int
  /// Whether symbols stand for names.
  var isShort: Bool = false

  private static let leastBar = 10

  init(_ texts: [KnobTexts], width: Int, _ pen: TextPen) {
    name = texts.map { pen.width(of: $0.name) }.max() ?? 0
    value = 4 + (texts.map { pen.width(of: $0.value) }.max() ?? 0)
    extra = texts.map { pen.width(of: $0.extra) }.max() ?? 0
    margin = width > 24 ? 1 : 0
    if 2 + name + 1 + value > width {
      isShort = true
      name = texts.map { pen.width(of: $0.short) }.max() ?? 0
    }
    let bar = width - 2 - name - 1 - value - 1 - margin
    if bar - extra - 1 < Self.leastBar { extra = 0 }
  }

  var valueStart: Int { 2 + name + 1 }
  var extraStart: Int { valueStart + value + 1 }
  var barStart: Int { extraStart + (extra > 0 ? extra + 1 : 0) }
}

/// What is printed of a knob, the bar aside.
struct KnobTexts {
  var symbol: String
  var title: String
  var value: String
  /// The value in degrees, or empty.
  var extra: String

  var name: String { symbol.isEmpty || symbol == title ? title : "\(symbol) \(title)" }
  var short: String { symbol.isEmpty ? title : symbol }
}

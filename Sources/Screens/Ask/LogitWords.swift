internal import Drawing
internal import Kernels
internal import Laboratory
internal import MarginLosses
internal import Training

/// The own class's logit of one training point, term by term: its factors, then with the margin.
struct LogitWords {
  /// The longest wording first, in each line and in `short`.
  let lines: [[String]]
  /// All of it in one line.
  let short: [String]

  init(_ state: State, _ example: ExamplePoint, _ table: LogitTable) {
    let numbers = example.numbers
    let loss = state.classifier
    let own = table.own
    let decimals = LogitTable.decimals(own.plain)
    let name = state.className(own.label)
    let formula = Self.plain(loss)
    let names = FormulaText { quantity in
      quantity.name.reduce("") { $0 + ($1 == "y" ? name : String($1)) }
    }.text(formula)
    let filled = formula.withNumbers(of: numbers.sample, rival: numbers.rival)
    let equality = Equality(filled, value: own.plain, decimals: decimals)
    let plain = equality.text
    var lines = [["z = \(names) = \(plain)", "z = \(plain)", plain]]
    if case .bothNorms = loss.amplitude {
      lines = [["z = \(names)", names], ["  = \(plain)", plain, equality.roughText]]
    }
    let trained = "with m \(fixed(own.trained, decimals))"
    let alone = ["z = \(plain)", plain, equality.roughText]
    short = loss.hasMargin ? ["z = \(plain), \(trained)"] + alone : alone
    if loss.hasMargin, !table.hasMargin {
      // Rivals are asked otherwise too, so that one line would not say it.
      lines = lines.map { line in line.map { "without m: \($0)" } + line }
      lines.append(["with m, as in the table: z = \(fixed(own.trained, decimals))", trained])
    } else if table.hasMargin {
      let asked = loss.terms.logits.own.withNumbers(of: numbers.sample, rival: numbers.rival)
      let text = Equality(asked, value: own.trained, decimals: decimals).text
      lines.append(["with m: z = \(text)", "with m: \(text)", trained])
    }
    self.lines = lines
  }

  /// Amplitude · cos θy, and the bias.
  private static func plain(_ loss: any Classifier) -> Formula {
    guard loss.isOfAngles else { return loss.terms.plainOwn }
    let product = LogitTerms.amplitude(loss.amplitude).own * .cos(.ownAngle)
    return loss.terms.bias.map { product + $0.own } ?? product
  }
}

internal import Drawing
internal import Plotting

extension Pane {
  mutating func beginEntry() {
    guard dial(chosenSubject).names.isEmpty else {
      message = "\(run.name(of: chosenSubject).title) has no number: ←→ turn it"
      return
    }
    entry = ""
  }

  mutating func confirmEntry() {
    guard let typed = entry else { return }
    let dial = dial(chosenSubject)
    switch dial.reading(of: typed) {
    case .absent:
      entry = nil
      if dial.isOptional { turn(to: nil) }
    case .number(let value):
      entry = nil
      turn(to: value)
    case .refused(let reason): message = "\(entryName): \(reason)"
    }
  }

  private var entryName: String {
    let name = run.name(of: chosenSubject)
    return name.symbol.isEmpty ? name.title : "\(name.symbol) \(name.title)"
  }
}

internal import Laboratory
internal import Training

/// What classes and points are called on the screen.
extension State {
  /// A class by its letters.
  func className(_ label: Int) -> String {
    snapshot.classNames.indices.contains(label) ? snapshot.classNames[label] : "?"
  }

  /// Which training point it is, by the name of its row where it is one.
  func pointName(_ sample: Int) -> String {
    guard let name = session.rowName(of: sample) else { return "point \(sample)" }
    let scalars = name.unicodeScalars
    let most = 24
    guard scalars.count > most else { return "row \(name)" }
    return "row \(String(String.UnicodeScalarView(scalars.prefix(most - 1))))…"
  }

  /// A class's letters in quotation marks, and its full name behind them where that is another.
  func classInFull(_ label: Int) -> String {
    let letters = "“\(className(label))”"
    guard snapshot.classTitles.indices.contains(label),
      snapshot.classTitles[label] != className(label)
    else { return letters }
    return "\(letters) (\(snapshot.classTitles[label]))"
  }
}

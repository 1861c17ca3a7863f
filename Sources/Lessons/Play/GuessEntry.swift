package import Cells
internal import Drawing

/// A guess in the making: arrows move it, figures may type it.
package struct GuessEntry: Sendable {
  package private(set) var guess: Guess
  /// Whether anybody moved it, so that going on gives it.
  package private(set) var isTouched = false
  private let kind: Question.Kind
  /// The classes in the order in which they stand round the ring, counter-clockwise.
  private let ring: [Int]
  /// What the classes are called; one that is a figure is marked by it.
  private let names: [String]
  /// Figures typed so far.
  private(set) var typed = ""
  /// Why the last key changed nothing; nil where it did.
  private(set) var refused: String?
  /// Of marked classes: the first one's place in the ring, and how far on the second stands.
  private var place = 0
  private var distance = 1
  /// Where in the ring the class stands that was pressed last; nil once arrows have moved.
  private var lastPressed: Int?

  /// - Parameters:
  ///   - ring: the classes as they stand round the ring, counter-clockwise.
  ///   - names: what the classes are called, in their order.
  package init(_ question: Question, ring: [Int], names: [String] = []) {
    kind = question.kind
    self.ring = ring
    self.names = names
    switch question.kind {
    case .number(let number): guess = .number(number.start)
    case .choice: guess = .choice(0)
    case .mark(.direction): guess = .direction(90)
    case .mark(.classes): guess = .classes([])
    }
    mark()
  }

  /// Lets it stand as it is.
  package mutating func give() { isTouched = true }

  /// Leaves it as it stands: what is typed next is another number.
  mutating func putDown() { typed = "" }

  /// Takes a guess that was pointed at.
  mutating func take(_ pointed: Guess) {
    (guess, typed, isTouched) = (pointed, "", true)
  }

  /// Takes a direction that was pointed at in the picture, in degrees, and the class that stands there:
  /// of two classes those are marked that were pressed last.
  mutating func take(direction: Double, nearest label: Int) {
    switch kind {
    case .mark(.direction): take(.direction(direction.rounded()))
    case .mark(.classes(let reading)): _ = press(label, count: reading.count)
    case .number, .choice: return
    }
  }

  /// Marks a class: of two those that were pressed last.
  ///
  /// - Returns: whether it stands in the ring.
  private mutating func press(_ label: Int, count: Int) -> Bool {
    guard let pressed = ring.firstIndex(of: label) else { return false }
    if count > 1, let last = lastPressed, last != pressed {
      let ahead = (pressed - last + ring.count) % ring.count
      // The shorter way round, so that up parts them.
      (place, distance) =
        2 * ahead <= ring.count ? (last, ahead) : (pressed, ring.count - ahead)
    } else {
      place = pressed
    }
    lastPressed = pressed
    mark()
    isTouched = true
    return true
  }

  /// Takes a key that is meant for the guess.
  ///
  /// - Returns: whether it was.
  package mutating func take(_ key: Key) -> Bool {
    refused = nil
    let isTaken =
      switch kind {
      case .number(let number): take(key, number)
      case .choice(let choices, _): take(key, choices: choices.count)
      case .mark(.direction): turn(key)
      case .mark(.classes(let reading)): move(key, count: reading.count)
      }
    isTouched = isTouched || isTaken
    return isTaken
  }

  private mutating func take(_ key: Key, _ number: NumberQuestion) -> Bool {
    switch key {
    case .left, .down: step(by: -number.stride, number)
    case .right, .up: step(by: number.stride, number)
    case .backspace, .delete:
      typed = String(typed.dropLast())
      read(number)
    case .character(let scalar)
    where ("0"..."9").contains(scalar) || scalar == "-" && number.range.lowerBound < 0:
      type(scalar, number)
    case .character(".") where !typed.isEmpty && !typed.contains("."): type(".", number)
    default: return false
    }
    return true
  }

  private mutating func step(by stride: Double, _ number: NumberQuestion) {
    guard case .number(let value) = guess else { return }
    typed = ""
    // Multiples of the stride, so that thirty tenths are three.
    let moved = ((value + stride) / number.stride).rounded() * number.stride
    guess = .number(min(max(moved, number.range.lowerBound), number.range.upperBound))
  }

  private mutating func type(_ scalar: Unicode.Scalar, _ number: NumberQuestion) {
    let longer = typed + String(scalar)
    // What leads out of the range is left out, so that what is read there is the guess.
    guard isBeginning(longer, of: number) else {
      refused = "\(longer) is no answer here: Backspace takes \(typed) back"
      return
    }
    typed = longer
    read(number)
  }

  /// Whether figures are a number of the range, or become one.
  private func isBeginning(_ figures: String, of number: NumberQuestion) -> Bool {
    guard figures != "-" else { return true }
    guard figures.count <= 8, let value = Double(figures) else { return false }
    return value < 0 ? value >= number.range.lowerBound : value <= number.range.upperBound
  }

  private mutating func read(_ number: NumberQuestion) {
    let value = Double(typed.hasSuffix(".") ? typed + "0" : typed) ?? number.start
    guess = .number(min(max(value, number.range.lowerBound), number.range.upperBound))
  }

  private mutating func take(_ key: Key, choices: Int) -> Bool {
    guard case .choice(let chosen) = guess else { return false }
    switch key {
    case .left, .up: guess = .choice(max(chosen - 1, 0))
    case .right, .down: guess = .choice(min(chosen + 1, choices - 1))
    case .character(let scalar):
      guard let digit = Int(String(scalar)), (1...choices).contains(digit) else { return false }
      guess = .choice(digit - 1)
    default: return false
    }
    return true
  }

  /// Left and up are counter-clockwise; up and down go further at once.
  private mutating func turn(_ key: Key) -> Bool {
    guard case .direction(let degrees) = guess,
      let turn = [Key.left: 5.0, .right: -5, .up: 30, .down: -30][key]
    else { return false }
    guess = .direction((degrees + turn + 360).truncatingRemainder(dividingBy: 360))
    return true
  }

  /// Left and right go round the ring; up and down part two classes or bring them together.
  private mutating func move(_ key: Key, count: Int) -> Bool {
    if [.left, .right, .up, .down].contains(key) { lastPressed = nil }
    switch key {
    case .left: place += 1
    case .right: place += ring.count - 1
    case .up where count > 1: distance = min(distance + 1, max(ring.count / 2, 1))
    case .down where count > 1: distance = max(distance - 1, 1)
    case .up, .down: return true
    case .character(let scalar):
      return names.firstIndex(of: String(scalar)).map { press($0, count: count) } ?? false
    default: return false
    }
    mark()
    return true
  }

  /// What the places of marked classes mean.
  private mutating func mark() {
    guard case .mark(.classes(let reading)) = kind, !ring.isEmpty else { return }
    place %= ring.count
    let first = ring[place]
    guard reading.count > 1 else { return guess = .classes([first]) }
    guess = .classes([first, ring[(place + distance) % ring.count]].sorted())
  }
}

/// What a recording says in words, each with the time from which it holds.
public struct Narration: Equatable, Sendable {
  public enum Kind: Equatable, Sendable {
    /// A marker, where something begins.
    case chapter
    /// A line for the audience; empty takes it away.
    case caption
    /// A place to stop at, or a question.
    case stop
    /// What the laboratory itself says of the run.
    case status
  }

  public struct Entry: Equatable, Sendable {
    public var kind: Kind
    public var text: String
    public var micros: Int
  }

  public private(set) var entries: [Entry] = []

  public init() {}

  public mutating func add(_ kind: Kind, _ text: String, at micros: Int) {
    entries.append(Entry(kind: kind, text: text, micros: micros))
  }

  func entries(of kind: Kind) -> [Entry] { entries.filter { $0.kind == kind } }

  /// All that is read, in order; what is a chapter, a line and a stop at once is read once, and a line that
  /// another one replaces before it is seen is not.
  var sentences: [Entry] {
    var sentences: [Entry] = []
    for (place, entry) in entries.enumerated() where !entry.text.isEmpty && !isUnseen(place) {
      let isSaid = sentences.last.map { $0.text == entry.text && $0.micros == entry.micros }
      if isSaid != true { sentences.append(entry) }
    }
    return sentences
  }

  private func isUnseen(_ place: Int) -> Bool {
    guard entries[place].kind == .caption,
      let next = entries[(place + 1)...].first(where: { [.caption, .stop].contains($0.kind) })
    else { return false }
    return next.kind == .caption && next.micros == entries[place].micros
  }
}

extension Narration {
  /// The captions as WebVTT, the last one until a time; nil where there are none.
  public func captions(until end: Int) -> String? {
    let captions = entries(of: .caption)
    var text = "WEBVTT\n"
    for (index, caption) in captions.enumerated() where !caption.text.isEmpty {
      let next = index + 1 < captions.count ? captions[index + 1].micros : end
      guard next > caption.micros else { continue }
      text += "\n\(Self.stamp(caption.micros)) --> \(Self.stamp(next))\n"
      text += escapedText(caption.text) + "\n"
    }
    return text.contains("-->") ? text : nil
  }

  /// Chapters, captions, stops and what the status line says, a line each, for who does not see it.
  public func description(of title: String, lasting end: Int) -> String {
    let lines = sentences.map { entry in
      let before =
        switch entry.kind {
        case .chapter: "Chapter: "
        case .caption: ""
        case .stop: "Stop: "
        case .status: "Status: "
        }
      return "\(Self.clock(entry.micros)) \(before)\(entry.text)"
    }
    return ([title + ", " + Self.clock(end)] + lines).joined(separator: "\n") + "\n"
  }

  /// Minutes and seconds, as on a clock.
  static func clock(_ micros: Int) -> String {
    let seconds = micros / 1_000_000
    return "\(seconds / 60):\(padded(seconds % 60, to: 2))"
  }

  /// A time as WebVTT writes it.
  private static func stamp(_ micros: Int) -> String {
    let millis = (micros + 500) / 1000
    let (minutes, seconds) = (millis / 60_000, millis / 1000 % 60)
    return "\(padded(minutes / 60, to: 2)):\(padded(minutes % 60, to: 2)):"
      + "\(padded(seconds, to: 2)).\(padded(millis % 1000, to: 3))"
  }

  private static func padded(_ number: Int, to width: Int) -> String {
    String(repeating: "0", count: max(width - "\(number)".count, 0)) + "\(number)"
  }
}

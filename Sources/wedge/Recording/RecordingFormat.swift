/// What a recording is written as, by the ending of its file.
enum RecordingFormat: String, CaseIterable {
  case cast, txt, ans, svg, html, gif, mp4, webm, png

  /// What one picture is written as.
  static let stills: [RecordingFormat] = [.txt, .ans, .svg, .png]

  /// - Parameter place: where the tape names the file, to stand before what is wrong.
  /// - Throws: a usage error that names the endings there are.
  init(path: String, isStill: Bool = false, place: String = "") throws {
    let formats = isStill ? Self.stills : Self.allCases
    let name = path.split(separator: "/", omittingEmptySubsequences: false).last ?? ""
    let ending = name.split(separator: ".").last.map { $0.lowercased() } ?? ""
    guard name.contains("."), let format = formats.first(where: { $0.rawValue == ending }) else {
      let names = formats.map { ".\($0.rawValue)" }.joined(separator: " ")
      throw UsageError(
        "\(place)'\(path)' is of no kind that \(isStill ? "one picture" : "a recording") can be. "
          + "Give a file in \(names).")
    }
    self = format
  }

  /// Whether what is said goes into a file of captions beside it.
  var hasCaptions: Bool { [.html, .gif, .mp4, .webm].contains(self) }

  /// The file of captions beside another.
  static func captions(beside path: String) -> String {
    path.split(separator: ".", omittingEmptySubsequences: false).dropLast().joined(separator: ".")
      + ".vtt"
  }
}

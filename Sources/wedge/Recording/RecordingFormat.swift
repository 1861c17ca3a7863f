/// What a recording is written as, by the ending of its file.
enum RecordingFormat: String, CaseIterable {
  case cast, txt, ans, svg, html, gif, mp4, webm, png

  /// What one picture is written as.
  static let stills: [RecordingFormat] = [.txt, .ans, .svg, .png]

  /// - Parameter place: where a tape names the file; nil for the command line.
  /// - Throws: an error of one or the other that names the endings there are.
  init(path: String, isStill: Bool = false, place: String? = nil) throws {
    let formats = isStill ? Self.stills : Self.allCases
    let name = path.split(separator: "/", omittingEmptySubsequences: false).last ?? ""
    let ending = name.split(separator: ".").last.map { $0.lowercased() } ?? ""
    guard name.contains("."), let format = formats.first(where: { $0.rawValue == ending }) else {
      let names = formats.map { ".\($0.rawValue)" }.joined(separator: " ")
      throw Self.fault(
        path,
        "is of no kind that \(isStill ? "one picture" : "a recording") can be. "
          + "Give a file in \(names).", at: place)
    }
    self = format
  }

  /// What is wrong with a file's name: of a tape's text, or of the command line.
  static func fault(_ path: String, _ text: String, at place: String?) -> any Error {
    place.map { InputError($0, "names '\(path)', which \(text)") }
      ?? UsageError("'\(path)' \(text)")
  }

  /// Whether what is said goes into a file of captions beside it.
  var hasCaptions: Bool { [.html, .gif, .mp4, .webm].contains(self) }

  /// The file of captions beside another.
  static func captions(beside path: String) -> String {
    path.split(separator: ".", omittingEmptySubsequences: false).dropLast().joined(separator: ".")
      + ".vtt"
  }
}

import Cells
internal import Drawing
import Lessons
import Recording
internal import Tapes

/// `wedge record --lesson`: a lesson that teaches itself, into a file.
enum LessonRecording {
  /// Enough for a picture that trains; a second of speech has no more.
  private static let frameRate = 15

  static func record(_ lesson: Lesson, _ options: Options, _ own: RecordOptions) throws {
    guard options.files.isEmpty else {
      throw UsageError(
        "There is no use for '\(options.files[0])' beside '--lesson'. Leave one out.")
    }
    try options.refuseBeside("lesson")
    let ofTapes = OptionTable.options(.screen, .time).map(\.name) + ["slider", "check"]
    if let other = options.given.first(where: ofTapes.contains) {
      throw UsageError("'--\(other)' is for a tape. Leave it out beside '--lesson'.", of: other)
    }
    if own.isDescribed {
      try own.checkDescription(options)
      return try OutputFile.write(
        Array(try description(of: lesson, options).utf8), to: options.output)
    }
    guard let path = options.output else {
      throw UsageError("Missing output: 'wedge record --lesson \(lesson.name) -o OUT'.")
    }
    try own.check(against: [path])
    let format = try RecordingFormat(path: path)
    let files = [path] + (format.hasCaptions ? [RecordingFormat.captions(beside: path)] : [])
    try options.refuseToReplace(files)
    var settings = settings(options)
    own.apply(to: &settings)
    let recorder = try Recorder(path, settings, version: own.version ?? .two, title: lesson.title)
    settings.manner.drawsBothGrounds = recorder.format == .html
    var film = LessonFilm(
      lesson, from: try TapeFile.opening(settings), settings.manner, opening: TapeSettings.opening)
    let progress = ProgressLine()
    defer { progress.clear() }
    let end = try TapeFile.placed(lesson.name) {
      try film.play(
        LessonFilm.Sink(
          frame: { frame, other, micros in
            recorder.show(frame, other: other, at: micros)
            progress.show("recording: \(micros / 1_000_000) s")
          },
          stop: { words, frame, micros in
            for kind in [Narration.Kind.chapter, .caption, .stop] {
              recorder.tell(kind, words, at: micros)
            }
            recorder.endCommand(frame)
          }, status: { recorder.tell(.status, $0, at: $1) }))
    }
    try recorder.write(at: end)
  }

  private static func settings(_ options: Options) -> TapeSettings {
    var settings = TapeSettings()
    settings.options = options
    settings.manner.size = options.size
    settings.manner.frameRate = frameRate
    return settings
  }

  /// What is said at each stop, for who does not see it.
  private static func description(of lesson: Lesson, _ options: Options) throws -> String {
    let settings = settings(options)
    var narration = Narration()
    var film = LessonFilm(
      lesson, from: try TapeFile.opening(settings), settings.manner, opening: TapeSettings.opening)
    let end = try TapeFile.placed(lesson.name) {
      try film.play(
        LessonFilm.Sink(
          frame: { _, _, _ in },
          stop: { words, _, micros in narration.add(.stop, words, at: micros) },
          status: { narration.add(.status, $0, at: $1) }))
    }
    return narration.description(of: lesson.title, lasting: end)
  }
}

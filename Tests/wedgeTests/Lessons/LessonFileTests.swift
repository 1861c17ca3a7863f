import Foundation
import Lessons
import Testing

@testable import wedge

/// A file of lessons in a folder that is gone afterwards.
private func inFolder(_ body: (LessonFile) throws -> Void) throws {
  let folder = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID())").path
  let file = LessonFile(path: "\(folder)/state/wedge/lessons.json")
  defer {
    for path in ["lessons.json", "lessons-damaged.json"] { unlink("\(folder)/state/wedge/\(path)") }
    for path in ["state/wedge", "state", ""] { rmdir("\(folder)/\(path)") }
  }
  try body(file)
}

@Suite struct LessonFileTests {
  private let progress = LessonProgress([
    .init(name: "scale", isRight: nil), .init(name: "circle", isRight: true),
    .init(name: "gone", isRight: false),
  ])

  @Test func whatWasPassedIsKept() throws {
    try inFolder { file in
      #expect(try file.read() == LessonProgress())
      try file.write(progress)
      #expect(try file.read() == progress)
    }
  }

  @Test func twoProgramsKeepEachOthersLessons() throws {
    try inFolder { file in
      try file.write(progress)
      try file.write(
        LessonProgress([.init(name: "scale", isRight: true), .init(name: "n-pair", isRight: nil)]))
      try file.write(LessonProgress([.init(name: "circle", isRight: nil)]))
      #expect(
        try file.read()
          == LessonProgress([
            .init(name: "scale", isRight: true), .init(name: "circle", isRight: true),
            .init(name: "gone", isRight: false), .init(name: "n-pair", isRight: nil),
          ]))
    }
  }

  @Test(arguments: ["", "{", "[]", "{\"lessons\":[{}]}", "{\"lessons\":3}"])
  func aDamagedFileIsSaidAndNotLost(_ text: String) throws {
    try inFolder { file in
      try file.write(LessonProgress())
      try OutputFile.write(Array(text.utf8), to: file.path)
      #expect(throws: InputError.self) { try file.read() }
      try file.write(progress)
      #expect(try file.read() == progress)
      let aside = String(file.path.dropLast(5)) + "-damaged.json"
      #expect(try InputFile.read(aside) == Array(text.utf8))
    }
  }

  @Test func whereNothingCanBeWrittenIsSaid() {
    #expect(throws: OutputError.self) {
      try LessonFile(path: "/proc/none/wedge/lessons.json").write(progress)
    }
  }
}

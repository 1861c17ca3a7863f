import Foundation
import Testing

@Suite struct SliderTests {
  @Test(arguments: [
    ("m=-1:1:0.5", "", "'--slider' with m -1:"),
    ("s=1:9:4", "Set Compare cosface,arcface", "no use"),
  ])
  func aValueOfTheSliderIsNoFaultOfTheTape(
    _ axis: String, _ line: String, _ words: String
  ) throws {
    let folder = try TapeFolder(line + "\nStep 2\n")
    defer { folder.remove() }
    let outcome = try folder.record("--slider", axis, "-o", folder.path + "/a.html")
    #expect(outcome.status == 64 && outcome.errors.contains(words), "\(outcome)")
    #expect(!outcome.errors.contains("turns"), "\(outcome)")
  }

  @Test(arguments: [
    ("seed=1,2", "a slider does not turn this option"),
    ("label-noise=0,1", "a slider does not turn this option"),
    ("norm-low=1,2", "the loss of this run has no such number"),
    ("nonsense=1,2", "there is no option of that name"),
  ])
  func aSliderThatTurnsNothingSaysWhy(_ axis: String, _ reason: String) throws {
    let folder = try TapeFolder("Sleep 200ms\n")
    defer { folder.remove() }
    let outcome = try folder.record("--slider", axis, "-o", folder.path + "/a.html")
    #expect(outcome.status == 64 && outcome.errors.contains(reason), "\(outcome)")
    #expect(!outcome.errors.contains("no difference"), "\(outcome)")
  }

  @Test(arguments: [
    "Step 2\nRight 3\nStep 2\n", "Step 2\nType \"l\"\nStep 2\n",
    "Step 2\nState {--loss cosface --margin 0.5}\nStep 2\n", "Step 2\nType \"c\"\nStep 2\n",
  ])
  func aTapeThatTurnsWhatTheSliderTurnsIsRefused(_ tape: String) throws {
    let folder = try TapeFolder("Set Loss arcface\n" + tape)
    defer { folder.remove() }
    let outcome = try folder.record("--slider", "m=0:0.4:0.2", "-o", folder.path + "/a.html")
    #expect(outcome.status == 64 && outcome.errors.contains("turns m itself"), "\(outcome)")
    #expect(folder.files == ["a.tape"])
  }

  /// A count of all classes was taken for one of those that are trained on.
  @Test func aTapeThatTurnsClassesBesideUnseenOnesIsRefused() throws {
    let folder = try TapeFolder("Set Data digits\nSet Unseen 1\nStep 1\nDown 6\nRight 1\nStep 1\n")
    defer { folder.remove() }
    let outcome = try folder.record("--slider", "classes=5,7", "-o", folder.path + "/a.html")
    #expect(outcome.status == 64 && outcome.errors.contains("turns classes itself"), "\(outcome)")
    let few = try folder.record("--slider", "classes=3,2", "-o", folder.path + "/a.html")
    #expect(few.status == 64 && few.errors.contains("'--slider' with classes 2:"), "\(few)")
    #expect(!few.errors.contains("a.tape:"), "\(few)")
  }

  @Test func aSliderHasNoUseForPicturesOfOneRun() throws {
    let folder = try TapeFolder("Sleep 200ms\nCapture @/still.svg\n")
    defer { folder.remove() }
    let outcome = try folder.record("--slider", "m=0:1:0.5", "-o", folder.path + "/a.html")
    #expect(outcome.status == 64 && outcome.errors.contains("Capture"), "\(outcome)")
    #expect(folder.files == ["a.tape"])
  }
}

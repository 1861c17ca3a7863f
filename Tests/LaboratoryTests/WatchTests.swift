import Foundation
import Kernels
import Testing

@testable import Laboratory
@testable import Training

@Suite struct WatchTests {
  private var run: Run
  private var watch: Watch

  init() throws {
    run = try freeState().run
    watch = Watch(run.snapshot)
  }

  /// Looks at prototypes in these directions, in degrees.
  private mutating func look(_ step: Int, _ degrees: [Double]) {
    run.snapshot.step = step
    run.snapshot.prototypes = degrees.map(\.inRadians).flatMap {
      [Float(Double.cos($0)), Float(Double.sin($0))]
    }
    run.snapshot.narrowestPair = Directions.narrowestPair(run.snapshot.prototypes, dimension: 2)
    watch.observe(run)
  }

  /// It was the time of whichever pair was narrowest, and named those that only passed one another.
  @Test mutating func theTimeInOneDirectionIsThatOfOnePair() {
    look(10, [0, 1, 90, 180])
    #expect(watch.merged == [MergedPair(pair: ClassPair(0, 1), since: 10)])
    look(20, [0, 15, 90, 90.5])
    let second = MergedPair(pair: ClassPair(2, 3), since: 20)
    #expect(watch.merged == [second] && watch.crowdedSince == 10)
    look(30, [0, 0.1, 90, 91])
    #expect(watch.merged == [second, MergedPair(pair: ClassPair(0, 1), since: 30)])
    look(40, [0, 0.1, 90, 93])
    #expect(watch.merged == [MergedPair(pair: ClassPair(0, 1), since: 30)])
    look(50, [0, 90, 180, 270])
    #expect(watch.merged.isEmpty && watch.crowdedSince == nil)
  }

  @Test mutating func whatIsSaidIsOfThePairThatHasLainTogetherForLongest() {
    look(0, [0, 15, 90, 91])
    look(100, [0, 0.1, 90, 91])
    run.notebook.watch = watch
    #expect(run.mergedNames?.text == "C and D")
    #expect((run.mergedNames?.angle.inDegrees ?? 0).rounded() == 1 && run.mergedNames?.since == 0)
    // As soon as hands part them, others have lain together for longest.
    run.snapshot.prototypes[6...] = [0, -1]
    #expect(run.mergedNames?.text == "A and B")
  }

  /// A file is not trusted.
  @Test func classesThatThereAreNotAreNoPair() {
    var run = run
    for pair in [ClassPair(0, 4), ClassPair(-1, 2), ClassPair(1, 1), ClassPair(.min, .max)] {
      run.notebook.watch.merged = [MergedPair(pair: pair, since: 0)]
      #expect(run.mergedNames == nil)
    }
  }

  @Test mutating func aTimeThatWasWrittenWithoutItsPairBeginsAnew() throws {
    look(10, [0, 1, 90, 180])
    let text = String(decoding: try exactEncoder().encode(watch), as: UTF8.self)
    let pairs = try #require(
      text.range(of: #""merged":\[[^\]]*\],?"#, options: .regularExpression))
    let older = text.replacingCharacters(in: pairs, with: "").replacing(
      "crowdedSince", with: "mergedSince")
    let read = try JSONDecoder().decode(Watch.self, from: Data(older.utf8))
    #expect(read.merged.isEmpty && read.crowdedSince == 10)
    #expect(try JSONDecoder().decode(Watch.self, from: Data(text.utf8)) == watch)
  }
}

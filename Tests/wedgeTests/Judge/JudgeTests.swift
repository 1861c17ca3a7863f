import Foundation
import Testing

@testable import wedge

/// Rows of so many classes about random directions, with names; the same directions whatever the blur.
private func rows(classes: Int, each count: Int, blur: Double, names: [Int]? = nil) -> String {
  var state: UInt64 = 9
  func next() -> Double {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Double(state >> 40) / Double(1 << 24) - 0.5
  }
  var lines: [String] = []
  for label in 0..<classes {
    let center = (0..<4).map { _ in next() }
    for row in 0..<count {
      let numbers = center.map { String($0 + blur * next()) }.joined(separator: ",")
      lines.append("\(numbers),c\(label),n\(label)-\(row)")
    }
  }
  let order = names ?? Array(lines.indices)
  return (["a,b,c,d,label,name"] + order.map { lines[$0] }).joined(separator: "\n") + "\n"
}

private func object(_ text: String) throws -> [String: Any] {
  try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
}

@Suite struct JudgeTests {
  @Test func everyRateStandsBesideItsIntervalAndItsThreshold() throws {
    try withFile("rows.csv", rows(classes: 12, each: 6, blur: 1)) { path in
      let outcome = try wedge("judge", path, "--id", "name", "--far", "0.05", "--json")
      #expect(outcome.status == 0)
      let report = try object(outcome.output)
      for key in ["eer", "tar_at_far_0_1", "tar_at_far_0_01", "deploy_tar"] {
        let value = try #require(report[key] as? Double)
        let low = try #require(report["\(key)_low"] as? Double)
        let high = try #require(report["\(key)_high"] as? Double)
        #expect(low <= value && value <= high && low < high)
        for measure in ["degrees", "cosine", "squared_distance"] {
          #expect(report["\(key)_threshold_\(measure)"] is Double)
        }
      }
      for key in ["rank1", "rank5", "map", "deploy_far", "deploy_frr"] {
        #expect(report[key] is Double && report["\(key)_low"] is Double)
      }
      // 2376 pairs of two classes tell no FAR of 0.1 %.
      #expect(report["tar_at_far_0_001"] is NSNull && report["tar_at_far_0_0001"] is NSNull)
      #expect(report["means"] as? String == "others" && report["intervals_refused"] is NSNull)
    }
  }

  @Test func meansOfAllRowsAreSaidToBeThat() throws {
    try withFile("rows.csv", rows(classes: 3, each: 4, blur: 1)) { path in
      let options = ["judge", path, "--id", "name"]
      let all = try object(try wedge(options + ["--means", "all", "--json"]).output)
      let others = try object(try wedge(options + ["--json"]).output)
      #expect(all["means"] as? String == "all" && others["means"] as? String == "others")
      let angles = [all, others].compactMap { $0["angle_own_median_degrees"] as? Double }
      #expect(angles.count == 2 && angles[0] < angles[1])
      #expect((others["intervals_refused"] as? String)?.contains("3 classes") == true)
      #expect(others["eer"] is Double && others["eer_low"] is NSNull)
    }
  }

  @Test func theWorstAreNamedByTheirNames() throws {
    try withFile("rows.csv", rows(classes: 5, each: 5, blur: 1.5)) { path in
      let options = ["judge", path, "--id", "name", "--worst", "2"]
      let report = try object(try wedge(options + ["--json"]).output)
      let worst = try #require(report["worst_rows"] as? [[String: Any]])
      #expect(worst.count == 2 && (report["by_class"] as? [Any])?.count == 5)
      let losses = try #require(report["losses"] as? [[String: Any]])
      let classes = try #require(losses[0]["by_class"] as? [[String: Any]])
      #expect(classes.count == 5 && classes.allSatisfy { $0["violation_rate_low"] is Double })
      let name = try #require(worst[0]["name"] as? String)
      #expect(name.hasPrefix("n") && worst[0]["row"] is Int)
      let pairs = try #require(report["hardest_pairs_different"] as? [[String: Any]])
      #expect(pairs.count == 2 && (pairs[0]["names"] as? [String])?.count == 2)
      #expect(try wedge(options).output.contains(name))
    }
  }

  @Test func twoFilesArePairedByNameElseByOrder() throws {
    let turned = Array((0..<72).reversed())
    try withFile("before.csv", rows(classes: 12, each: 6, blur: 1.4)) { before in
      try withFile("after.csv", rows(classes: 12, each: 6, blur: 0.7, names: turned)) { after in
        let named = try wedge("judge", before, after, "--id", "name", "--json")
        let change = try object(named.output)
        #expect(named.status == 0 && change["paired_by"] as? String == "name")
        let eer = try #require(change["eer"] as? [String: Any])
        #expect((eer["difference"] as? Double ?? 1) < 0 && eer["difference_low"] is Double)
        #expect((change["by_class"] as? [Any])?.count == 12)
        let losses = try #require(change["losses"] as? [[String: Any]])
        let arcface = try #require(losses.first { $0["loss"] as? String == "arcface" })
        let violation = try #require(arcface["violation_rate"] as? [String: Any])
        let numbers = ["before", "after", "difference", "difference_low", "difference_high"]
        #expect(numbers.allSatisfy { violation[$0] is Double })
        #expect((arcface["by_class"] as? [Any])?.count == 12)
        #expect(["room", "met_by_95"].contains(arcface["margin_set_by"] as? String))
        let text = try wedge("judge", before, after, "--id", "name").output
        #expect(text.contains("paired by their names") && text.contains("equal error"))
        #expect(text.contains("violation before") && text.contains("set m by"))
        // In their order these rows are of other classes.
        let ordered = try wedge("judge", before, after, "--ignore", "name")
        #expect(ordered.status == 2 && ordered.errors.contains("has class 'c11' in row 1"))
        #expect(ordered.errors.contains("--id"))
      }
    }
  }

  @Test func twoFilesAreToldWithTheirThresholdsAndTheMarginsToSet() throws {
    try withFile("before.csv", rows(classes: 12, each: 6, blur: 1.4)) { before in
      try withFile("after.csv", rows(classes: 12, each: 6, blur: 0.7)) { after in
        let arguments = [before, after, "--id", "name", "--far", "0.05", "--worst", "1"]
        let text = try wedge(["judge"] + arguments).output
        for side in ["before", "after"] { #expect(text.contains("for FAR 5 %, \(side): accept ")) }
        #expect(text.contains("room after") && text.contains("met by 95 % after"))
        let lines = text.split(separator: "\n")
        let grew = try #require(lines.firstIndex { $0.contains("gap grew the most") })
        #expect(lines[grew + 2].contains("gap shrank the most") && lines.count == grew + 4)
      }
    }
  }

  @Test func rowsThatAreInOneFileAloneAreCounted() throws {
    let fewer = Array(0..<60).filter { $0 % 6 > 0 }
    try withFile("before.csv", rows(classes: 12, each: 6, blur: 1.4)) { before in
      try withFile("after.csv", rows(classes: 12, each: 6, blur: 0.7, names: fewer)) { after in
        let text = try wedge("judge", before, after, "--id", "name").output
        #expect(
          text.contains(
            "left out, as the other file has no such rows: 22 rows (2 classes whole) before, 0 rows "
              + "after"), "\(text)")
        let change = try object(try wedge("judge", before, after, "--id", "name", "--json").output)
        let left = try #require(change["left_out"] as? [String: [String: Int]])
        #expect(left["before"] == ["rows": 22, "classes": 2])
        #expect(left["after"] == ["rows": 0, "classes": 0])
        let whole = try wedge("judge", before, before, "--id", "name").output
        #expect(!whole.contains("left out"))
      }
    }
    let help = try wedge("judge", "--help").output
    #expect(help.contains("paired_by") && help.contains("left_out"))
  }

  /// Without names nothing paired them: a run has its rows in another order.
  @Test(arguments: [[], ["--id", "name"]])
  func aRunIsPairedWithTheRowsThatItIsOf(_ naming: [String]) throws {
    try withFile("rows.csv", rows(classes: 6, each: 8, blur: 1)) { rows in
      try withFile("run.npz", "") { run in
        let ignoring = naming.isEmpty ? ["--ignore", "name"] : naming
        let trained = try wedge(
          ["train", "--data", rows, "--steps", "5", "--force", "--export", run] + ignoring)
        #expect(trained.status == 0, "\(trained.errors)")
        let plain = rows + ".plain.csv"
        let table = try String(contentsOfFile: rows, encoding: .utf8)
        let lines = table.split(separator: "\n").map { line in
          line.split(separator: ",").dropLast().joined(separator: ",")
        }
        try Data((lines.joined(separator: "\n") + "\n").utf8).write(
          to: URL(fileURLWithPath: plain))
        let judged = try wedge(
          ["judge", naming.isEmpty ? plain : rows, run, "--losses", "arcface", "--json"] + naming)
        #expect(judged.status == 0, "\(judged.errors)")
        #expect(!judged.errors.contains("--ignore split"), "one has none")
        let change = try object(judged.output)
        #expect(change["paired_by"] as? String == (naming.isEmpty ? "place" : "name"))
        let left = try #require(change["left_out"] as? [String: [String: Int]])
        #expect(left["before"]?["rows"] == 0 && left["after"]?["rows"] == 0)
        if naming.isEmpty {
          // By their order they are of other classes.
          let ordered = try wedge("judge", plain, run, "--ignore", "names")
          #expect(ordered.status == 2)
        }
      }
    }
  }

  @Test func groupsThatNothingDividesAreRefused() throws {
    try withFile("rows.csv", rows(classes: 4, each: 6, blur: 1)) { path in
      let refused = try wedge("judge", path, "--group", "name")
      #expect(refused.status == 64 && refused.errors.contains("'--group' has no use"))
      #expect(refused.errors.contains("--split or --test"))
      #expect(refused.errors.contains("out with --ignore name."))
      for words in [["snapshot", "--as", "embeddings"], ["train", "--mode", "free"]] {
        let refused = try wedge(words + ["--data", path, "--group", "name"])
        #expect(refused.status == 64 && refused.errors.contains("'--group' has no use"), "\(words)")
      }
    }
    let divided =
      "a,b,c,kind,part,who\n1,2,1,p,train,u\n2,1,1,p,train,u\n-1,1,2,q,train,v\n"
      + "-2,1,1,q,train,v\n1,1,3,p,test,w\n-1,2,1,q,test,w\n"
    try withFile("divided.csv", divided) { path in
      let judged = try wedge("judge", path, "--split", "part", "--group", "who")
      #expect(judged.status == 0, "\(judged.errors)")
    }
  }

  @Test func aMarginGoesToTheLossesThatItFits() throws {
    try withFile("rows.csv", rows(classes: 3, each: 4, blur: 1)) { path in
      let options = ["judge", path, "--ignore", "name", "--json", "--margin"]
      let report = try object(try wedge(options + ["0.3"]).output)
      let losses = try #require(report["losses"] as? [[String: Any]])
      func margin(_ name: String) -> Double? {
        let loss = losses.first { $0["loss"] as? String == name }
        return (loss?["parameters"] as? [String: Any])?["margin"] as? Double
      }
      #expect(margin("arcface") == 0.3 && margin("cosface") == 0.3)
      #expect(margin("lsoftmax") == 4 && margin("asoftmax") == 4)
      let whole = try object(try wedge(options + ["3"]).output)
      let found = try #require(whole["losses"] as? [[String: Any]])
      #expect(
        found.contains {
          $0["loss"] as? String == "lsoftmax"
            && ($0["parameters"] as? [String: Any])?["margin"] as? Double == 3
        })
      let refused = try wedge(options + ["90"])
      #expect(refused.status == 64 && refused.errors.contains("ArcFace takes a number from"))
    }
  }

  /// It said "right 0 %, violation 100 %" of rows of which none was judged, and what to set m by.
  @Test func ofNoRowThatIsJudgedNothingIsSaid() throws {
    try withFile("rows.csv", rows(classes: 3, each: 1, blur: 1)) { path in
      let table = try wedge("judge", path, "--id", "name")
      let losses = table.output.split(separator: "\n").suffix(7)
      #expect(table.status == 0, "\(table.errors)")
      #expect(losses.allSatisfy { !$0.contains("%") && $0.contains("–") }, "\(table.output)")
      #expect(!table.output.contains("set m by"))
      let report = try object(try wedge("judge", path, "--id", "name", "--json").output)
      for loss in try #require(report["losses"] as? [[String: Any]]) {
        for key in ["accuracy", "accuracy_with_margin", "violation_rate", "margin_set_by"] {
          #expect(loss[key] is NSNull, "\(key)")
        }
      }
      let change = try wedge("judge", path, path, "--id", "name")
      #expect(change.status == 0 && !change.output.contains("100 %"), "\(change.output)")
      #expect(!change.output.contains("points") && !change.output.contains("set m by"))
    }
  }

  @Test func aThresholdThatCannotBeToldIsSaid() throws {
    try withFile("rows.csv", rows(classes: 12, each: 6, blur: 1)) { path in
      let text = try wedge("judge", path, "--id", "name", "--far", "0.0001")
      #expect(text.output.contains("for FAR 0.01 %"))
      #expect(text.output.contains("not told: 100000 pairs of two classes are needed"))
      for (far, words) in [("1e-10", "100000000000 pairs"), ("1e-18", "over 1000000000000 pairs")] {
        let rare = try wedge("judge", path, "--id", "name", "--far", far)
        #expect(rare.output.contains("not told: \(words) of two classes are needed"), "\(rare)")
      }
      let report = try object(
        try wedge("judge", path, "--id", "name", "--far", "0.0001", "--json").output)
      #expect(report["deploy_far_asked"] as? Double == 0.0001 && report["deploy_tar"] is NSNull)
    }
    try withFile("two.csv", "x,y,label\n1,0,a\n0,1,b\n") { path in
      let text = try wedge("judge", path)
      #expect(text.output.contains("not told: pairs of one class are needed"))
    }
  }

  @Test(arguments: ["1", "0.3", "0.123456789"])
  func ofRowsThatAreAllOneNoneIsRight(_ number: String) throws {
    let row = Array(repeating: number, count: 8).joined(separator: ",")
    let lines = (0..<60).map { "\(row),c\($0 % 6)" }
    let text = "a,b,c,d,e,f,g,h,label\n" + lines.joined(separator: "\n") + "\n"
    try withFile("rows.csv", text) { path in
      let report = try object(try wedge("judge", path, "--json").output)
      let losses = try #require(report["losses"] as? [[String: Any]])
      #expect(losses.allSatisfy { ($0["right"] as? Double ?? $0["accuracy"] as? Double) == 0 })
    }
  }

  @Test(arguments: [["--far", "0"], ["--far", "1"], ["--worst", "0"], ["--means", "some"]])
  func wrongWishesOfJudgeAreRefused(_ arguments: [String]) throws {
    let outcome = try wedge(["judge", "x.csv"] + arguments)
    #expect(outcome.status == 64 && outcome.errors.contains(arguments[1]))
  }
}

import Foundation
import MarginLosses
import Testing
import Training

@testable import Laboratory

/// A run in which nothing is as usual.
private var unusual: Configuration {
  var run = Configuration()
  run.data = "blobs"
  run.classes = 5
  run.unseen = [5, 6, 7, 9]
  run.mode = .free
  run.dimension = 3
  run.loss = "triplet"
  run.parameters = LossParameters(["alpha": 0.25, "squared": 1], variant: "batch_hard")
  run.optimizer = "sgd"
  run.learningRate = 2
  run.batch = 16
  run.examples = 30
  run.identities = 4
  run.perIdentity = 6
  run.seed = .max
  run.initialization = .random
  run.noise = 0.125
  run.warmUp = 50
  run.samples = 40
  run.imbalance = 10
  run.labelNoise = 0.1
  run.outliers = 0.2
  return run
}

/// Words on slides and files on disks must be understood as they were meant.
@Suite struct WrittenSettingsTests {
  @Test func wordsAreAsTheyWere() throws {
    #expect(
      StateString.text(Configuration()) == "w1:arcface,m=0.5,s=8:digits,classes=8:seed=7:eb")
    let word = """
      w1:triplet,variant=batch_hard,alpha=0.25,squared=1:blobs,classes=5:\
      seed=18446744073709551615,dimension=3,optimizer=sgd,rate=2,batch=16,examples=30,\
      identities=4,per=6,init=random,unseen=5-7+9,imbalance=10,label-noise=0.1,outliers=0.2,\
      noise=0.125,warm-up=50,samples=40:16
      """
    #expect(StateString.text(unusual) == word)
    #expect(try StateString.configuration(word) == unusual)
  }

  /// What an encoder brings with it need not be said, and what was chosen beside it stays.
  @Test func wordsKeepTheEncoderAndTheDimension() throws {
    for (data, encoder, dimension) in [
      ("digits", EncoderKind.none, 64), ("blobs", .linear, 3), ("digits", .linear, 2),
    ] {
      var configuration = Configuration()
      configuration.data = data
      configuration.encoder = encoder
      configuration.dimension = dimension
      configuration.standardize = dimension == 3
      for setting in SettingRegistry.all where ["initialization", "batch"].contains(setting.name) {
        setting.takeUsual(&configuration)
      }
      let word = try #require(StateString.text(configuration))
      #expect(try StateString.configuration(word) == configuration, "\(word)")
    }
  }

  /// A new setting adds a member; those that are known stay as they were.
  @Test func filesAreAsTheyWere() throws {
    let text = """
      {"batch":16,"classes":5,"data":"blobs","dimension":3,"examples":30,"identities":4,\
      "imbalance":10,"initialization":"random","isJudged":false,"labelNoise":0.1,\
      "learningRate":2,"loss":"triplet","mode":"free","noise":0.125,"optimizer":"sgd",\
      "outliers":0.2,"parameters":{"values":[{"key":"alpha","number":0.25},\
      {"key":"squared","number":1}],"variant":"batch_hard"},"perIdentity":6,"samples":40,\
      "seed":18446744073709551615,"unseen":[5,6,7,9],"warmUp":50}
      """
    var known = try members(Data(text.utf8))
    (known["encoder"], known["standardize"]) = ("mlp" as NSString, false as NSNumber)
    let written = try members(JSONEncoder().encode(unusual))
    for (name, value) in known { #expect(written[name] == value, "\(name)") }
    #expect(try JSONDecoder().decode(Configuration.self, from: Data(text.utf8)) == unusual)
  }

  private func members(_ data: Data) throws -> [String: NSObject] {
    try #require(try JSONSerialization.jsonObject(with: data) as? [String: NSObject])
  }
}

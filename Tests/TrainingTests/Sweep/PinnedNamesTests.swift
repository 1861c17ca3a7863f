import MarginLosses
import Testing

@testable import Training

/// Ids of runs that are on disks already must stay: a setting that comes later is left out of them
/// where it is as usual.
@Suite struct PinnedNamesTests {
  @Test func theOpeningRunKeepsItsName() {
    #expect(
      Configuration().canonicalText(steps: 600, dataDigest: "d") == """
        engine=4;data=d;classes=8;mode=encoder;dimension=2;loss=arcface;optimizer=adam;\
        learningRate=0.005;batch=128;examples=0;identities=0;perIdentity=0;seed=7;\
        initialization=class;noise=0.0;warmUp=0;judged=false;samples=0;steps=600;\
        parameter.m=0.5;parameter.s=8.0
        """)
  }

  @Test func aRunWithEverythingUnusualKeepsItsName() {
    var run = Configuration()
    run.data = "blobs"
    run.classes = 5
    run.unseen = [5, 6, 7, 9]
    run.mode = .free
    run.dimension = 3
    run.loss = "triplet"
    run.parameters = .init(["alpha": 0.25, "squared": 1], variant: "batch_hard")
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
    #expect(
      run.canonicalText(steps: 5, dataDigest: "d") == """
        engine=4;data=d;classes=5;mode=free;dimension=3;loss=triplet;optimizer=sgd;\
        learningRate=2.0;batch=16;examples=30;identities=4;perIdentity=6;\
        seed=18446744073709551615;initialization=random;noise=0.125;warmUp=50;judged=false;\
        samples=40;steps=5;unseen=5+6+7+9;imbalance=10.0;labelNoise=0.1;outliers=0.2;\
        parameter.alpha=0.25;parameter.squared=1.0;variant=batch_hard
        """)
  }
}

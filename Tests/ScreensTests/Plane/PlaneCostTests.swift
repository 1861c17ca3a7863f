import Cells
import Kernels
import MarginLosses
import Plotting
import Testing
import Training

@testable import Laboratory
@testable import Screens

/// A plane of 200×60's size with evenly spaced prototypes and 2,000 points.
private func touches(_ loss: any MarginLoss, classes: Int, fill: Fill = .wedges) throws -> Int {
  var snapshot = Snapshot()
  snapshot.classNames = (0..<classes).map(String.init)
  for label in 0..<classes {
    let angle = 2 * Double.pi * Double(label) / Double(classes)
    snapshot.prototypes += [Float(Double.cos(angle)), Float(Double.sin(angle))]
  }
  for sample in 0..<2000 {
    var judgement = Judgement()
    judgement.label = Int32(sample % classes)
    judgement.predicted = judgement.label
    judgement.norm = 1
    snapshot.training.judgements.append(judgement)
    let angle = Double(sample) * 0.37
    let norm = Double(sample % 50) / 50
    snapshot.training.embeddings += [
      Float(norm * Double.cos(angle)), Float(norm * Double.sin(angle)),
    ]
  }
  let size = Size(width: 104, height: 53)
  let plane = FeaturePlane(
    snapshot: snapshot, loss: loss, theme: Theme(.dark, colors: .direct), glyphs: .braille,
    fill: fill)
  let scale = try #require(PlaneScale(size, norms: [1]))
  return plane.layers(size, scale).canvas.touches
}

/// Every loss whose logits do not grow with the prototypes' norms.
private let normalized = LossRegistry.all.map { $0.init(LossParameters()) }
  .filter { $0.rule == .angle }

@Test(arguments: normalized.indices)
func aThousandClassesCostLessThanThreeTimesEight(_ index: Int) throws {
  let few = try touches(normalized[index], classes: 8)
  let many = try touches(normalized[index], classes: 1000)
  #expect(few > 5000)
  #expect(many < 3 * few, "\(few) and \(many)")
}

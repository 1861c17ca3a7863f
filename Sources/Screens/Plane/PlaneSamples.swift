internal import MarginLosses
internal import Plotting
internal import Training

/// Every sample as a point of the feature plane.
struct PlaneSamples {
  var snapshot: Snapshot
  /// The sign of each class.
  var marks: [ClassMark]
  var scale: PlaneScale
  var style: PointStyle
  var isUnderArrows: Bool

  /// Adds every sample of a class that is never trained on, hollow and without a class's colour;
  /// nothing is wrong with it.
  func drawUnseen(on canvas: inout Canvas) {
    let unseen = snapshot.unseen
    for (sample, label) in unseen.labels.enumerated() {
      guard
        let place = scale.place(unseen.embeddings[2 * sample], unseen.embeddings[2 * sample + 1])
      else { continue }
      canvas.hollow(at: place, classIndex: snapshot.classes + Int(label), isAbove: true)
    }
  }

  /// Adds every held-out point, hollow; a wrong one is its class's letter, while these are few.
  func drawHeldOut(on canvas: inout Canvas) {
    let samples = snapshot.heldOut
    let showsWrong = samples.hasFewWrong
    for (sample, judgement) in samples.judgements.enumerated() {
      guard
        let place = scale.place(samples.embeddings[2 * sample], samples.embeddings[2 * sample + 1])
      else { continue }
      let index = Int(judgement.label)
      if showsWrong && !judgement.isRight {
        canvas.label(marks[index].letter, at: place, color: marks[index].color)
      } else {
        canvas.hollow(at: place, classIndex: index)
      }
    }
  }

  /// Adds every training point; a wrong one is its class's letter, while these are few.
  ///
  /// Under arrows points are small, so that the arrows can be seen.
  func drawPoints(on canvas: inout Canvas) {
    let samples = snapshot.training
    let showsWrong = samples.hasFewWrong
    for (sample, judgement) in samples.judgements.enumerated() {
      let embedding = (samples.embeddings[2 * sample], samples.embeddings[2 * sample + 1])
      guard let place = scale.place(embedding.0, embedding.1) else { continue }
      let index = Int(judgement.label)
      if showsWrong && !judgement.isRight {
        canvas.label(marks[index].letter, at: place, color: marks[index].color)
      } else if isUnderArrows && style == .dots {
        canvas.dot(at: place, classIndex: index)
      } else {
        canvas.point(at: place, classIndex: index, keepsToItsCell: style == .dotsAndLetters)
      }
    }
  }
}

extension SampleSet {
  /// Whether the wrong ones are few enough to be drawn as letters.
  var hasFewWrong: Bool { 10 * judgements.count { !$0.isRight } < count }
}

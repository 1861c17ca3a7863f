/// Where a lesson stops.
enum LessonStop: Equatable, Sendable {
  /// With the question.
  case question
  /// At a step, counted from 0.
  case step(Int)
}

extension Lesson {
  /// Every stop, in order.
  var stops: [LessonStop] {
    steps.indices.flatMap {
      $0 == question.before ? [.question, .step($0)] : [LessonStop.step($0)]
    }
  }
}

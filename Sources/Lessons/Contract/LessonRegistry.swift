/// Every lesson, in the order of the text.
package enum LessonRegistry {
  package static let all: [Lesson] = [
    .wedgeAndBand, .closedAndOpen, .separable, .normalise, .lSoftmax, .aSoftmax, .scale,
    .cosFaceLimit,
    .arcFaceNeedles, .tooMuchMargin, .radiansAndCosine, .pushedAway, .circle, .combined,
    .comparisons,
    .contrastiveLoss, .manyTriplets, .hardTriplets, .nPair, .yourData,
  ]

  /// A lesson by its name, or by its place from 1 on, with or without a G before it; capitals or not.
  package static func named(_ name: String) -> Lesson? {
    let name = name.lowercased()
    if let lesson = all.first(where: { $0.name == name }) { return lesson }
    let digits = name.hasPrefix("g") ? name.dropFirst() : name[...]
    guard let number = Int(digits), all.indices.contains(number - 1) else { return nil }
    return all[number - 1]
  }

  /// The next lesson of the lecture in a direction; nil at its ends.
  package static func core(from lesson: Lesson, by offset: Int) -> Lesson? {
    var place = place(of: lesson) + offset
    while all.indices.contains(place), !all[place].isCore { place += offset }
    return all.indices.contains(place) ? all[place] : nil
  }

  /// The position of a lesson in the list.
  static func place(of lesson: Lesson) -> Int { all.firstIndex { $0.name == lesson.name } ?? 0 }

  /// The place of a lesson, such as `G3`.
  package static func label(of lesson: Lesson) -> String { "G\(place(of: lesson) + 1)" }
}

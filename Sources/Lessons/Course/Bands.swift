extension LessonBands {
  static let measured: [String: [[ClaimBand]]] = [:]
}

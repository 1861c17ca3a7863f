extension LessonBands {
  package static let measured: [String: [[ClaimBand]]] = [:]
}

internal import Training

extension State {
  /// What a page of names holds on the usual smallest terminal of 80 columns and 24 rows.
  private static let nameRows = 21
  private static let nameColumns = 70

  /// Positions of the classes on each page of the help that lists their full names; no page where
  /// marks are names.
  package var namePages: [Range<Int>] {
    guard snapshot.classNames != snapshot.classTitles else { return [] }
    var pages: [Range<Int>] = []
    var (start, taken) = (0, 0)
    for (index, title) in snapshot.classTitles.enumerated() {
      let columns = Self.nameColumns
      let rows = max(1, (title.unicodeScalars.count + columns - 1) / columns)
      if taken + rows > Self.nameRows, index > start {
        pages.append(start..<index)
        (start, taken) = (index, 0)
      }
      taken += rows
    }
    return pages + [start..<snapshot.classTitles.count]
  }

  /// Pages of the help, with those that names of classes need.
  package var helpPageCount: Int { State.helpPages + namePages.count }
}

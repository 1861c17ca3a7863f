internal import Training

extension State {
  /// Whether classes have names that are longer than their marks, which the help then lists on a page.
  package var hasLongNames: Bool { snapshot.classNames != snapshot.classTitles }

  /// Pages of the help, with that of names.
  package var helpPageCount: Int { State.helpPages + (hasLongNames ? 1 : 0) }
}

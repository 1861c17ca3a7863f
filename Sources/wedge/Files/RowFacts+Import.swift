import Cells
import Import
import Training

extension RowFacts {
  /// What a file says of its rows.
  init(_ rows: ImportedRows) {
    self.init()
    names = rows.names.map(sanitized)
    if !names.elementsEqual(rows.names, by: { $0.utf8.elementsEqual($1.utf8) }) {
      givenNames = rows.names
    }
    places = rows.places
    isTest = rows.isTest
    hasTestApart = rows.hasTestApart
    groups = rows.groups
    groupNames = rows.groupNames.map(sanitized)
  }
}

public import Training

extension State {
  /// The rows of a file that are shown; nil for other data.
  public var shownTable: DataTable? {
    configuration.data == TableData.name ? configuration.table : nil
  }

  /// What the data are called.
  public var dataTitle: String { shownTable?.name ?? configuration.data }
}

/// Rows of numbers, and the class of each where it is known.
public struct ImportedTable: Sendable {
  /// Numbers in a row.
  public var width: Int
  /// count × width, row-major; all finite.
  public var values: [Float]
  /// One a row, positions in `classNames`; empty without labels.
  public var labels: [Int32]
  /// As they stand in the file, in order: numbers by size, other names by their letters.
  public var classNames: [String]
  /// Classes × width, from an array `W`; empty without it.
  public var prototypes: [Float] = []

  /// Numbers that a table may have: a gigabyte.
  public static let mostNumbers: Int = 1 << 28

  public init(width: Int, values: [Float], labels: [Int32] = [], classNames: [String] = []) {
    self.width = width
    self.values = values
    self.labels = labels
    self.classNames = classNames
  }

  public var count: Int { width > 0 ? values.count / width : 0 }

  /// A class for each row, from elsewhere.
  ///
  /// - Throws: when there are not as many as rows.
  public mutating func take(_ labels: ImportedLabels) throws(ImportFault) {
    guard labels.indices.count == count else {
      throw ImportFault(
        .file,
        "has \(labels.indices.count) labels for \(count) rows. Give one label a row, in order.")
    }
    self.labels = labels.indices
    classNames = labels.names
  }
}

/// A class for each row, from a file or a column of its own.
public struct ImportedLabels: Sendable, Equatable {
  /// Positions in `names`.
  public var indices: [Int32]
  public var names: [String]

  public init(indices: [Int32], names: [String]) {
    self.indices = indices
    self.names = names
  }
}

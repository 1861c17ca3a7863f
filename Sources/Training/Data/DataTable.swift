internal import Kernels

/// A person's own rows of numbers and the class of each.
public struct DataTable: Equatable, Sendable {
  /// What `Configuration.data` calls rows of a file.
  public static let sourceName: String = "file"

  /// What the screen calls it: the file's name.
  public let name: String
  /// Numbers in a row.
  public let width: Int
  /// count × width, row-major; finite.
  public let values: [Float]
  /// One a row, from 0.
  public let labels: [Int32]
  /// In the order of the labels; all of them have rows.
  public let classTitles: [String]
  /// What other programs read of the classes: their names as the file has them, where screens mask
  /// some; else `classTitles`.
  public let givenTitles: [String]
  /// classes × width, where they came with the rows; empty without.
  public let prototypes: [Float]
  /// Whether the prototypes came with no file, but are means of its rows.
  public let hasMeans: Bool
  /// How many rows it was chosen from.
  public let originalCount: Int
  /// What of the file is no part of it, in words; empty where nothing was left.
  public let left: String
  /// What the rows are called, which are for test, and their groups.
  public let rows: RowFacts
  /// Tells tables apart: FNV-1a over sizes, values, labels, names of classes, split and groups.
  public let digest: UInt64

  /// - Precondition: as many rows as labels, and prototypes for every class or none.
  public init(
    name: String, width: Int, values: [Float], labels: [Int32], classTitles: [String],
    givenTitles: [String]? = nil, prototypes: [Float] = [], hasMeans: Bool = false,
    originalCount: Int? = nil, left: String = "",
    rows: RowFacts = RowFacts()
  ) {
    precondition(width > 0 && values.count == labels.count * width, "rows without labels")
    precondition(rows.fits(labels.count), "facts of other rows")
    precondition(
      prototypes.isEmpty || prototypes.count == classTitles.count * width,
      "prototypes of other classes")
    self.name = name
    self.width = width
    self.values = values
    self.labels = labels
    self.classTitles = classTitles
    self.givenTitles = givenTitles ?? classTitles
    precondition(self.givenTitles.count == classTitles.count, "names of other classes")
    self.prototypes = prototypes
    self.hasMeans = hasMeans
    self.originalCount = originalCount ?? labels.count
    self.left = left
    self.rows = rows
    digest = Self.digest(width, values, labels, classTitles, prototypes, rows)
  }

  /// The digest in sixteen hexadecimal figures.
  public var digestText: String {
    Fingerprint.figures(of: digest)
  }

  public var count: Int { labels.count }
  public var classes: Int { classTitles.count }

  /// The most classes that a table has; training takes fewer.
  public static let mostClasses: Int = 100_000
  /// The most numbers that an embedding has which is judged as it is.
  public static let mostWidth: Int = 4096

  /// Tables of equal contents are equal, whatever they are called.
  public static func == (first: DataTable, second: DataTable) -> Bool {
    first.digest == second.digest && first.count == second.count
  }

  /// Whether the screen cannot show a class's name as the file has it.
  private var masksTitles: Bool {
    !givenTitles.elementsEqual(classTitles) { $0.utf8.elementsEqual($1.utf8) }
  }

  /// What marks a class on the screen: its name where that is short in all of them, else a letter.
  public var classNames: [String] {
    let isShort = classTitles.allSatisfy { title in
      (1...3).contains(title.unicodeScalars.count)
        && title.unicodeScalars.allSatisfy { (0x21...0x7E).contains($0.value) }
    }
    return isShort ? classTitles : Dataset.letters(classes)
  }

  private static func digest(
    _ width: Int, _ values: [Float], _ labels: [Int32], _ titles: [String],
    _ prototypes: [Float], _ rows: RowFacts
  ) -> UInt64 {
    var fingerprint = Fingerprint()
    fingerprint.mix(UInt64(width))
    for value in values { fingerprint.mix(UInt64(value.bitPattern)) }
    for label in labels { fingerprint.mix(UInt64(UInt32(bitPattern: label))) }
    for title in titles {
      for byte in title.utf8 { fingerprint.mix(UInt64(byte)) }
      fingerprint.mix(0xFF)
    }
    for value in prototypes { fingerprint.mix(UInt64(value.bitPattern)) }
    // A table without them has the digest that it had before there were any.
    for isTest in rows.isTest { fingerprint.mix(isTest ? 2 : 1) }
    for group in rows.groups { fingerprint.mix(UInt64(UInt32(bitPattern: group))) }
    return fingerprint.state
  }
}

extension DataTable: Codable {
  private enum Key: CodingKey {
    case name, width, values, labels, classTitles, givenTitles, prototypes, hasMeans, originalCount
    case left, rows
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    let width = try container.decode(Int.self, forKey: .width)
    let values = try container.decode(FloatBits.self, forKey: .values).values
    let labels = try container.decode([Int32].self, forKey: .labels)
    let titles = try container.decode([String].self, forKey: .classTitles)
    let given = try container.decodeIfPresent([String].self, forKey: .givenTitles) ?? titles
    let prototypes = try container.decode(FloatBits.self, forKey: .prototypes).values
    let rows = try container.decodeIfPresent(RowFacts.self, forKey: .rows) ?? RowFacts()
    let count = values.count / max(width, 1)
    guard width > 0, values.count == count * width, labels.count == count,
      (2...Self.mostClasses).contains(titles.count), rows.fits(count),
      labels.allSatisfy({ titles.indices.contains(Int($0)) }),
      Set(labels).count == titles.count, given.count == titles.count,
      prototypes.isEmpty || prototypes.count == titles.count * width,
      (values + prototypes).allSatisfy({ $0.isFinite })
    else {
      throw DecodingError.dataCorruptedError(
        forKey: .values, in: container, debugDescription: "rows, labels and names do not match")
    }
    self.init(
      name: try container.decode(String.self, forKey: .name), width: width, values: values,
      labels: labels, classTitles: titles, givenTitles: given,
      prototypes: prototypes,
      hasMeans: try container.decodeIfPresent(Bool.self, forKey: .hasMeans) ?? false,
      originalCount: try container.decode(Int.self, forKey: .originalCount),
      left: try container.decodeIfPresent(String.self, forKey: .left) ?? "", rows: rows)
  }

  public func encode(to encoder: any Swift.Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(name, forKey: .name)
    try container.encode(width, forKey: .width)
    try container.encode(FloatBits(values), forKey: .values)
    try container.encode(labels, forKey: .labels)
    try container.encode(classTitles, forKey: .classTitles)
    if masksTitles { try container.encode(givenTitles, forKey: .givenTitles) }
    try container.encode(FloatBits(prototypes), forKey: .prototypes)
    if hasMeans { try container.encode(hasMeans, forKey: .hasMeans) }
    try container.encode(originalCount, forKey: .originalCount)
    if !left.isEmpty { try container.encode(left, forKey: .left) }
    if rows != RowFacts() { try container.encode(rows, forKey: .rows) }
  }
}

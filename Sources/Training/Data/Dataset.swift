/// Labelled inputs in two parts: those trained on and those held out.
public struct Dataset: Sendable {
  /// What marks each class on the screen: a letter, or a name of a few.
  public var classNames: [String]
  /// What each class is called in full.
  public var classTitles: [String]
  /// What each class of a file is called there, for other programs.
  var givenTitles: [String]
  /// Numbers an input has.
  public var width: Int
  public var training: LabelledInputs
  public var heldOut: LabelledInputs
  /// Samples of classes that are never trained on; their labels count `unseenNames`.
  public var unseen: LabelledInputs = LabelledInputs()
  public var unseenNames: [String] = []
  var givenUnseenTitles: [String] = []
  /// How the columns of the inputs were scaled; nil where they are as they came.
  var scaling: ColumnScaling?
  /// What is known of the rows that samples are of.
  public var rowFacts: RowFacts = RowFacts()

  public init(
    classNames: [String], width: Int, training: LabelledInputs, heldOut: LabelledInputs
  ) {
    self.classNames = classNames
    classTitles = classNames
    givenTitles = classNames
    self.width = width
    self.training = training
    self.heldOut = heldOut
  }

  /// A, B, … Z, then C26, C27, …: names for classes that have none of their own.
  public static func letters(_ count: Int) -> [String] {
    (0..<count).map { index in
      index < 26 ? String(Unicode.Scalar(UInt8(65 + index))) : "C\(index)"
    }
  }

  /// What a class added to others is called: the next digit after digits, else the next letter.
  static func name(after names: [String]) -> String {
    let count = names.count
    return names == (0..<count).map(String.init) ? String(count) : letters(count + 1)[count]
  }
}

/// Inputs in rows and the class index of each.
public struct LabelledInputs: Sendable {
  /// count × width, row-major.
  public var inputs: [Float]
  public var labels: [Int32]
  /// Which row of a table each is, −1 for one that came by hand; empty where they are of no table.
  public var rows: [Int32]

  public init(inputs: [Float] = [], labels: [Int32] = [], rows: [Int32] = []) {
    self.inputs = inputs
    self.labels = labels
    self.rows = rows
  }

  public var count: Int { labels.count }

  /// Whether the largest class has at most half as many samples again as the smallest.
  var hasEvenClasses: Bool {
    var counts = [Int](repeating: 0, count: Int(labels.max() ?? -1) + 1)
    for label in labels { counts[Int(label)] += 1 }
    return 2 * (counts.max() ?? 0) <= 3 * (counts.min() ?? 0)
  }
}

/// Where a data set comes from; one file a source and one line in `DatasetRegistry`.
public protocol DatasetSource: Sendable {
  /// The name used by `--data`.
  static var name: String { get }
  /// How many classes can be asked for.
  static var classes: ClosedRange<Int> { get }
  /// How many classes are trained on when nothing is said.
  static var usualClasses: Int { get }
  /// How prototypes start when nothing is said.
  static var usualInitialization: Initialization { get }
  /// How many classes are never trained on when nothing is said, in the encoder's mode.
  static var usualUnseen: Int { get }
  /// What one of its samples is, with its article.
  static var sampleWords: String { get }
  /// The mode that suits it when none is asked for.
  static var usualMode: Mode { get }
  /// Whether `--samples` and `--noise` shape it.
  static var isGenerated: Bool { get }
  /// Whether its columns have units of their own, which a network must not see.
  static var hasUnits: Bool { get }

  /// Pixels in a row of each input; nil where inputs are no pictures.
  static var pictureWidth: Int? { get }

  /// Whether there is anything of it for a configuration.
  static func isThere(for configuration: Configuration) -> Bool
  /// Numbers an input has.
  static func width(for configuration: Configuration) -> Int
  /// How many classes a configuration can ask for.
  static func classes(for configuration: Configuration) -> ClosedRange<Int>
  /// The mode that suits a configuration when none is asked for.
  static func usualMode(for configuration: Configuration) -> Mode

  /// What all its classes are called, those that are not trained on included.
  static func classTitles(for configuration: Configuration) -> [String]

  /// The data for a configuration's classes, samples, noise and seed.
  static func dataset(for configuration: Configuration) -> Dataset
}

extension DatasetSource {
  public static var pictureWidth: Int? { nil }

  public static var hasUnits: Bool { false }

  public static var usualClasses: Int { 8 }

  public static var usualUnseen: Int { 0 }

  public static var usualInitialization: Initialization { .class }

  public static func classTitles(for configuration: Configuration) -> [String] {
    Dataset.letters(configuration.allClasses)
  }

  public static func isThere(for configuration: Configuration) -> Bool { true }

  public static func classes(for configuration: Configuration) -> ClosedRange<Int> { classes }

  public static func usualMode(for configuration: Configuration) -> Mode { usualMode }
}

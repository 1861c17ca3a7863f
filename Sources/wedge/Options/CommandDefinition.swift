/// Something that the program can be told to do; it states all that parser, help and dispatch need.
protocol CommandDefinition: SendableMetatype {
  /// The word behind `wedge`.
  static var name: String { get }
  /// One sentence for the list of commands.
  static var summary: String { get }
  /// The arguments that are not options, as usage prints them.
  static var operands: String { get }
  /// How many files stand beside the options.
  static var fileCount: ClosedRange<Int> { get }
  /// What can stand where the operands are, for shells that complete them.
  static var operandValues: OptionValues { get }
  /// What a person has to know to read the output, one paragraph each.
  static var notes: [String] { get }
  /// What it takes, in the order that help prints it: groups of the table, and options of its own.
  static var options: [OptionDefinition] { get }

  /// Refuses files that the command has no use for, or misses.
  static func check(files: [String]) throws

  /// Carries the command out.
  ///
  /// - Returns: the exit status.
  static func run(_ options: Options) throws -> Int32
}

extension CommandDefinition {
  static var operands: String { "" }
  static var fileCount: ClosedRange<Int> { 0...0 }
  static var operandValues: OptionValues { OptionValues(takesFile: fileCount.upperBound > 0) }
  static var notes: [String] { [] }

  static var usage: String {
    (["wedge", name] + (operands.isEmpty ? [] : [operands]) + ["[options]"]).joined(separator: " ")
  }

  static func check(files: [String]) throws {
    if files.count > fileCount.upperBound {
      throw UsageError(
        "There is no use for '\(files[fileCount.upperBound])'. Options start with '--'.")
    }
    if files.count < fileCount.lowerBound { throw UsageError("Missing argument: '\(usage)'.") }
  }
}

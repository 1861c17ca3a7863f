/// Options of a command under one title, as help and the manual print them: its own first, and the numbers of all
/// losses, which are many, last.
struct OptionSection {
  let title: String
  let options: [OptionDefinition]
  /// Whether it is the same in every command that has it.
  let isShared: Bool

  /// The sections of a command that hold anything.
  static func all(of command: any CommandDefinition.Type) -> [OptionSection] {
    [OptionSection("OPTIONS", own, of: command.options, isShared: false)].filter(\.hasAny)
      + shared(of: command.options)
  }

  /// Every section that commands share, whole.
  static var shared: [OptionSection] { shared(of: OptionTable.all) }

  private static func shared(of options: [OptionDefinition]) -> [OptionSection] {
    titles.map { OptionSection($0, $1, of: options, isShared: true) }.filter(\.hasAny)
  }

  private static let own: [OptionGroup] = [.own, .steps, .size, .format, .json, .force, .output]

  private static let titles: [(String, [OptionGroup])] = [
    ("THE LOSS", [.loss]),
    ("THE RUN", [.run]),
    ("ROWS OF A FILE", [.rows]),
    ("THE SCREEN", [.screen, .time, .picture, .cells]),
    ("NUMBERS OF THE LOSSES", [.parameter]),
  ]

  private init(
    _ title: String, _ groups: [OptionGroup], of options: [OptionDefinition], isShared: Bool
  ) {
    self.title = title
    self.isShared = isShared
    self.options = groups.flatMap { group in options.filter { $0.group == group } }
  }

  private var hasAny: Bool { !options.isEmpty }
}

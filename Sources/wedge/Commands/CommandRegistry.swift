/// Every command, in the order of the help; a new one is its file and a line here.
enum CommandRegistry {
  static let all: [any CommandDefinition.Type] = [
    RunCommand.self,
    RecordCommand.self,
    TrainCommand.self,
    SweepCommand.self,
    AdviseCommand.self,
    SnapshotCommand.self,
    FigureCommand.self,
    EvaluateCommand.self,
    ExportCommand.self,
    BoundaryCommand.self,
    JudgeCommand.self,
    LossesCommand.self,
    LessonsCommand.self,
    BenchCommand.self,
    CompletionCommand.self,
    ManualCommand.self,
  ]

  /// What is done where no command is named.
  static let usual: any CommandDefinition.Type = RunCommand.self

  static func named(_ name: String) -> (any CommandDefinition.Type)? {
    all.first { $0.name == name }
  }
}

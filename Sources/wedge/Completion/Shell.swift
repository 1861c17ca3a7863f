/// A shell that can be told how to complete.
enum Shell: String, CaseIterable {
  case bash, zsh, fish

  func script(_ table: CompletionTable) -> String {
    switch self {
    case .bash: BashCompletion(table: table).script
    case .zsh: ZshCompletion(table: table).script
    case .fish: FishCompletion(table: table).script
    }
  }
}

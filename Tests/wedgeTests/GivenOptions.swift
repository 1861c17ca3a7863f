@testable import wedge

/// What arguments behind `wedge train` say.
func options(_ arguments: [String]) throws -> Options {
  guard case .command(_, let options) = try CommandLineParser.parse(["train"] + arguments) else {
    throw UsageError("not a command")
  }
  return options
}

func options(_ arguments: String...) throws -> Options { try options(arguments) }

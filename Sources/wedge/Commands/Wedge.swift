import Cells
import Glibc
import Laboratory
internal import Screens
import Terminal
import Training

/// The executable: arguments in, exit status out.
@main
struct Wedge {
  static func main() {
    StandardStreams.holdPlaces()
    // A closed pipe is then an error of the write, so that what was begun elsewhere is put away.
    signal(SIGPIPE, SIG_IGN)
    // So is a file-size limit.
    signal(SIGXFSZ, SIG_IGN)
    exit(status(of: Array(CommandLine.arguments.dropFirst())))
  }

  /// Carries a command line out: 0 done, 1 failed, 2 a file is wrong, 64 the command line is wrong.
  static func status(of arguments: [String]) -> Int32 {
    do {
      try LevelChoice.take(from: getenv("WEDGE_LEVEL").map { String(cString: $0) })
      return try carryOut(CommandLineParser.parse(arguments))
    } catch let error as UsageError {
      complain(error.text, usage(for: arguments))
      return 64
    } catch let error as ConfigurationError {
      complain(error.description, usage(for: arguments))
      return 64
    } catch let error as InputError {
      complain("'\(error.place)' \(error.fault)")
      return 2
    } catch let error as OutputError where error.hasNoReader {
      // What the shell sees of a program that the signal ends.
      return 128 + SIGPIPE
    } catch let error as OutputError {
      complain("\(error.name) \(error.fault): \(error.reason).")
      return error.signal.map { 128 + $0 } ?? 1
    } catch {
      complain("\(error)")
      return 1
    }
  }

  /// Says what is wrong; text from outside cannot steer the terminal.
  private static func complain(_ text: String, _ usage: String = "") {
    StandardError.write("Error: \(sanitized(text))\n\(usage)")
  }

  private static func carryOut(_ request: CommandLineParser.Request) throws -> Int32 {
    switch request {
    case .help(let command): try OutputFile.write(Array(HelpText.text(for: command).utf8), to: nil)
    case .version: try OutputFile.write(Array(Version.text.utf8), to: nil)
    case .command(let command, let options):
      try options.checkOutputs([("output", options.output)])
      return try command.run(options)
    }
    return 0
  }

  private static func usage(for arguments: [String]) -> String {
    let command = arguments.first.flatMap(CommandRegistry.named)
    let name = command.map { "wedge \($0.name)" } ?? "wedge"
    return "Usage: \(command?.usage ?? "wedge [command] [options]")\n  See '\(name) --help'.\n"
  }
}

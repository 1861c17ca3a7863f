/// What the program says by its exit status; `Wedge.status` gives them.
enum ExitStatus {
  /// Each status and what it means, in the order of help.
  static let all: [(status: String, meaning: String)] = [
    ("0", "What was asked for is done."),
    ("1", "The work failed, or something cannot be written."),
    ("2", "A file is wrong: the message names it, the place, the value and the remedy."),
    ("64", "The command line is wrong."),
    ("75", "Stopped by a signal; the same command goes on with what is left (sweep, advise)."),
    ("128+n", "Ended by signal n."),
  ]
}

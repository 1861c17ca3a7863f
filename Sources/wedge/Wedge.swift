@main
struct Wedge {
  static func main() throws {
    let a = CommandLine.arguments
    if a.count > 2, a[1] == "evaluate" {
      try EvaluateCommand.run(
        file: a[2], precision: a.contains("float") ? .float : .double, output: a.last)
    }
  }
}

internal import Drawing
import Laboratory
import MarginLosses
import Plotting
internal import Screens
import Training

/// A page with a picture of each loss: a short run of it on the same few points, and what that teaches.
enum LossesPage {
  /// The same for all: six clouds in the plane, few points, so that a picture stays small.
  private static let run = [
    "--data", "blobs", "--classes", "6", "--samples", "10", "--seed", "7", "--size", "64x30",
  ]

  /// Where prototypes have settled, or where comparisons still have something to do.
  private static func steps(of name: String) -> String {
    LossRegistry.comparison(named: name) == nil ? "240" : "10"
  }

  static func write(into folder: String) throws {
    guard InputFile.isThere(folder) else {
      throw OutputError(name: folder, reason: "there is no such folder. Make it first")
    }
    for name in shown {
      try OutputFile.write(try picture(of: name), to: "\(folder)/\(name).svg")
    }
    try OutputFile.write(Array(page.utf8), to: "\(folder)/README.md")
  }

  /// In the order of `wedge losses`.
  private static var shown: [String] { LossRegistry.descriptions.map(\.name) }

  /// The view that shows what a loss does: the plane, or one example and all that it is compared with.
  static func view(of name: String) -> String {
    switch LossRegistry.comparison(named: name) {
    case nil: "plane"
    case .pairs: "pairs"
    case .triplets: "mining"
    case .tuples: "tuple"
    case .lists: "weights"
    }
  }

  static func picture(of name: String) throws -> [UInt8] {
    let parser = OptionParser(FigureCommand.name, FigureCommand.options)
    let options = try parser.parse(
      run + ["--loss", name, "--steps", steps(of: name), "--view", view(of: name)])
    return FigureFile.svg(of: try FigureCommand.state(options), size: options.size)
  }

  static var page: String {
    let heading = """
      # What each loss does

      Six clouds of ten points in the plane and the laboratory's numbers. Of a loss with prototypes the plane is shown
      after 240 steps: tinted where its margin is met, lighter between, dotted where another class's is met, too. Of
      a loss that compares examples one of them is shown after 10 steps, and what it is drawn to or pushed from.
      Written by `wedge losses --pictures FOLDER`.

      """
    let entries = LossRegistry.descriptions.map { loss in
      """

      ## \(loss.title)

      `--loss \(loss.name)` · \(loss.boundary)

      \(loss.teaches)

      ![\(loss.title)](\(loss.name).svg)

      """
    }
    return heading + entries.joined()
  }
}

import Cells
import Foundation
import Laboratory
import Screens
import Testing
import Training

@testable import wedge

@Suite struct FigureFileTests {
  /// Key W drew the first pane, and said nothing of the others.
  @Test func ofRunsSideBySideAllAreDrawnUnderTheirOwnName() throws {
    let arguments = ["snapshot", "--data", "blobs", "--compare", "arcface,cosface", "--steps", "0"]
    guard case .command(_, let options) = try CommandLineParser.parse(arguments) else {
      throw UsageError("not a command")
    }
    let state = try FigureCommand.state(options)
    #expect(FigureFile.freePath(for: state).hasSuffix("-compare-0.svg"))
    let text = String(decoding: FigureFile.svg(of: state), as: UTF8.self)
    #expect(text.contains("<title>2 runs, step 0</title>"))
  }
}

extension FigureFileTests {
  /// It ran through the number, beside its point.
  @Test func theArcOfABandLeavesItsNumberFree() throws {
    let arguments = ["figure", "--data", "blobs", "--steps", "30"]
    guard case .command(_, let options) = try CommandLineParser.parse(arguments) else {
      throw UsageError("not a command")
    }
    let shapes = figure(try FigureCommand.state(options), size: options.size).shapes
    var (points, arcs) = ([Place](), [Place]())
    for shape in shapes {
      if case .letter(let place, ".", _, _) = shape { points.append(place) }
      if case .line(let places, _, _) = shape, places.count > 4 { arcs += places }
    }
    #expect(!points.isEmpty && !arcs.isEmpty)
    for point in points {
      #expect(!arcs.contains { abs($0.x - point.x) < 150 && abs($0.y - point.y) < 100 })
    }
  }

  /// A file held the words of an error.
  @Test(arguments: ["19x12", "20x6"])
  func whatIsTooSmallForAFigureIsRefused(_ size: String) throws {
    let outcome = try wedge("figure", "--steps", "0", "--size", size)
    #expect(outcome.status == 64 && outcome.errors.contains("20x12 at least"), "\(outcome)")
  }

  private func svg(_ words: String..., steps: Int = 0) throws -> String {
    let arguments = ["figure", "--data", "blobs", "--steps", "\(steps)"] + words
    guard case .command(_, let options) = try CommandLineParser.parse(arguments) else {
      throw UsageError("not a command")
    }
    return String(
      decoding: FigureFile.svg(of: try FigureCommand.state(options), size: options.size),
      as: UTF8.self)
  }

  /// What is written, in the order of styles; a row's words stand beside one another.
  private func words(_ svg: String) -> String {
    svg.components(separatedBy: "<text ").dropFirst().compactMap {
      $0.components(separatedBy: ">").dropFirst().first?.components(separatedBy: "<").first
    }.joined(separator: " ")
  }

  @Test(arguments: ["plane", "orientation"])
  func whatShowsSamplesNamesTheirClasses(_ view: String) throws {
    let dimension = view == "plane" ? "2" : "3"
    let text = words(try svg("--view", view, "--dimension", dimension, "--classes", "12"))
    for name in ["A", "L"] { #expect(text.contains("class \(name)"), "\(text)") }
  }

  /// Cells of a ground that was not the figure's own lay over every shape.
  @Test(arguments: ["light", "dark", "contrast", "mono"])
  func noGroundOfCellsLiesOverTheShapes(_ theme: String) throws {
    let text = try svg("--theme", theme)
    let shapes = try #require(text.range(of: "<use "))
    #expect(
      !text[shapes.upperBound...].contains(
        "<g shape-rendering=\"crispEdges\">\n<path fill=\"#000000\""))
    #expect(!text[shapes.upperBound...].contains("h1200v20h-1200z"))
  }

  @Test func aGhostIsHatchedWithItsLetterAsTheLegendSays() throws {
    let text = try svg("--loss", "sphereface2")
    #expect(text.contains("id=\"hatch-") && text.contains("url(#hatch-"))
    #expect(words(text).contains("ghost: the margin of"))
  }

  @Test(arguments: ["20x12", "20x40", "80x12"])
  func aFigureOfTheSmallestSizeIsDrawn(_ size: String) throws {
    for view in ["plane", "loss", "angle-plane"] {
      #expect(try svg("--size", size, "--view", view).hasSuffix("</svg>\n"))
    }
    #expect(try svg("--size", size, "--compare", "arcface,cosface").hasSuffix("</svg>\n"))
  }

  @Test func theLegendNamesAWidthOnlyAsASignForWhatIsDrawn() throws {
    let text = try svg("--loss", "cosface", "--classes", "4")
    #expect(words(text).contains("how wide the band is there"))
    #expect(text.contains("|–°–|"))
    let ghosts = words(try svg("--loss", "proxy_anchor"))
    #expect(ghosts.contains("ghost: the margin") && !ghosts.contains("neighbours share"))
    #expect(!ghosts.contains("how wide the band") && !ghosts.contains("right as used, still"))
  }

  @Test func aRoseOfMeansTellsDirectionsAndNotPlaces() throws {
    let text = try svg("--loss", "contrastive", "--view", "rose")
    #expect(words(text).contains("outside: the direction of a"))
    #expect(!words(text).contains("where the mean of its class"))
  }

  @Test func classesThatFindNoRoomAreCounted() throws {
    #expect(words(try svg("--size", "200x20", "--classes", "10")).contains("… and 5 more"))
  }

  @Test func whatRunsTellEndsOrIsMarkedAsCut() throws {
    let text = try svg("--compare", "triplet,contrastive", "--size", "80x24", steps: 40)
    let rows = text.components(separatedBy: "<text ").filter { $0.contains("y=\"455\"") }
    let last = try #require(rows.last?.components(separatedBy: "</text>").first?.last)
    #expect([".", "…"].contains(last), "\(rows)")
  }

  @Test func aLegendNamesOnlyWhatIsInThePicture() throws {
    #expect(!words(try svg("--loss", "triplet", "--view", "distances")).contains("the margin of"))
    #expect(!words(try svg("--view", "loss")).contains("a turn of a knob"))
    #expect(!words(try svg("--loss", "triplet", "--view", "mining")).contains("asks for"))
  }

  @Test func aCaptionOfGradientsStandsBesideTheRing() throws {
    let text = try svg("--view", "gradients", steps: 40)
    #expect(words(text).contains("full: |∂L/∂x|") && !words(text).contains("full arrow"))
    #expect(!text.contains("→") && !text.contains("↗"))
  }
}

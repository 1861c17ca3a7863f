import Cells
import Drawing
import Kernels
import Laboratory
import MarginLosses
import Plotting
import Screens
import Training

/// Workloads that draw.
enum ScreenWorkload {
  /// A laboratory that goes on from call to call.
  private final class Run {
    var state: State

    init() throws {
      state = try State(Configuration(), display: Display(), speed: .opening)
      state.advance(steps: 40)
      state.refresh()
      state.pictures = .shared()
    }
  }

  /// Who wins where, as sectors and then as cells, each of two by four dots.
  static func raster(_ name: String, size: Size, classes: Int) throws -> Workload {
    let loss = ArcFace(BenchData.parameters("arcface", nil))
    let angles = (0..<classes).map { 2 * Double.pi * Double($0) / Double(classes) }
    let prototypes = angles.flatMap { [Float(Double.cos($0)), Float(Double.sin($0))] }
    let cells = Size(width: (size.width + 1) / 2, height: (size.height + 3) / 4)
    let middle = Vector(Double(size.width) / 2, Double(size.height) / 2)
    let disc = Circle(center: middle, radius: max(middle.x, middle.y) * 2)
    let colors = (0..<classes).map { Color.direct(UInt32($0 + 1)) }
    return Workload(name) { times in
      for _ in 0..<times {
        var canvas = Canvas(size: cells, glyphs: .braille, ground: .terminal)
        let map = loss.decisionMap(prototypes: prototypes)
        canvas.fill(
          disc,
          sectors: (map?.sectors ?? []).map {
            SectorFill(
              start: Vector(Double.cos($0.start), -Double.sin($0.start)), color: colors[$0.owner],
              hatch: $0.meetsMargin ? nil : "·")
          })
      }
    }
  }

  /// `view` of a state that does not change.
  static func frame(_ name: String, size: Size) throws -> Workload {
    let run = try Run()
    return Workload(name) { times in
      for _ in 0..<times { _ = view(run.state, size: size) }
    }
  }

  /// Two steps, a snapshot and `view`: a frame of a run without the terminal.
  static func live(_ name: String, size: Size) throws -> Workload {
    let run = try Run()
    return Workload(name) { times in
      for _ in 0..<times {
        run.state.advance(steps: 2)
        run.state.refresh()
        _ = view(run.state, size: size)
      }
    }
  }
}

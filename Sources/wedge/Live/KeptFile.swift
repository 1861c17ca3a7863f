import Laboratory
import Training

/// A file that a key writes of what is on the screen, named by the program, and what is said of it.
struct KeptFile {
  let path: String
  let words: String
  /// Whether nothing was written.
  let isFault: Bool

  static func state(_ state: State) -> KeptFile {
    KeptFile(StateFile.freePath(for: state)) { path in
      try StateFile.write(state, to: path)
      return "written; goes on by: wedge --state \(path)"
    }
  }

  static func figure(of state: State) -> KeptFile {
    var state = state
    state.refresh()
    return KeptFile(FigureFile.freePath(for: state)) { path in
      try OutputFile.write(FigureFile.svg(of: state), to: path)
      return "drawn: \(path)"
    }
  }

  static func module(of state: State) -> KeptFile {
    let configuration = state.chosenRun.configuration
    return KeptFile(FreePath.path("wedge_\(configuration.loss)", ending: "py")) { path in
      let module = try ExportCommand.module(of: configuration, for: .pytorch)
      try OutputFile.write(Array(module.text.utf8), to: path)
      return
        "the loss with the numbers that are set, for PyTorch: \(path); run it, and it tests itself"
    }
  }

  private init(_ path: String, _ write: (String) throws -> String) {
    self.path = path
    do {
      (words, isFault) = (try write(path), false)
    } catch {
      (words, isFault) = (Self.words(for: error, path), true)
    }
  }

  private static func words(for error: any Error, _ path: String) -> String {
    switch error {
    case let error as OutputError: "\(path) cannot be written: \(error.reason)"
    case let error as UsageError: error.text
    default: "\(path) cannot be written: \(error)"
    }
  }
}

import Training

extension Options {
  /// What the command reads.
  private var inputs: [String] {
    let table = data.flatMap { DatasetRegistry.named($0) == nil ? $0 : nil }
    return files + [table, labels, testData, state].compactMap(\.self)
  }

  /// Refuses to write over what is read, two things into one file, and into a folder that is not there.
  ///
  /// - Parameter outputs: the options that name files, and the files.
  func checkOutputs(_ outputs: [(option: String, path: String?)]) throws {
    let named = outputs.compactMap { output in output.path.map { (output.option, $0) } }
      .filter { $0.1 != "-" }
    for (place, (option, path)) in named.enumerated() {
      if !InputFile.isThere(path) || OutputFile.isFolder(path),
        let trouble = OutputFile.folderTrouble(of: path)
      {
        throw trouble
      }
      if let input = inputs.first(where: { InputFile.areSame($0, path) }) {
        throw UsageError(
          "'--\(option)' names '\(path)', which is read as '\(input)' and would be lost. Give another name."
        )
      }
      if let other = named[..<place].first(where: { InputFile.areSame($0.1, path) }) {
        throw UsageError(
          "'--\(other.0)' and '--\(option)' both name '\(path)'. Give each a file of its own.")
      }
    }
  }

  /// Refuses to write what is drawn under the name of another kind of file: whoever names a picture of dots would
  /// get none.
  ///
  /// - Parameter remedy: which kinds there are.
  func refuseKinds(_ remedy: String) throws(UsageError) {
    guard let output, let dot = output.lastIndex(of: ".") else { return }
    let kinds = ["png", "pdf", "gif", "jpg", "jpeg", "webp", "bmp", "eps", "cast", "mp4"]
    guard kinds.contains(output[output.index(after: dot)...].lowercased()) else { return }
    throw UsageError.invalid(
      output, for: "output",
      "\(remedy) 'rsvg-convert -f png' and '-f pdf' make others of SVG.")
  }

  /// Refuses to replace files, but where `--force` says so.
  func refuseToReplace(_ paths: [String?]) throws(OutputError) {
    guard !force else { return }
    for path in paths.compactMap(\.self) where path != "-" {
      try OutputFile.refuseToReplace(path)
    }
  }
}

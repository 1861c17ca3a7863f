/// Files that the program names itself, in the current folder.
enum FreePath {
  /// A path of this name and ending that nothing has yet, nor with other endings; counts up where
  /// something does.
  static func path(_ name: String, ending: String, besides endings: [String] = []) -> String {
    var free = name
    var count = 2
    while ([ending] + endings).contains(where: { InputFile.isThere("\(free).\($0)") }) {
      free = "\(name)-\(count)"
      count += 1
    }
    return "\(free).\(ending)"
  }
}

import MapScreens
import MarginLosses
import Training

/// Which of a folder's maps is shown: the first that is of the loss and the settings that were given.
struct SweepMapChoice {
  private let losses: [String]?
  private let parameters: [(option: String, value: Double)]
  private let settings: [SweepRow.Setting]
  private let unseen: String?
  /// Digests of the rows that the file has or had; nil where none was named.
  private let digests: Set<String>?

  /// - Parameter known: digests of the rows of a file, by where it lay when it was swept.
  /// - Throws: what of a run tells no map from another.
  init(_ options: Options, known: [String: Set<String>] = [:]) throws {
    let told = ["margin", "scale", "seed"]
    if let useless = options.given.first(where: told.contains) {
      throw UsageError(
        "'--\(useless)' has no use with 'wedge sweep show': a map has a cell for each, and its seeds in it."
      )
    }
    losses = try options.loss.map { try SweepRequest.losses(in: $0).map(\.name) }
    parameters = options.parameters
    unseen = options.settings["unseen"]
    var settings = SettingRegistry.all.filter { !["loss", "unseen"].contains($0.name) }
      .compactMap { setting in
        options.settings[setting.name].map { SweepRow.Setting(name: setting.memberName, text: $0) }
      }
    func add(_ name: String, _ text: String?) {
      if let text { settings.append(SweepRow.Setting(name: name, text: text)) }
    }
    // What these two set is a variant of their loss.
    add("variant", options.variant ?? options.mining)
    add("variant", options.bias.map { $0 ? "bias" : "nobias" })
    add("steps_asked", options.steps.map { "\($0)" })
    let file = options.data.flatMap { DatasetRegistry.named($0) == nil ? $0 : nil }
    add("data", file == nil ? options.data : TableData.name)
    self.settings = settings
    digests = file.map { file in
      let now = try? SweepRequest.bases(options).first?.table?.digestText
      return known[SweepRequest.anchored(file), default: []].union([now].compactMap(\.self))
    }
  }

  /// Whether a map is of what was asked for.
  ///
  /// - Parameter countsUnseen: whether a count of classes is of those that are never seen as well.
  func matches(_ map: SweepMap, countingUnseen countsUnseen: Bool) -> Bool {
    guard losses?.contains(map.loss) ?? true, isOfData(map), isOfUnseen(map) else { return false }
    let known = LossRegistry.description(named: map.loss)?.hyperparameters ?? []
    let own = parameters.allSatisfy { option, value in
      guard let name = known.first(where: { $0.option == option })?.memberName else { return false }
      return map.settings.contains { $0.name == name && Double($0.text) == value }
    }
    return own && settings.allSatisfy { has(map, $0, countsUnseen) }
  }

  private func has(_ map: SweepMap, _ asked: SweepRow.Setting, _ countsUnseen: Bool) -> Bool {
    // Losses that compare draw so many examples, and no batch.
    let isComparing = LossRegistry.metric(named: map.loss) != nil
    let name = asked.name == "batch" && isComparing ? "examples" : asked.name
    // What is as it always was no row says, nor what older rows had not yet.
    guard
      let told = map.settings.first(where: { $0.name == name })?.text
        ?? SweepIdentity.usual(name, in: map.settings)
    else { return name != "variant" }
    if name == "classes", countsUnseen {
      return Int(asked.text) == map.classes + (unseen(of: map)?.count ?? 0)
    }
    return told == asked.text || Double(told) == Double(asked.text) ?? .nan
  }

  private func isOfData(_ map: SweepMap) -> Bool {
    guard let digests, let told = map.settings.first(where: { $0.name == "data_digest" }) else {
      return true
    }
    return digests.contains(told.text)
  }

  /// By how many or by which, as the option says it.
  private func isOfUnseen(_ map: SweepMap) -> Bool {
    guard let unseen, let told = self.unseen(of: map) else { return true }
    if let count = Int(unseen), !unseen.contains(",") { return told.count == count }
    return Set(NameList.names(unseen)) == Set(told)
  }

  /// What the classes that its runs never saw are called; nil where older rows do not say it.
  private func unseen(of map: SweepMap) -> [String]? {
    map.settings.first { $0.name == "unseen" }
      .flatMap { try? JSONValue(text: Array($0.text.utf8)) }?.array?.compactMap(\.string)
  }
}

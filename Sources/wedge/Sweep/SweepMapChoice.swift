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
    digests = try file.map { try Self.digests(of: $0, options, known) }
    let ofFiles = OptionTable.options(.rows).map(\.name)
    if file == nil, let useless = options.given.first(where: ofFiles.contains) {
      throw UsageError("'--\(useless)' has no use without a file: --data FILE.", of: useless)
    }
  }

  /// Of the rows that a file has, and of those that lay there.
  private static func digests(
    of file: String, _ options: Options, _ known: [String: Set<String>]
  ) throws -> Set<String> {
    let before = known[SweepRequest.anchored(file), default: []]
    do {
      let now = try options.tableFile(file, asEmbeddings: false).read().digestText
      return before.union([now])
    } catch {
      guard before.isEmpty, InputFile.isThere(file) else { return before }
      throw error
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
    guard let told = map.settings.first(where: { $0.name == name })?.text ?? usual(name, of: map)
    else { return !["variant", "encoder"].contains(name) }
    if name == "classes", countsUnseen {
      return Int(asked.text) == map.classes + withheld(of: map)
    }
    return told == asked.text || Double(told) == Double(asked.text) ?? .nan
  }

  private func usual(_ name: String, of map: SweepMap) -> String? {
    name == "variant"
      ? LossRegistry.description(named: map.loss)?.variants.first?.name
      : SweepIdentity.usual(name, in: map.settings)
  }

  /// Classes that were set apart from a count; those that the data hold back by themselves are beside it.
  private func withheld(of map: SweepMap) -> Int {
    let count = self.unseen(of: map)?.count ?? 0
    let data = map.settings.first { $0.name == "data" }?.text ?? ""
    let isUsual = unseen == nil && count == DatasetRegistry.named(data)?.usualUnseen
    return isUsual ? 0 : count
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

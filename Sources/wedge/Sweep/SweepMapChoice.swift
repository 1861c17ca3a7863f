import MapScreens
import MarginLosses
import Training

/// Which of a folder's maps is shown: the first that is of the loss and the settings that were given.
struct SweepMapChoice {
  private let losses: [String]?
  private let parameters: [(option: String, value: Double)]
  private let settings: [SweepRow.Setting]

  /// - Throws: what of a run tells no map from another.
  init(_ options: Options) throws {
    losses = try options.loss.map { try SweepRequest.losses(in: $0).map(\.name) }
    parameters = options.parameters
    var settings = SettingRegistry.all.filter { $0.option != "loss" }.compactMap { setting in
      options.settings[setting.name].map { SweepRow.Setting(name: setting.memberName, text: $0) }
    }
    settings += options.variant.map { [SweepRow.Setting(name: "variant", text: $0)] } ?? []
    settings +=
      options.data.map {
        [
          SweepRow.Setting(
            name: "data", text: DatasetRegistry.named($0) == nil ? TableData.name : $0)
        ]
      } ?? []
    settings += options.steps.map { [SweepRow.Setting(name: "steps_asked", text: "\($0)")] } ?? []
    self.settings = settings
    let told = ["margin", "scale", "seed"]
    if let useless = options.given.first(where: told.contains) {
      throw UsageError(
        "'--\(useless)' has no use with 'wedge sweep show': a map has a cell for each, and its seeds in it."
      )
    }
  }

  func matches(_ map: SweepMap) -> Bool {
    guard losses?.contains(map.loss) ?? true else { return false }
    let known = LossRegistry.description(named: map.loss)?.hyperparameters ?? []
    let own = parameters.allSatisfy { option, value in
      guard let name = known.first(where: { $0.option == option })?.memberName else { return false }
      return map.settings.contains { $0.name == name && Double($0.text) == value }
    }
    return own
      && settings.allSatisfy { asked in
        // What is as it always was no row says.
        guard let told = map.settings.first(where: { $0.name == asked.name }) else { return true }
        return told.text == asked.text || Double(told.text) == Double(asked.text) ?? .nan
      }
  }
}

import Glibc
import MarginLosses
import Training

/// The runs that a command line asks for.
enum SweepRequest {
  /// The plan of a command line: its losses with what each of them has a use for.
  ///
  /// - Parameter countsUnseen: whether an axis of classes counts what `--classes` does; in folders of
  ///   before it is of those that are trained on.
  static func plan(_ options: Options, countingUnseen countsUnseen: Bool = true) throws -> SweepPlan
  {
    let bases = try bases(countsUnseen ? options.withClassesOfGrid : options)
    let seed = options.settings["seed"].flatMap { UInt64($0) } ?? Configuration().seed
    return try SweepPlan(
      bases: bases, axes: options.sweep.grids, seeds: options.sweep.seeds ?? [seed],
      steps: options.steps ?? RunReport.usualSteps,
      counting: countsUnseen ? options.classesCounted : .trained)
  }

  /// A run of each loss that is named, with what it has a use for.
  static func bases(_ options: Options) throws -> [Configuration] {
    let descriptions = try losses(in: options.loss ?? Configuration().loss)
    try refuseUseless(options, descriptions)
    return try descriptions.map { try options.collapsed(for: $0).configuration() }
  }

  /// The losses of a list, by any of their names.
  static func losses(in list: String) throws -> [LossDescription] {
    let names = list.split(separator: ",").map(String.init)
    guard !names.isEmpty else {
      throw UsageError.invalid(list, for: "loss", "Name at least one loss.")
    }
    return try names.map { name in
      guard let description = LossRegistry.description(named: name) else {
        let known = LossRegistry.descriptions.map(\.name).joined(separator: ", ")
        throw UsageError.invalid(name, for: "loss", "Choose from \(known).")
      }
      return description
    }
  }

  /// A path that is right from wherever a part of the sweep is started.
  static func anchored(_ value: String) -> String {
    guard DatasetRegistry.named(value) == nil, !StreamedInput.isMeant(by: value) else {
      return value
    }
    if let path = realpath(value, nil) {
      defer { free(path) }
      return String(cString: path)
    }
    // What is gone lay in its folder.
    let parts = value.split(separator: "/")
    guard let name = parts.last, name != ".", name != ".." else { return value }
    let above = parts.dropLast().joined(separator: "/")
    let folder = (value.hasPrefix("/") ? "/" : "./") + above
    return folder == "/" ? value : anchored(folder) + "/" + name
  }

  /// An option that no loss of the sweep has a use for is a mistake.
  private static func refuseUseless(_ options: Options, _ losses: [LossDescription]) throws {
    for (option, _) in options.parameters
    where !losses.contains(where: { $0.hyperparameters.contains { $0.option == option } }) {
      throw UsageError("'--\(option)' has no use: no loss of this sweep has such a parameter.")
    }
    if options.from != nil {
      throw UsageError("'--from' has no use: a sweep is many runs. Give their options.")
    }
    if options.reading == .embeddings {
      throw UsageError("'--as embeddings' has no use: nothing trains then. See 'wedge judge'.")
    }
    for axis in options.sweep.grids {
      for loss in losses {
        var base = Configuration()
        base.loss = loss.name
        guard let option = base.setting(ofAxis: axis.name), options.given.contains(option) else {
          continue
        }
        throw UsageError("'--\(option)' and '--grid \(axis.name)=…' say the same. Give one.")
      }
    }
    if options.settings["seed"] != nil, options.sweep.seeds != nil {
      throw UsageError("'--seed' and '--seeds' say the same. Give one.")
    }
    guard losses.count > 1, let variant = options.variant else { return }
    guard losses.contains(where: { $0.variants.contains { $0.name == variant } }) else {
      throw UsageError.invalid(variant, for: "variant", "No loss of this sweep has it.")
    }
  }

  /// The arguments that every part of a sweep shares, wherever it runs and whatever its part is.
  static func sharedArguments(of arguments: [String]) -> [String] {
    let ownValues = ["--shard", "--jobs", "--only", "--out"]
    var shared: [String] = []
    var rest = arguments[...]
    while let argument = rest.popFirst() {
      if argument == "--list" { continue }
      if ownValues.contains(argument) {
        _ = rest.popFirst()
      } else if ["--data", "--labels", "--test"].contains(argument), let value = rest.popFirst() {
        shared += [argument, anchored(value)]
      } else if let name = ["--data=", "--labels=", "--test="].first(where: argument.hasPrefix) {
        shared.append(name + anchored(String(argument.dropFirst(name.count))))
      } else if !ownValues.contains(where: { argument.hasPrefix($0 + "=") }) {
        shared.append(argument)
      }
    }
    return shared
  }
}

extension Options {
  /// What an axis of classes counts: what `--classes` does.
  fileprivate var classesCounted: ClassesCounted {
    guard let unseen = settings["unseen"] else { return .trained }
    return unseen.contains(",") || Int(unseen) == nil ? .allButNamed : .allButLast
  }

  /// With the most classes of the grid, so that all that are named are there.
  fileprivate var withClassesOfGrid: Options {
    var options = self
    let axis = sweep.grids.first { Configuration().setting(ofAxis: $0.name) == "classes" }
    if settings["unseen"] != nil, let most = axis?.values.max().flatMap({ Int(exactly: $0) }) {
      options.settings["classes"] = "\(most)"
    }
    return options
  }

  /// These options for one loss of several, without those that only others have a use for.
  func collapsed(for description: LossDescription) -> Options {
    var options = self
    options.loss = description.name
    options.parameters = parameters.filter { option, _ in
      description.hyperparameters.contains { $0.option == option }
    }
    guard (loss ?? "").contains(",") else { return options }
    if let variant, !description.variants.contains(where: { $0.name == variant }) {
      options.variant = nil
    }
    if description.name != Softmax.description.name { options.bias = nil }
    if LossRegistry.comparison(named: description.name) != .triplets { options.mining = nil }
    let losses = (loss ?? "").split(separator: ",").compactMap {
      LossRegistry.description(named: String($0))?.name
    }
    options.settings = settings.collapsed(for: description.name, among: losses)
    return options
  }
}

import Training

extension Options {
  /// The classes that are trained on, and those that are not.
  ///
  /// - Throws: also where one that is trained on has no row for training.
  func setClasses(
    of configuration: inout Configuration, _ source: any DatasetSource.Type
  ) throws {
    try chooseClasses(of: &configuration, source)
    guard settings["unseen"] != nil, let table = configuration.table, table.rows.hasSplit else {
      return
    }
    var isLearnt = [Bool](repeating: false, count: table.classes)
    for row in table.trainingRows { isLearnt[Int(table.labels[row])] = true }
    for label in configuration.unseen { isLearnt[label] = true }
    guard let left = isLearnt.prefix(configuration.allClasses).firstIndex(of: false) else { return }
    throw InputError(
      data ?? table.name,
      "has class '\(table.classTitles[left])' in rows for test alone: nothing can be learnt of it. Name it with "
        + "--unseen too.")
  }

  private func chooseClasses(
    of configuration: inout Configuration, _ source: any DatasetSource.Type
  ) throws {
    let classes = settings.count("classes")
    if let table = configuration.table {
      configuration.classes = classes ?? table.classes
      try checkTraining(on: table, configuration)
    } else {
      configuration.takeUsualClasses()
      configuration.classes = classes ?? configuration.classes
      configuration.withhold(last: configuration.unseen.count)
    }
    guard let unseen = settings["unseen"] else { return }
    configuration.unseen = []
    let names = NameList.names(unseen)
    let count = unseen.contains(",") ? names.count : Int(unseen)
    // Beside the classes that are usual, as far as there are others.
    let most = source.classes(for: configuration).upperBound
    let all =
      classes ?? configuration.table?.classes
      ?? min(configuration.classes + min(count ?? 1, most), most)
    configuration.classes = all
    guard !unseen.contains(","), let count else {
      try withhold(names, of: &configuration, source)
      guard configuration.classes >= 2 else {
        throw UsageError.invalid(
          unseen, for: "unseen",
          "Two classes at least must be seen: name at most \(max(all - 2, 0)) of \(all).")
      }
      return
    }
    guard count >= 0, count <= all - 2 else {
      throw UsageError.invalid(
        unseen, for: "unseen", "Give at most \(all - 2) of \(all) classes, or names and a comma.")
    }
    configuration.classes = all - count
    configuration.withhold(last: count)
  }

  /// Refuses what nothing can be learnt from, of a file that nothing else is said of.
  private func checkTraining(
    on table: DataTable, _ configuration: Configuration
  ) throws(InputError) {
    guard !configuration.isJudged, configuration.classes == table.classes else { return }
    let most = TableData.classes.upperBound
    guard table.classes <= most else {
      throw InputError(
        data ?? table.name,
        "has \(table.classes) classes, and training takes at most \(most): say --classes \(most) for "
          + "the first of them. `wedge judge` takes up to \(DataTable.mostClasses).")
    }
    guard table.rows.hasGroups, configuration.mode == .encoder,
      table.split(seed: configuration.seed).heldOut.isEmpty
    else { return }
    throw InputError(
      data ?? table.name,
      "has no group that can be held out whole: every class would lose all its rows, or most. Give "
        + "more groups, or leave --group out.")
  }

  private func withhold(
    _ names: [String], of configuration: inout Configuration, _ source: any DatasetSource.Type
  ) throws {
    let titles = source.classTitles(for: configuration)
    let places = try names.map { name in
      let given =
        source == TableData.self
        ? configuration.table?.givenTitles.prefix(titles.count) : nil
      guard
        let place = given?.firstIndex(where: { $0.utf8.elementsEqual(name.utf8) })
          ?? given?.firstIndex(of: name) ?? titles.firstIndex(of: name)
      else {
        let some =
          titles.prefix(12).map(NameList.quoted).joined(separator: ", ")
          + (titles.count > 12 ? ", …" : "")
        throw UsageError.invalid(name, for: "unseen", "Choose of \(some).")
      }
      return place
    }
    configuration.unseen = Set(places).sorted()
    configuration.classes -= configuration.unseen.count
  }
}

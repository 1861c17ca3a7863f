internal import Drawing
internal import Laboratory
internal import MarginLosses
internal import Plotting
internal import Training

/// What tells runs apart beside their losses, so that no two panes are called the same.
struct PaneNames {
  private let panes: [Pane]
  private let settings: [String]

  init(_ panes: [Pane]) {
    self.panes = panes
    settings = panes.settingsApart.map { $0.joined(separator: " ") }
  }

  /// The sign of a pane from 1, in a circle: plain digits choose losses.
  static func sign(_ number: Int) -> String {
    Unicode.Scalar(UInt32(0x245F + number)).map { String($0) } ?? "\(number)"
  }

  /// Names of a pane without its number, the longest first.
  func names(of index: Int) -> [String] {
    let (names, own) = (losses(of: index), settings[index])
    // What is not the loss's doing is seen however little room there is.
    return own.isEmpty ? names : names.map { "\($0) \(own)" } + [own]
  }

  /// What the loss of a pane is called, the longest first.
  private func losses(of index: Int) -> [String] {
    let setting = SettingWords(panes[index])
    let title = title(of: index)
    // Units and the scale go later than blanks.
    let full = "\(title)  \(setting.inFull)"
    let all = [full, full.replacing("  ", with: " "), "\(title)  \(setting.short)"]
    guard let difference = difference(of: index) else {
      return all + [
        "\(title) \(setting.margins)", "\(title) \(setting.shortest)", title, setting.shortTitle,
      ]
    }
    return all + ["\(title) \(difference)", difference]
  }

  /// The loss, and the variant where another pane has another one of the same loss.
  private func title(of index: Int) -> String {
    let title = SettingWords(panes[index]).title
    guard namesakes(of: index).contains(where: { $0.variant != panes[index].variant }),
      let variant = panes[index].variant
    else { return title }
    return "\(title) \(panes[index].run.variantTitle(variant))"
  }

  /// The other panes whose loss has the same title.
  private func namesakes(of index: Int) -> [Pane] {
    let title = SettingWords(panes[index]).title
    return panes.indices.filter { $0 != index && SettingWords(panes[$0]).title == title }
      .map { panes[$0] }
  }

  /// Variant and numbers in which a pane differs from its namesakes; nil without any.
  private func difference(of index: Int) -> String? {
    let (pane, others) = (panes[index], namesakes(of: index))
    let different = pane.lossDescription.hyperparameters.filter { each in
      others.contains {
        $0.configuration.parameters[each.key] != pane.configuration.parameters[each.key]
      }
    }
    var words: [String] = []
    if let variant = pane.variant, others.contains(where: { $0.variant != variant }) {
      words.append(pane.run.variantTitle(variant))
    }
    let areMargins = different.count > 1 && different.allSatisfy { $0.unit != .plain }
    let numbers = different.map { each -> String in
      let value = pane.configuration.parameters[each.key].map(Self.compact) ?? "–"
      return areMargins ? value : "\(each.shortName) \(value)"
    }
    if !numbers.isEmpty { words.append(numbers.joined(separator: areMargins ? "/" : " ")) }
    return words.isEmpty ? nil : words.joined(separator: " ")
  }

  /// As few figures as say it: `.15`, `1`.
  private static func compact(_ value: Double) -> String {
    let text = numberText(value, from: 0, through: 3)
    return text.hasPrefix("0.") ? String(text.dropFirst()) : text
  }
}

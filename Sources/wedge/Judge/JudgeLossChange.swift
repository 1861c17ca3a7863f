import MarginLosses
import Training

/// What became better and worse of rows as one loss sees them.
struct JudgeLossChange {
  private let change: LossChange
  private let classTitles: [String]

  init(_ change: LossChange, _ classTitles: [String]) {
    (self.change, self.classTitles) = (change, classTitles)
  }

  private var words: VerdictWords { VerdictWords(change.after) }

  var title: String { ([words.title] + words.setting).joined(separator: " ") }

  /// Shares of rows that violate the margin, beside which those that meet it go without saying.
  private var violation: EmbeddingChange.Difference? { change.met.share?.complement }

  var value: JSONValue {
    var members = JSONMembers()
    members["loss"] = .string(change.after.description.name)
    members["parameters"] = words.parameters
    members["accuracy"] = JSONMembers.object(change.right.share)
    members["accuracy_with_margin"] = JSONMembers.object(change.met.share)
    members["violation_rate"] = JSONMembers.object(violation)
    members.add("met_now", Double(change.met.better))
    members.add("violated_now", Double(change.met.worse))
    members["margin_set_by"] = words.guide
    members["by_class"] = .array(
      change.metByClass.enumerated().compactMap { label, shift in
        shift.map { shift in
          .object([
            "class": .string(classTitles[label]), "rows": .number(Double(shift.count)),
            "met_now": .number(Double(shift.better)), "violated_now": .number(Double(shift.worse)),
            "violation_rate": JSONMembers.object(shift.share?.complement),
          ])
        }
      })
    return .object(members.values)
  }

  static let head: [String] = [
    "loss", "setting", "violation before", "after", "difference, 95 %", "room after",
    "met by 95 % after",
  ]

  var cells: [String] {
    [words.title, words.setting.joined(separator: "  ")] + NumberWords.cells(violation)
      + words.guides
  }

  var classes: [String] {
    let body = change.metByClass.enumerated().compactMap { label, shift in
      shift.map { [classTitles[label], "\($0.count)"] + NumberWords.cells($0.share?.complement) }
    }
    let head = ["class", "rows", "before", "after", "difference, 95 %"]
    return TextColumns([head] + body, leading: [0, 4]).lines
  }
}

extension JSONMembers {
  /// A number before and after, and the difference with its interval; null where there is none.
  static func object(_ difference: EmbeddingChange.Difference?) -> JSONValue {
    guard let difference else { return .null }
    var members = JSONMembers()
    members.add("before", difference.before)
    members.add("after", difference.after)
    members.add("difference", difference.difference, difference.interval)
    return .object(members.values)
  }
}

import Kernels
import MarginLosses
import Training

/// What a loss's verdict is called, and its numbers in the units of its parameters.
struct VerdictWords {
  private let verdict: LossVerdict

  init(_ verdict: LossVerdict) { self.verdict = verdict }

  var title: String { verdict.description.title }

  /// Each parameter with its value.
  var setting: [String] {
    verdict.description.hyperparameters(of: verdict.parameters.variant).compactMap { each in
      verdict.parameters[each.key].map { "\(each.key) \(Self.value($0, each))" }
    }
  }

  /// What is learnt of the rows that are judged.
  var learntSetting: [String] {
    verdict.learnt.map { "\($0.name) \(Self.value($0.value, nil))" }
  }

  var parameters: JSONValue {
    var parameters: [String: JSONValue] = [:]
    for each in verdict.description.hyperparameters {
      parameters[each.option] = verdict.parameters[each.key].map(JSONValue.number) ?? .null
    }
    return .object(parameters)
  }

  var learnt: JSONValue {
    .object(
      Dictionary(uniqueKeysWithValues: verdict.learnt.map { ($0.name, .number($0.value)) }))
  }

  var guide: JSONValue { verdict.marginGuide.map { .string($0.rawValue) } ?? .null }

  private var marginParameter: Hyperparameter? {
    verdict.description.hyperparameters.first { $0.key == verdict.description.marginKey }
  }

  /// The largest margin below a bound, in its own unit: at the bound a row ties at best.
  private func margin(below bound: Double) -> String {
    let settable = bound.settable(decimals: NumberWords.decimals(bound, from: 3), isUpper: true)
    return Self.value(max(settable, marginParameter?.range.lowerBound ?? 0), marginParameter)
  }

  /// Whether most rows meet every margin that can be set.
  var meetsAll: Bool {
    verdict.guidingMargin.map { $0 == marginParameter?.range.upperBound } ?? false
  }

  /// The margin that neighbours can meet at most, and the one that 95 % of the rows meet.
  var guides: [String] {
    let isTold = !verdict.metMargins.isEmpty && verdict.accuracy != nil
    let room = verdict.hasNoRoom ? "none" : verdict.limit.map(margin) ?? "–"
    return [room, isTold ? metByMost : "–"]
  }

  private var metByMost: String {
    guard let met = verdict.guidingMargin else { return "none" }
    // The end of what can be set is met itself.
    return meetsAll
      ? Self.value(NumberWords.limit(met, 3), marginParameter) + " or more" : margin(below: met)
  }

  private static func value(_ value: Double, _ parameter: Hyperparameter?) -> String {
    NumberWords.length(value) + (parameter?.unit == .radians ? " rad" : "")
  }
}

/// Which of two margins to set m by, for each loss that has one.
struct MarginWords {
  let lines: [String]

  init(_ verdicts: [LossVerdict]) {
    func names(_ guide: LossVerdict.MarginGuide, meetingAll: Bool = false) -> String {
      verdicts.filter { $0.marginGuide == guide }.map(VerdictWords.init)
        .filter { guide == .room || $0.meetsAll == meetingAll }.map(\.title)
        .joined(separator: ", ")
    }
    let (met, all, room) = (names(.met), names(.met, meetingAll: true), names(.room))
    var lines: [String] = []
    if !met.isEmpty {
      lines.append(
        "set m by met by 95 % (\(met)): above it, or hardly a row is pulled, up to room")
    }
    if !all.isEmpty { lines.append("no m pulls more than a few rows (\(all)): they meet all") }
    let none = verdicts.filter { $0.hasNoRoom && $0.accuracy != nil }.map { VerdictWords($0).title }
    if !none.isEmpty {
      lines.append(
        "no m can be met by the nearest two prototypes (\(none.joined(separator: ", "))): the loss asks "
          + "for more without one")
    }
    if !room.isEmpty {
      lines.append(
        "set m by room (\(room)): beyond it the nearest two prototypes leave none, wherever rows lie now"
      )
    }
    let lengths = verdicts.compactMap { verdict in
      verdict.limitNorm.map { "\(verdict.description.title) \(NumberWords.length($0))" }
    }
    if !lengths.isEmpty {
      lines.append(
        "where the margin follows ‖x‖ each row is judged at its own, and room is of the mean "
          + "(\(lengths.joined(separator: ", "))): rows of other lengths have another")
    }
    self.lines = lines.isEmpty ? [] : [""] + lines
  }
}

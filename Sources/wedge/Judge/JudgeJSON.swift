import Kernels
import MarginLosses
import Training

/// A report on embeddings as one JSON object.
struct JudgeJSON {
  let report: EmbeddingReport
  let table: DataTable

  var value: JSONValue {
    var members = JSONMembers()
    addRows(to: &members)
    addAngles(to: &members)
    addPairs(to: &members)
    addRetrieval(to: &members)
    members["losses"] = .array(report.verdicts.map(json))
    if !report.worst.rows.isEmpty {
      for (key, value) in JudgeWorst(report: report).members {
        members[key] = value
      }
    }
    return .object(members.values)
  }

  private func addRows(to members: inout JSONMembers) {
    members.add("rows", Double(report.rowCount))
    members.add("rows_judged", Double(report.rows.count))
    members.add("rows_alone", Double(report.aloneCount))
    members.add("rows_unheld", Double(report.unheldCount))
    members.add("dimension", Double(report.dimension))
    members.add("classes", Double(report.classTitles.count))
    members["class_names"] = .array(report.table.givenTitles.map(JSONValue.string))
    members["digest"] = .string(String(table.digest, radix: 16))
    switch report.prototypes {
    case .given: (members["prototypes"], members["means"]) = (.string("given"), .null)
    case .trainingMeans:
      members["prototypes"] = .string("class means")
      members["means"] = .string("training")
    case .means(let means):
      members["prototypes"] = .string("class means")
      members["means"] = .string(means.rawValue)
    }
  }

  private func addAngles(to members: inout JSONMembers) {
    members.add("angle_own_median", report.quantile(0.5, of: .own))
    members.add("angle_own_p95", report.quantile(0.95, of: .own))
    members.add("angle_nearest_median", report.quantile(0.5, of: .next))
    members.add("gap_p05", report.quantile(0.05, of: .gap))
    members.add("prototype_gap_min_degrees", report.narrowestPair.map { $0.angle.inDegrees })
    members.add("norm_mean", report.normMean)
    members.add("norm_variation", report.normVariation)
  }

  private func addPairs(to members: inout JSONMembers) {
    let pairs = report.pairs
    members.add("pairs", Double(pairs.same.taken + pairs.different.taken))
    members["pairs_sampled"] = .boolean(pairs.same.isSampled || pairs.different.isSampled)
    for (kind, count) in [("same", pairs.same), ("different", pairs.different)] {
      members.add("pairs_\(kind)", Double(count.taken))
      members.add("pairs_\(kind)_all", Double(count.all))
    }
    members.add("eer", pairs.equalError?.rate)
    members.add("eer_threshold_far", pairs.equalError?.falseAcceptance)
    members.add("eer_threshold_frr", pairs.equalError?.falseRejection)
    for (far, rate) in pairs.acceptances {
      members.add("tar_at_far_\(Self.word(of: far))", rate)
    }
    members.add("far_lowest", pairs.lowestFar)
    members["intervals_refused"] = pairs.refusal.map(JSONValue.string) ?? .null
    guard let asked = pairs.askedFar else { return }
    members.add("deploy_far_asked", asked)
    members.add("deploy_tar", pairs.deployment?.acceptance)
    members.add("deploy_far", rate: pairs.deployment?.falseAcceptance)
    members.add("deploy_frr", rate: pairs.deployment?.falseRejection)
  }

  private func addRetrieval(to members: inout JSONMembers) {
    members.add("rank1", report.retrieval?.rank1)
    members.add("rank5", report.retrieval?.rank5)
    members.add("map", report.retrieval?.meanAveragePrecision)
    members.add("queries", report.retrieval.map { Double($0.queries) })
    members.add("queries_all", report.retrieval.map { Double($0.able) })
    members["queries_sampled"] = report.retrieval.map { .boolean($0.isSampled) } ?? .null
  }

  /// 0.01 as a key has it: 0_01.
  static func word(of far: Double) -> String { "\(far)".replacing(".", with: "_") }

  private func json(_ verdict: LossVerdict) -> JSONValue {
    var members = JSONMembers()
    var met: [String: JSONValue] = [:]
    for (share, margin) in verdict.metMargins {
      met["\(Int((share * 100).rounded()))"] = margin.map(JSONValue.number) ?? .null
    }
    let words = VerdictWords(verdict)
    members["loss"] = .string(verdict.description.name)
    members["parameters"] = words.parameters
    members.add("accuracy", verdict.accuracy, verdict.right.interval)
    members.add("accuracy_with_margin", verdict.withMargin, verdict.met.interval)
    members.add("violation_rate", verdict.violation?.rate, verdict.violation?.interval)
    members["learnt_of_rows"] = words.learnt
    members.add("margin_limit", verdict.limit)
    members.add("margin_limit_norm", verdict.limitNorm)
    members["margin_met_by"] = .object(met)
    members["margin_set_by"] = words.guide
    if !report.worst.rows.isEmpty { members["by_class"] = .array(classes(verdict)) }
    return .object(members.values)
  }
}

extension JudgeJSON {
  /// The shares of each class that violate a loss's margin.
  private func classes(_ verdict: LossVerdict) -> [JSONValue] {
    report.classTitles.indices.map { label in
      let met = verdict.met.ofClass(label)
      var members = JSONMembers()
      members["class"] = .string(report.table.givenTitles[label])
      members.add("rows", Double(verdict.met.counts[label]))
      members.add(
        "violation_rate", met.map { 1 - $0.share }, met?.interval.complement)
      return .object(members.values)
    }
  }
}

/// Members of an object, where each number stands beside its interval.
struct JSONMembers {
  private(set) var values: [String: JSONValue] = [:]

  subscript(key: String) -> JSONValue? {
    get { values[key] }
    set { values[key] = newValue }
  }

  mutating func add(_ key: String, _ number: Double?) {
    values[key] = number.map(JSONValue.number) ?? .null
  }

  /// Null on both sides where there is no interval.
  mutating func add(_ key: String, _ number: Double?, _ interval: ConfidenceInterval?) {
    add(key, number)
    add("\(key)_low", interval?.low)
    add("\(key)_high", interval?.high)
  }

  /// In degrees.
  mutating func add(_ key: String, _ quantile: QuantileOfRows?) {
    add("\(key)_degrees", quantile.map { $0.value.inDegrees })
    add("\(key)_low_degrees", quantile?.interval?.low.inDegrees)
    add("\(key)_high_degrees", quantile?.interval?.high.inDegrees)
  }

  mutating func add(_ key: String, rate: PairReport.Rate?) {
    add(key, rate?.point.rate, rate?.interval)
  }

  /// A rate with its interval, and its threshold in three measures.
  mutating func add(_ key: String, _ rate: PairReport.Rate?) {
    add(key, rate: rate)
    for measure in OperatingPoint.measures {
      add("\(key)_threshold_\(measure.name)", rate.flatMap { measure.value($0.point) })
    }
  }

  mutating func add(_ key: String, _ mean: JudgedRetrieval.Mean?) {
    add(key, mean?.value, mean?.interval)
  }
}

internal import Drawing
internal import Laboratory
internal import MarginLosses
internal import Training

/// The numbers below the triplets: how many there are of each kind, how many are drawn, and what
/// one of them costs.
struct MiningNumbers {
  var plane: BatchPlane
  var loss: any TripletLoss
  var triplets: MinedTriplets

  /// The wordings of each line, the longest first.
  var lines: [[String]] {
    guard plane.batch.tally.valid > 0 else {
      return [["no valid triplet: needs two of a class and one of another", "no valid triplet"]]
    }
    return [kinds, mined, sum, signs]
  }

  private var kinds: [String] {
    let tally = plane.batch.tally
    let counts = [tally.easy, tally.semihard, tally.hard]
    let (easy, semihard, hard) = (
      grouped(counts[0]), grouped(counts[1]), grouped(counts[2])
    )
    let shares = counts.map { sharePercent(Double($0) / Double(tally.valid)) }
    let all = "easy \(easy)  semi-hard \(semihard)  hard \(hard)"
    return [
      "\(all)  of \(grouped(tally.valid)) valid", all,
      "easy \(easy) semi-hard \(semihard) hard \(hard)",
      "easy \(shares[0]) semi-hard \(shares[1]) hard \(shares[2]) %",
      "easy \(shares[0]) semi \(shares[1]) hard \(shares[2]) %",
    ]
  }

  private var mined: [String] {
    let tally = plane.batch.tally
    let share = sharePercent(tally.activeFraction ?? 0)
    let (mined, active, drawn) = (
      grouped(tally.compared), grouped(triplets.active), grouped(triplets.drawn.count)
    )
    return [
      "mined \(mined), \(active) of them active, drawn \(drawn) of \(active)  "
        + "(active \(share) % of all valid)",
      "mined \(mined), \(active) of them active, drawn \(drawn) of \(active)",
      "mined \(mined), \(active) active, \(drawn) drawn",
      "\(active) active, \(drawn) drawn",
    ]
  }

  private var sum: [String] {
    guard let chosen = triplets.chosen else { return [""] }
    let geometry = TripletGeometry(
      chosen, (0..<plane.batch.samples.count).map(plane.position), loss)
    let sign = loss.isSquared ? "d²" : "d"
    let decimals = decimalsThatAddUp([geometry.near, geometry.margin, -geometry.far])
    let (near, margin, far) = (
      fixed(geometry.near, decimals), fixed(geometry.margin, decimals),
      fixed(geometry.far, decimals)
    )
    let word = Self.word(geometry.difficulty)
    let kind = word + (triplets.isChosenMined ? "" : ", not mined")
    let short = word + (triplets.isChosenMined ? "" : " unmined")
    let cost = (geometry.cost < 0 ? "−" : "") + fixed(geometry.cost.magnitude, decimals)
    return [
      "\(sign)(a,p) \(near) + α \(margin) − \(sign)(a,n) \(far) = \(cost) \(kind)",
      "\(near) + \(margin) − \(far) = \(cost) \(kind)",
      "\(near) + \(margin) − \(far) = \(cost) \(short)", "\(cost): \(kind)",
    ]
  }

  private var signs: [String] {
    let lines = "solid a–p, dotted a–n"
    return [
      "\(lines); on p's side of the long line an anchor has no loss",
      "\(lines); on p's side of the long line no loss",
      lines,
    ]
  }

  static func word(_ difficulty: Difficulty) -> String {
    switch difficulty {
    case .easy: "easy"
    case .semihard: "semi-hard"
    case .hard: "hard"
    }
  }
}

/// A share in 0…1 as a percentage that is 0 or 100 only where it is so.
func sharePercent(_ share: Double) -> String {
  if share > 0, share < 0.0005 { return "<0.1" }
  let text = percentText(share, share == 0 || share == 1 ? 0 : 1)
  return share < 1 && share >= 0.9995 ? ">" + text : text
}

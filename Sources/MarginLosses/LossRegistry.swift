/// Every loss, in the order of the source text; adding one is its file and one line here.
public enum LossRegistry {
  /// Losses with prototypes that the source text treats.
  public static let all: [any MarginLoss.Type] = [
    NormFace.self,
    Softmax.self,
    LSoftmax.self,
    ASoftmax.self,
    CosFace.self,
    ArcFace.self,
    CombinedMargin.self,
  ]

  /// Losses with prototypes beyond the source text, each for what the others cannot show.
  public static let beyond: [any MarginLoss.Type] = [
    CenterLoss.self,
    SphereFaceR.self,
    AdaCos.self,
    CircleLoss.self,
    CurricularFace.self,
    SubcenterArcFace.self,
    MagFace.self,
    ElasticFace.self,
    AdaFace.self,
    ArcNegFace.self,
    MVSoftmax.self,
    NPCFace.self,
    COCO.self,
    LDAM.self,
    ClassArcFace.self,
    SphereFace2.self,
    UniFace.self,
    P2SGrad.self,
    ProxyNCA.self,
    ProxyAnchor.self,
    SoftTriple.self,
    LGM.self,
  ]

  /// Losses that compare embeddings with one another.
  public static let metric: [any MetricLoss.Type] = [
    Contrastive.self,
    Triplet.self,
    NPair.self,
    LiftedStructure.self,
    NTXent.self,
    InfoNCE.self,
    TupletMargin.self,
    AngularTriplets.self,
    MultiSimilarity.self,
    SupCon.self,
    CirclePairs.self,
    RankedList.self,
    MarginRadius.self,
  ]

  /// What is said of each, in the order of help.
  public static var descriptions: [LossDescription] {
    all.map { $0.description } + metric.map { $0.description } + beyond.map { $0.description }
  }

  /// The loss with prototypes that has a name or an alias; nil when there is none.
  public static func named(_ name: String) -> (any MarginLoss.Type)? {
    (all + beyond).first { $0.description.name == name || $0.description.aliases.contains(name) }
  }

  /// The metric loss with a name or an alias; nil when there is none.
  public static func metric(named name: String) -> (any MetricLoss.Type)? {
    metricByName[name]
  }

  private static let metricByName = Dictionary(
    metric.flatMap { type in
      ([type.description.name] + type.description.aliases).map { ($0, type) }
    }, uniquingKeysWith: { first, _ in first })

  /// What a loss with a name or an alias compares; nil for losses with prototypes.
  public static func comparison(named name: String) -> ComparisonKind? {
    metric(named: name).map { $0.comparison }
  }

  /// What is said of the loss with a name or an alias; nil when there is none.
  public static func description(named name: String) -> LossDescription? {
    descriptions.first { $0.name == name || $0.aliases.contains(name) }
  }
}

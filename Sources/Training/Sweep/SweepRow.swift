/// What a finished run of a sweep says, as far as a map draws it.
public struct SweepRow: Equatable, Sendable {
  public var id: String
  /// A name in `LossRegistry`.
  public var loss: String
  /// In the loss's own unit; nil for a loss without one.
  public var margin: Double?
  public var scale: Double?
  public var classes: Int
  public var dimension: Int
  public var seed: UInt64
  public var status: Status
  /// Whether classes can meet the margin; nil where the row does not say.
  public var isFeasible: Bool?
  /// All that sets the run apart beyond loss, margin, scale and seed: name and text, sorted by name.
  public var settings: [Setting]
  /// What was measured, by its name in a row; what is not there does not apply.
  public var numbers: [String: Double]

  /// A setting, such as `data` and `digits`.
  public struct Setting: Hashable, Sendable {
    public var name: String
    public var text: String

    public init(name: String, text: String) {
      self.name = name
      self.text = text
    }
  }

  public init(
    id: String, loss: String, margin: Double?, scale: Double?, classes: Int, dimension: Int,
    seed: UInt64, status: Status, isFeasible: Bool? = nil,
    settings: [Setting], numbers: [String: Double]
  ) {
    self.id = id
    self.loss = loss
    self.margin = margin
    self.scale = scale
    self.classes = classes
    self.dimension = dimension
    self.seed = seed
    self.status = status
    self.isFeasible = isFeasible
    self.settings = settings
    self.numbers = numbers
  }
}

/// What of a run may be turned while it goes on: the loss, its numbers, and the settings of
/// `SettingRegistry.live`.
public struct LiveSettings: Equatable, Sendable {
  /// All else is as it is at first.
  private let settings: Configuration

  public init(_ configuration: Configuration) {
    settings = Self.turn(Configuration(), to: configuration)
  }

  /// A configuration turned to these.
  public func turned(_ configuration: Configuration) -> Configuration {
    Self.turn(configuration, to: settings)
  }

  private static func turn(_ configuration: Configuration, to other: Configuration)
    -> Configuration
  {
    var turned = configuration
    turned.loss = other.loss
    turned.parameters = other.parameters
    for setting in SettingRegistry.live { _ = setting.set(&turned, setting.value(in: other)) }
    return turned
  }
}

extension LiveSettings: Codable {
  /// By name, as a configuration is read.
  public init(from decoder: any Swift.Decoder) throws {
    self.init(try Configuration(from: decoder))
  }

  public func encode(to encoder: any Swift.Encoder) throws {
    let loss = SettingRegistry.named("loss").map { [$0] } ?? []
    try settings.encode(loss + SettingRegistry.live, to: encoder)
  }
}

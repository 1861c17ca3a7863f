internal import MarginLosses

extension Configuration: Codable {
  /// A name under which a setting is written down.
  private struct Key: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init(_ name: String) { stringValue = name }
    init(stringValue: String) { self.init(stringValue) }
    init?(intValue: Int) { nil }
  }

  /// Reads what was written down by name: what this version does not know is passed over, and what
  /// an older one did not know is as usual.
  public init(from decoder: any Swift.Decoder) throws {
    self.init()
    let members = try decoder.container(keyedBy: Key.self)
    if let own = try members.decodeIfPresent(LossParameters.self, forKey: Key("parameters")) {
      parameters = own
    }
    table = try members.decodeIfPresent(DataTable.self, forKey: Key("table"))
    for setting in SettingRegistry.all {
      let key = Key(setting.name)
      guard let value = try Self.value(setting.kind, members, key) else {
        setting.usual?(&self)
        continue
      }
      guard setting.set(&self, value) else {
        throw DecodingError.dataCorruptedError(
          forKey: key, in: members, debugDescription: setting.remedy(in: self))
      }
    }
  }

  private static func value(
    _ kind: SettingKind, _ members: KeyedDecodingContainer<Key>, _ key: Key
  ) throws -> SettingValue? {
    switch kind {
    case .whole: try members.decodeIfPresent(Int.self, forKey: key).map { .whole($0) }
    case .number: try members.decodeIfPresent(Double.self, forKey: key).map { .number($0) }
    case .seed: try members.decodeIfPresent(UInt64.self, forKey: key).map { .seed($0) }
    case .choice: try members.decodeIfPresent(String.self, forKey: key).map { .name($0) }
    case .classes: try members.decodeIfPresent([Int].self, forKey: key).map { .classes($0) }
    case .flag: try members.decodeIfPresent(Bool.self, forKey: key).map { .flag($0) }
    }
  }

  public func encode(to encoder: any Swift.Encoder) throws {
    try encode(SettingRegistry.all, to: encoder)
    var members = encoder.container(keyedBy: Key.self)
    try members.encodeIfPresent(table, forKey: Key("table"))
  }

  /// Writes some settings and the numbers of the loss.
  func encode(_ settings: [Setting], to encoder: any Swift.Encoder) throws {
    var members = encoder.container(keyedBy: Key.self)
    try members.encode(parameters, forKey: Key("parameters"))
    for setting in settings {
      let key = Key(setting.name)
      switch setting.value(in: self) {
      case .whole(let count): try members.encode(count, forKey: key)
      case .number(let number): try members.encode(number, forKey: key)
      case .seed(let seed): try members.encode(seed, forKey: key)
      case .name(let name): try members.encode(name, forKey: key)
      case .classes(let classes): try members.encode(classes, forKey: key)
      case .flag(let flag): try members.encode(flag, forKey: key)
      }
    }
  }
}

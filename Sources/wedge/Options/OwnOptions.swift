/// What the options of one command say; nothing at first.
protocol OwnOptions: Sendable {
  init()
}

extension Options {
  /// What was said to one command alone, kept by the type that the command has for it.
  subscript<Own: OwnOptions>(_: Own.Type) -> Own {
    get { own[ObjectIdentifier(Own.self)] as? Own ?? Own() }
    set { own[ObjectIdentifier(Own.self)] = newValue }
  }
}

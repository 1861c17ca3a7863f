internal import Drawing
public import Laboratory
internal import Training

extension State {
  /// Every name that `show(view:)` takes: the main views, and the plane's own settings.
  public static let viewNames: [String] =
    PanelRegistry.views.map { $0.description.name } + planeSettings.map(\.name)

  /// What the plane may show besides embeddings as they are.
  private static let planeSettings: [(name: String, apply: @Sendable (inout State) -> Void)] = [
    ("rose", { $0.pane.showNormalized(true) }), ("gradients", { $0.pane.showGradients(true) }),
  ]

  /// Makes a view the main one, of every run that has it.
  ///
  /// - Returns: false when there is no view of that name, or it has nothing to show.
  public mutating func show(view name: String) -> Bool {
    guard applicableViewNames.contains(name) else { return false }
    if isComparing { changeEach { _ = $0.show(view: name) } }
    let setting = State.planeSettings.first { $0.name == name }
    look.mainView = setting == nil ? name : FeaturePlane.description.name
    setting?.apply(&self)
    return true
  }

  /// The names that `show(view:)` takes of this run.
  public var applicableViewNames: [String] {
    if isComparing {
      let panes = runs.panes.indices.map { focused(on: $0) }
      let names = Set(panes.flatMap(\.applicableViewNames))
      return State.viewNames.filter(names.contains)
    }
    let settings = snapshot.dimension == 2 ? State.planeSettings.map(\.name) : []
    return applicableViews + settings.filter { $0 != "gradients" || !run.isMetric }
  }

  /// The main view; while it has nothing to show the plane, and beyond two dimensions the view
  /// that needs none.
  var shownView: String {
    // Asked many times a frame: the others are looked at only where it has nothing to show.
    if let main = PanelRegistry.named(look.mainView)?.description, main.isView, main.applies(self) {
      return main.name
    }
    let views = applicableViews
    return [FeaturePlane.description.name, AnglePlane.description.name].first(where: views.contains)
      ?? views.first ?? FeaturePlane.description.name
  }

  /// The name of the view that a figure shows.
  public var figureName: String { figured.shownView }

  /// The main view so many places on.
  func view(after offset: Int) -> String {
    Succession.next(after: shownView, in: applicableViews, by: offset)
  }

  private var applicableViews: [String] {
    PanelRegistry.applicable(to: self).map { $0.description }.filter(\.isView).map(\.name)
  }
}

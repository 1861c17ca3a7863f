internal import Laboratory

/// Every panel, in the order in which they stand under one another.
enum PanelRegistry {
  static let all: [any Panel.Type] = [
    AccuracyTable.self, FeaturePlane.self, AskPanel.self, OpenSetPanel.self,
    Introduction.self, AngleHistogram.self, DistanceHistogram.self,
    TargetLogit.self, LossCurve.self, MiningBars.self, AnglePlane.self, BoundaryTable.self,
    PairView.self,
    TupleView.self, ListView.self, MiningView.self, OrientationPicture.self, KnobPanel.self,
    LossCard.self,
    Legend.self,
    WhatHappened.self,
  ]

  static let descriptions: [PanelDescription] = all.map { $0.description }

  /// Those that may be the main view, the opening one first.
  static var views: [any Panel.Type] { all.filter { $0.description.isView } }

  /// Those that have something to show of a state.
  static func applicable(to state: State) -> [any Panel.Type] {
    all.filter { $0.description.applies(state) }
  }

  static func named(_ name: String) -> (any Panel.Type)? {
    byName[name]
  }

  private static let byName = Dictionary(
    uniqueKeysWithValues: all.map { ($0.description.name, $0) })
}

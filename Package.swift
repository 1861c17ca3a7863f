// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// The numeric targets stay optimised in debug builds, where the tests train real networks.
let numeric = strict + [.unsafeFlags(["-O"], .when(configuration: .debug))]

let package = Package(
  name: "wedge",
  products: [.executable(name: "wedge", targets: ["wedge"])],
  targets: [
    // Only sqrt comes from the C library: IEEE 754 fixes its bits.
    .target(name: "Kernels", swiftSettings: numeric, linkerSettings: [.linkedLibrary("m")]),
    .target(name: "MarginLosses", dependencies: ["Kernels"], swiftSettings: numeric),
    .target(name: "Training", dependencies: ["Kernels", "MarginLosses"], swiftSettings: numeric),
    .target(name: "Cells", swiftSettings: strict),
    .target(name: "Plotting", dependencies: ["Cells"], swiftSettings: strict),
    .target(
      name: "Drawing", dependencies: ["Kernels", "Cells", "Plotting"], swiftSettings: strict),
    .target(
      name: "Laboratory",
      dependencies: ["Kernels", "MarginLosses", "Training", "Cells", "Plotting", "Drawing"],
      swiftSettings: strict),
    .target(
      name: "Screens",
      dependencies: [
        "Kernels", "MarginLosses", "Training", "Cells", "Plotting", "Drawing", "Laboratory",
      ],
      swiftSettings: strict),
    .target(
      name: "MapScreens",
      dependencies: ["Kernels", "MarginLosses", "Training", "Cells", "Plotting", "Drawing"],
      swiftSettings: strict),
    .target(name: "Import", swiftSettings: numeric),
    .target(name: "Recording", dependencies: ["Cells"], swiftSettings: strict),
    .target(
      name: "Tapes",
      dependencies: [
        "Kernels", "MarginLosses", "Training", "Cells", "Plotting", "Drawing", "Laboratory",
        "Screens", "Recording",
      ], swiftSettings: strict),
    .target(
      name: "Lessons",
      dependencies: [
        "Kernels", "MarginLosses", "Training", "Cells", "Plotting", "Drawing", "Laboratory",
        "Screens", "Recording", "Tapes",
      ], swiftSettings: strict),
    .target(
      name: "CTerminal",
      linkerSettings: [.linkedLibrary("ncursesw"), .linkedLibrary("tinfo")]),
    .target(name: "CDeflate", linkerSettings: [.linkedLibrary("z")]),
    .target(name: "Terminal", dependencies: ["Cells", "CTerminal"], swiftSettings: strict),
    .executableTarget(
      name: "wedge",
      dependencies: [
        "Kernels", "MarginLosses", "Training", "Cells", "Plotting", "Drawing", "Laboratory",
        "Screens", "MapScreens", "Recording", "Tapes", "Lessons", "Terminal", "Import", "CDeflate",
      ],
      swiftSettings: strict,
      linkerSettings: [.unsafeFlags(["-use-ld=lld"])]),
    .testTarget(name: "CellsTests", dependencies: ["Cells"], swiftSettings: strict),
    .testTarget(name: "KernelsTests", dependencies: ["Kernels"], swiftSettings: strict),
    .testTarget(
      name: "MarginLossesTests", dependencies: ["Kernels", "MarginLosses"], swiftSettings: strict),
    .testTarget(
      name: "TrainingTests", dependencies: ["Kernels", "MarginLosses", "Training"],
      resources: [.copy("Fixtures")], swiftSettings: strict),
    .testTarget(
      name: "PlottingTests", dependencies: ["Cells", "Plotting"], swiftSettings: strict),
    .testTarget(
      name: "LaboratoryTests",
      dependencies: [
        "MarginLosses", "Training", "Cells", "Plotting", "Drawing", "Laboratory", "Screens",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "ScreensTests",
      dependencies: [
        "MarginLosses", "Training", "Cells", "Plotting", "Drawing", "Laboratory", "Screens",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "MapScreensTests",
      dependencies: ["MarginLosses", "Training", "Cells", "Plotting", "Drawing", "MapScreens"],
      swiftSettings: strict),
    .testTarget(
      name: "RecordingTests", dependencies: ["Cells", "Recording"], swiftSettings: strict),
    .testTarget(
      name: "TapesTests",
      dependencies: [
        "Training", "Cells", "Plotting", "Drawing", "Laboratory", "Recording", "Tapes",
      ], swiftSettings: strict),
    .testTarget(
      name: "LessonsTests",
      dependencies: [
        "Kernels", "MarginLosses", "Training", "Cells", "Plotting", "Drawing", "Laboratory",
        "Screens", "Recording", "Tapes", "Lessons",
      ], swiftSettings: strict),
    .testTarget(
      name: "ImportTests", dependencies: ["CDeflate", "Import"], resources: [.copy("Fixtures")],
      swiftSettings: strict),
    .testTarget(
      name: "TerminalTests", dependencies: ["Cells", "Terminal"], swiftSettings: strict),
    .testTarget(
      name: "wedgeTests", dependencies: ["wedge"], exclude: ["EndToEnd"],
      resources: [.copy("Fixtures")], swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)

// swift-tools-version: 6.2
import PackageDescription

/// Each function stands in a section of its own, so that the linker can leave out and fold more of them (a
/// twentieth), and put those of the start side by side.
let strict: [SwiftSetting] = [
  .unsafeFlags(["-Xfrontend", "-function-sections"], .when(configuration: .release)),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// Values are copied and given back by one function that reads how a type is laid out, not by four functions a
/// type, which took a twentieth of the program. In debug builds too: what is tested is what is released. Not
/// where steps and pictures are made: it takes an eighth of a picture's time.
let brief: [SwiftSetting] = [
  .enableExperimentalFeature("LayoutStringValueWitnesses"),
  .unsafeFlags(["-Xfrontend", "-enable-layout-string-value-witnesses"]),
]

/// The numeric targets stay optimised in debug builds, where the tests train real networks.
let numeric = strict + [.unsafeFlags(["-O"], .when(configuration: .debug))]

/// As one module in debug builds too, so that what is generic is compiled for the types that it is used with.
let whole: [SwiftSetting] = [
  .unsafeFlags(
    ["-O", "-disable-batch-mode", "-wmo", "-num-threads", "1"], .when(configuration: .debug))
]

/// The kernels' one source, compiled for a level of processor; `Kernels` chooses among them at run time.
func lanes(_ level: String, _ flags: [String] = []) -> Target {
  .target(
    name: "Lanes\(level)", dependencies: ["CLanes", "LaneRows"], path: "Sources/Lanes/\(level)",
    swiftSettings: strict + whole + [.unsafeFlags(flags)])
}

/// What makes a released program smaller and its start quicker: no names of symbols, none offered to others,
/// no way up the stack for exceptions, functions of the same instructions once, fixed places, so that
/// nothing has to be moved when it is loaded, those of the start in one place, so that little else is read
/// with them, and of C++ only what is needed.
let small =
  [
    "-s", "--no-export-dynamic", "--no-eh-frame-hdr", "-T",
    "\(Context.packageDirectory)/Sources/release.ld", "--icf=all", "--gc-sections", "-O2",
    "--symbol-ordering-file=\(Context.packageDirectory)/Sources/startup.order",
    "--no-warn-symbol-ordering",
  ].flatMap { ["-Xlinker", $0] } + [
    "-Xclang-linker", "-no-pie", "-Xclang-linker", "-static-libgcc",
    "-L\(Context.packageDirectory)/Sources/Static",
  ]

/// What is said or done once, where the targets below do it often, is compiled for size; so is what reads
/// files, which loses no time by it.
let commands = strict + brief + [.unsafeFlags(["-Osize"], .when(configuration: .release))]

/// What only draws or teaches asks no value for the names of its fields, which take room in the program.
let nameless: [SwiftSetting] = [
  .unsafeFlags(["-Xfrontend", "-disable-reflection-metadata"], .when(configuration: .release))
]
let pictures = strict + nameless

/// What `Tests/package` says the commit is. A manifest is not read again because of a new commit, so it cannot ask git.
let commit = Context.environment["WEDGE_COMMIT"] ?? ""

#if arch(x86_64)
  let levels = [
    lanes("Baseline"), lanes("V3", ["-Xcc", "-march=x86-64-v3"]),
    lanes("V4", ["-Xcc", "-march=x86-64-v4"]),
  ]
#else
  let levels = [lanes("Baseline")]
#endif

let package = Package(
  name: "wedge",
  products: [.executable(name: "wedge", targets: ["wedge"])],
  targets: levels + [
    .target(name: "CLanes"),
    .target(name: "LaneRows", path: "Sources/Lanes/Rows", swiftSettings: numeric),
    // Only sqrt comes from the C library: IEEE 754 fixes its bits.
    .target(
      name: "Kernels",
      dependencies: ["CLanes", "LaneRows"] + levels.map { .target(name: $0.name) },
      swiftSettings: numeric, linkerSettings: [.linkedLibrary("m")]),
    .target(
      name: "MarginLosses", dependencies: ["Kernels", "LaneRows"],
      swiftSettings: strict + whole),
    .target(name: "Training", dependencies: ["Kernels", "MarginLosses"], swiftSettings: numeric),
    .target(name: "Cells", swiftSettings: strict),
    .target(name: "Plotting", dependencies: ["Cells"], swiftSettings: pictures),
    .target(
      name: "Drawing", dependencies: ["Kernels", "Cells", "Plotting"], swiftSettings: pictures),
    .target(
      name: "Laboratory",
      dependencies: ["Kernels", "MarginLosses", "Training", "Cells", "Plotting", "Drawing"],
      swiftSettings: strict),
    .target(
      name: "Screens",
      dependencies: [
        "Kernels", "MarginLosses", "Training", "Cells", "Plotting", "Drawing", "Laboratory",
      ],
      swiftSettings: pictures),
    .target(
      name: "MapScreens",
      dependencies: ["Kernels", "MarginLosses", "Training", "Cells", "Plotting", "Drawing"],
      swiftSettings: commands + nameless),
    .target(
      name: "Import",
      swiftSettings: numeric + brief + [.unsafeFlags(["-Osize"], .when(configuration: .release))]),
    .target(name: "Recording", dependencies: ["Cells"], swiftSettings: commands),
    .target(
      name: "Tapes",
      dependencies: [
        "Kernels", "MarginLosses", "Training", "Cells", "Plotting", "Drawing", "Laboratory",
        "Screens", "Recording",
      ], swiftSettings: commands),
    .target(
      name: "Lessons",
      dependencies: [
        "Kernels", "MarginLosses", "Training", "Cells", "Plotting", "Drawing", "Laboratory",
        "Screens", "Recording", "Tapes",
      ], swiftSettings: commands + nameless),
    .target(
      name: "CTerminal",
      linkerSettings: [.linkedLibrary("ncursesw"), .linkedLibrary("tinfo")]),
    .target(name: "CDeflate", linkerSettings: [.linkedLibrary("z")]),
    .target(
      name: "CVersion", cSettings: [.define("WEDGE_COMMIT", to: "\"\(commit)\"")]),
    .target(name: "Terminal", dependencies: ["Cells", "CTerminal"], swiftSettings: commands),
    .executableTarget(
      name: "wedge",
      dependencies: [
        "Kernels", "MarginLosses", "Training", "Cells", "Plotting", "Drawing", "Laboratory",
        "Screens", "MapScreens", "Recording", "Tapes", "Lessons", "Terminal", "Import", "CDeflate",
        "CVersion",
      ],
      swiftSettings: commands,
      linkerSettings: [
        .unsafeFlags(["-use-ld=lld"]), .unsafeFlags(small, .when(configuration: .release)),
      ]),
    .target(name: "CAllocations", path: "Tests/CAllocations"),
    .testTarget(
      name: "KernelsTests",
      dependencies: ["Kernels", "LaneRows"] + levels.map { .target(name: $0.name) },
      swiftSettings: strict),
    .testTarget(name: "CellsTests", dependencies: ["Cells"], swiftSettings: strict),
    .testTarget(
      name: "MarginLossesTests", dependencies: ["Kernels", "MarginLosses"], swiftSettings: strict),
    .testTarget(
      name: "TrainingTests", dependencies: ["CAllocations", "Kernels", "MarginLosses", "Training"],
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
        "CAllocations", "MarginLosses", "Training", "Cells", "Plotting", "Drawing", "Laboratory",
        "Screens",
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

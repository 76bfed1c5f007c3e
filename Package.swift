// swift-tools-version: 6.2
import PackageDescription

// Modules stand in layers: each depends only on those above it. See README, "How it is built".

let strict: [SwiftSetting] = [.treatAllWarnings(as: .error)]
let strictC: [CSetting] = [.treatAllWarnings(as: .error)]

let package = Package(
  name: "synoptic",
  products: [
    .executable(name: "synoptic", targets: ["synoptic"]),
    .library(
      name: "Synoptic",
      targets: [
        "Texts", "Lexicon", "Names", "Entities", "Dates", "Analysis", "Alignment", "Parallel",
        "AlignmentFiles", "Interchange",
        "Inspection", "Report",
        "Evaluation",
      ]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
  ],
  targets: [
    // System libraries. SystemICU names no header: only ICUBridge.c sees ICU (see its header for why).
    .systemLibrary(name: "SystemICU", pkgConfig: "icu-i18n", providers: [.apt(["libicu-dev"])]),
    .systemLibrary(name: "SystemStemmer", providers: [.apt(["libstemmer-dev"])]),
    .systemLibrary(name: "SystemGumbo", pkgConfig: "gumbo", providers: [.apt(["libgumbo-dev"])]),
    .systemLibrary(
      name: "SystemCMark", pkgConfig: "libcmark-gfm",
      providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"])]),
    .systemLibrary(name: "SystemZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),

    // Builds folders of data files into a module: Texts/Resources/Segmentation, Names/Resources/Schemes.
    .executableTarget(name: "embed-files", swiftSettings: strict),
    .plugin(name: "EmbedFolders", capability: .buildTool(), dependencies: ["embed-files"]),

    .target(name: "ICUBridge", dependencies: ["SystemICU"], cSettings: strictC),
    .target(
      name: "Texts",
      dependencies: [
        "ICUBridge", "SystemGumbo", "SystemCMark", .product(name: "Crypto", package: "swift-crypto"),
      ],
      exclude: ["Resources/Segmentation"],
      resources: [
        .embedInCode("Resources/function-words.txt"), .embedInCode("Resources/block-marks.txt"),
        .embedInCode("Resources/conjunctions.txt"), .embedInCode("Resources/html-elements.txt"),
        .embedInCode("Resources/html-references.txt"), .embedInCode("Resources/tei-elements.txt"),
      ],
      swiftSettings: strict,
      plugins: ["EmbedFolders"]),
    .target(
      name: "Lexicon", dependencies: ["Texts", "SystemStemmer", "SystemZlib"],
      resources: [
        .embedInCode("Resources/folding.txt"), .embedInCode("Resources/placeholders.txt"),
        .embedInCode("Resources/morphology.txt"),
      ],
      swiftSettings: strict),
    .target(
      name: "Names", dependencies: ["Texts"],
      exclude: ["Resources/Schemes"],
      resources: [
        .embedInCode("Resources/key-cyrillic.txt"), .embedInCode("Resources/key-german.txt"),
        .embedInCode("Resources/key-latin.txt"), .embedInCode("Resources/key-common.txt"),
        .embedInCode("Resources/name-letters.txt"), .embedInCode("Resources/name-particles.txt"),
        .embedInCode("Resources/name-weights.txt"), .embedInCode("Resources/given-names.txt"),
        .embedInCode("Resources/spelling-cyrillic.txt"),
        .embedInCode("Resources/spelling-latin.txt"), .embedInCode("Resources/spelling-within-cyrillic.txt"),
      ],
      swiftSettings: strict,
      plugins: ["EmbedFolders"]),
    .target(
      name: "Dates", dependencies: ["Texts"],
      exclude: ["Resources/Quantities"],
      resources: [
        .embedInCode("Resources/times-de.txt"), .embedInCode("Resources/times-en.txt"),
        .embedInCode("Resources/times-ru.txt"), .embedInCode("Resources/times-common.txt"),
        .embedInCode("Resources/narrative.txt"),
      ],
      swiftSettings: strict,
      plugins: ["EmbedFolders"]),
    .target(
      name: "Entities", dependencies: ["Texts", "Lexicon", "Names"],
      resources: [
        .embedInCode("Resources/name-rules.txt"), .embedInCode("Resources/given-names.txt"),
        .embedInCode("Resources/romanisations.txt"),
      ],
      swiftSettings: strict),
    .target(
      name: "Analysis", dependencies: ["Texts", "Lexicon", "Names", "Dates"], swiftSettings: strict),
    .target(
      name: "Alignment", dependencies: ["Analysis", "Entities"],
      resources: [.embedInCode("Resources/comparable-weights.json")],
      swiftSettings: strict),
    .target(
      name: "Parallel", dependencies: ["Alignment"],
      resources: [.embedInCode("Resources/marks.txt"), .embedInCode("Resources/parallel-weights.json")],
      swiftSettings: strict),
    .target(
      name: "AlignmentFiles", dependencies: ["Alignment"],
      resources: [.embedInCode("Resources/alignment.schema.json")], swiftSettings: strict),
    .target(name: "Interchange", dependencies: ["AlignmentFiles"], swiftSettings: strict),
    .target(
      name: "Conflicts", dependencies: ["Alignment"],
      resources: [.embedInCode("Resources/conflict-weights.json")], swiftSettings: strict),
    .target(name: "Inspection", dependencies: ["AlignmentFiles", "Conflicts"], swiftSettings: strict),
    .target(
      name: "Report",
      dependencies: [
        "Inspection", "Conflicts", "Entities", .product(name: "Mustache", package: "swift-mustache"),
        .product(name: "Crypto", package: "swift-crypto"),
      ],
      exclude: ["Resources/Page"], swiftSettings: strict,
      plugins: ["EmbedFolders"]),
    .target(name: "Evaluation", dependencies: ["AlignmentFiles", "Parallel"], swiftSettings: strict),

    .executableTarget(
      name: "synoptic",
      dependencies: [
        "Names", "Entities", "Parallel", "Conflicts", "Inspection", "Report", "Evaluation", "Interchange",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "synoptic-train", dependencies: ["Evaluation"], swiftSettings: strict),
    .executableTarget(
      name: "synoptic-train-parallel", dependencies: ["Evaluation", "Parallel"], swiftSettings: strict),
    .executableTarget(
      name: "synoptic-train-names", dependencies: ["Names"],
      // Read where it stands, by the Makefile.
      exclude: ["Resources"], swiftSettings: strict),

    .target(name: "TestSupport", swiftSettings: strict),
    .testTarget(
      name: "TextsTests", dependencies: ["Texts", "TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "LexiconTests", dependencies: ["Lexicon", "TestSupport"],
      // Read where it stands, by Fixtures.
      exclude: ["Resources"], swiftSettings: strict),
    .testTarget(
      name: "NamesTests", dependencies: ["Names", "TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "EntitiesTests", dependencies: ["Entities", "TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "DatesTests", dependencies: ["Dates", "TestSupport"],
      // Read where it stands, by Fixtures.
      exclude: ["Resources"], swiftSettings: strict),
    .testTarget(
      name: "AnalysisTests", dependencies: ["Analysis", "TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "AlignmentTests", dependencies: ["Alignment", "TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "ConflictsTests", dependencies: ["Conflicts", "Evaluation", "TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "ParallelTests", dependencies: ["Parallel", "Evaluation", "TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "AlignmentFilesTests", dependencies: ["AlignmentFiles", "TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "InterchangeTests", dependencies: ["Interchange", "TestSupport"],
      // Read where it stands, by Fixtures.
      exclude: ["Resources"], swiftSettings: strict),
    .testTarget(
      name: "InspectionTests", dependencies: ["Inspection", "TestSupport"],
      // Read where it stands, by Fixtures.
      exclude: ["Resources"], swiftSettings: strict),
    .testTarget(
      name: "ReportTests", dependencies: ["Report", "synoptic", "AlignmentFiles", "TestSupport"],
      // Run where it stands.
      exclude: ["Resources"], swiftSettings: strict),
    .testTarget(
      name: "EvaluationTests", dependencies: ["Evaluation", "TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "CommandLineTests", dependencies: ["synoptic", "AlignmentFiles", "Evaluation", "TestSupport"],
      swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)

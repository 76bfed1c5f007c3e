// swift-tools-version: 6.2
import PackageDescription

// The folders of Sources are layers, lowest first, and a module imports only modules that stand above it here. What a module
// imports it declares: `make lint` compares the two.

let strict: [SwiftSetting] = [
  .treatAllWarnings(as: .error), .enableUpcomingFeature("MemberImportVisibility"),
]
let strictC: [CSetting] = [.treatAllWarnings(as: .error)]
let strictCXX: [CXXSetting] = [.treatAllWarnings(as: .error)]

/// Apple's algorithms on collections: binary search and more.
let algorithms: Target.Dependency = .product(name: "Algorithms", package: "swift-algorithms")

/// A module of a layer: `Sources/LAYER/NAME`.
///
/// - Parameters:
///   - data: files of its `Resources` that are built into it, each by its name.
///   - folders: folders of its `Resources` whose files are built into it, all of them.
func module(
  _ layer: String, _ name: String, _ dependencies: [Target.Dependency], data: [String] = [],
  folders: [String] = []
) -> Target {
  .target(
    name: name, dependencies: dependencies, path: "Sources/\(layer)/\(name)",
    exclude: folders.map { "Resources/\($0)" }, resources: data.map { .embedInCode("Resources/\($0)") },
    swiftSettings: strict, plugins: folders.isEmpty ? [] : ["EmbedFolders"])
}

/// A library of the system: `Sources/System/NAME`.
func system(_ name: String, pkgConfig: String? = nil, _ packages: [String]) -> Target {
  .systemLibrary(
    name: name, path: "Sources/System/\(name)", pkgConfig: pkgConfig, providers: [.apt(packages)])
}

/// A program: `Sources/Programs/NAME`.
func program(
  _ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []
) -> Target {
  .executableTarget(
    name: name, dependencies: dependencies, path: "Sources/Programs/\(name)", exclude: exclude,
    swiftSettings: strict)
}

/// The tests of a module: `Tests/NAMETests`.
///
/// - Parameter files: whether there are `Resources`, which are read where they stand.
func tests(_ name: String, _ dependencies: [Target.Dependency], files: Bool = false) -> Target {
  .testTarget(
    name: name + "Tests", dependencies: dependencies + ["TestSupport"], exclude: files ? ["Resources"] : [],
    swiftSettings: strict)
}

let package = Package(
  name: "synoptic",
  products: [
    .executable(name: "synoptic", targets: ["SynopticCommand"]),
    .library(name: "Synoptic", targets: ["Synoptic", "Batch"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-algorithms", from: "1.2.1"),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
    .package(url: "https://github.com/swhitty/FlyingFox", from: "0.27.1"),
    .package(url: "https://github.com/swiftlang/swift-docc-plugin", from: "1.5.0"),
  ],
  targets: [
    // System. SystemICU names no header: only ICUBridge.c sees ICU (see its header for why), only XMLBridge.c libxml2,
    // and only CLD2Bridge.cpp CLD2.
    system("SystemICU", pkgConfig: "icu-i18n", ["libicu-dev"]),
    system("SystemStemmer", ["libstemmer-dev"]),
    system("SystemGumbo", pkgConfig: "gumbo", ["libgumbo-dev"]),
    system(
      "SystemCMark", pkgConfig: "libcmark-gfm", ["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"]),
    system("SystemZlib", pkgConfig: "zlib", ["zlib1g-dev"]),
    system("SystemZip", pkgConfig: "libzip", ["libzip-dev"]),
    system("SystemCrypto", pkgConfig: "libcrypto", ["libssl-dev"]),
    system("SystemSQLite", pkgConfig: "sqlite3", ["libsqlite3-dev"]),
    system("SystemCurl", pkgConfig: "libcurl", ["libcurl4-openssl-dev"]),
    system("SystemXML", pkgConfig: "libxml-2.0", ["libxml2-dev"]),
    system("SystemCLD2", ["libcld2-dev"]),
    .target(
      name: "ICUBridge", dependencies: ["SystemICU"], path: "Sources/System/ICUBridge", cSettings: strictC),
    .target(
      name: "XMLBridge", dependencies: ["SystemXML"], path: "Sources/System/XMLBridge", cSettings: strictC),
    // The first library has larger tables than the second, whose place they take where it is named first: twice the languages.
    .target(
      name: "CLD2Bridge", dependencies: ["SystemCLD2"], path: "Sources/System/CLD2Bridge",
      cxxSettings: strictCXX,
      linkerSettings: [.linkedLibrary("cld2_full"), .linkedLibrary("cld2")]),
    .target(
      name: "CurlBridge", dependencies: ["SystemCurl"], path: "Sources/System/CurlBridge", cSettings: strictC,
      linkerSettings: [.linkedLibrary("curl")]),
    // Our own: vector instructions, of which Swift has no choice at run time.
    .target(name: "VectorKernels", path: "Sources/System/VectorKernels", cSettings: strictC),

    // Basics.
    module("Basics", "Basics", ["SystemCrypto", "SystemZlib", "XMLBridge"]),

    // Language.
    module(
      "Language", "Texts",
      [algorithms, "Basics", "ICUBridge", "CLD2Bridge", "SystemGumbo", "SystemCMark", "SystemZip"],
      data: [
        "function-words.txt", "block-marks.txt", "conjunctions.txt", "html-elements.txt",
        "line-end-hyphens.txt", "page-words.txt",
        "html-references.txt", "tei-elements.txt", "view-forms.txt", "note-marks.txt",
        "language-codes.txt",
      ],
      folders: ["Segmentation"]),
    module(
      "Language", "Dictionaries", [algorithms, "Basics", "Texts", "SystemStemmer", "SystemZlib"],
      data: ["folding.txt", "placeholders.txt", "morphology.txt"]),
    module(
      "Language", "Names", ["Basics", "Texts"],
      data: [
        "key-cyrillic.txt", "key-german.txt", "key-latin.txt", "key-common.txt", "name-letters.txt",
        "name-particles.txt", "name-weights.txt", "given-names.txt", "spelling-cyrillic.txt",
        "spelling-latin.txt", "spelling-within-cyrillic.txt", "name-marks.txt", "given-name-sexes.txt",
      ],
      folders: ["Schemes"]),
    module(
      "Language", "Dates", [algorithms, "Basics", "Texts"],
      data: ["times-de.txt", "times-en.txt", "times-ru.txt", "times-common.txt", "narrative.txt"],
      folders: ["Quantities"]),
    module(
      "Language", "Entities", [algorithms, "Basics", "Texts", "Dictionaries", "Names"],
      data: [
        "name-rules.txt", "given-names.txt", "romanizations.txt", "scope-marks.txt", "other-names.txt",
        "established-forms.txt",
      ]),
    module("Language", "Vectors", ["Basics", "Texts", "CurlBridge", "SystemSQLite", "VectorKernels"]),

    // Model.
    module("Model", "AlignmentModel", [algorithms, "Basics", "Texts"]),
    module(
      "Model", "AlignmentFiles", [algorithms, "Basics", "Texts", "AlignmentModel"],
      data: ["alignment.schema.json"]),
    module(
      "Model", "Interchange", [algorithms, "Basics", "Texts", "AlignmentModel", "AlignmentFiles"],
      data: ["segment-states.txt", "table-heads.txt"]),

    // Engines.
    module("Engines", "Preparation", [algorithms, "Basics", "Texts", "Dictionaries", "Names", "Dates"]),
    module(
      "Engines", "ComparableMode",
      [
        algorithms, "Basics", "Texts", "Dictionaries", "Dates", "Entities", "Vectors", "AlignmentModel",
        "Preparation",
      ],
      data: ["comparable-weights.json", "comparable-weights-with-vectors.json"]),
    module(
      "Engines", "ParallelMode",
      [
        algorithms, "Basics", "Texts", "Dictionaries", "Dates", "Vectors", "AlignmentModel", "Preparation",
        "ComparableMode",
      ],
      data: ["marks.txt", "parallel-weights.json"]),
    module(
      "Engines", "Conflicts",
      [algorithms, "Basics", "Texts", "Dates", "AlignmentModel", "Preparation", "ComparableMode"],
      data: ["conflict-weights.json"]),

    // Views.
    module(
      "Views", "Inspection",
      ["Basics", "Texts", "Dates", "AlignmentModel", "Preparation", "ComparableMode", "Conflicts"],
      data: ["search-folding.txt"]),
    module(
      "Views", "Publishing",
      ["Basics", "Texts", "Dates", "AlignmentModel", "Preparation", "Inspection"]),
    module("Views", "Proofreading", [algorithms, "Basics", "Texts", "Dictionaries", "Names", "Entities"]),
    module(
      "Views", "Report",
      [
        algorithms, "Basics", "Texts", "Names", "Entities", "Proofreading", "AlignmentModel",
        "AlignmentFiles", "Preparation",
        "ComparableMode", "Conflicts", "Inspection", .product(name: "Mustache", package: "swift-mustache"),
      ],
      folders: ["Page", "Words"]),

    // Measuring.
    module(
      "Measuring", "Evaluation",
      ["Basics", "Texts", "AlignmentModel", "AlignmentFiles", "ComparableMode", "ParallelMode"]),

    // Front.
    module(
      "Front", "Synoptic",
      [
        "Basics", "Texts", "Dictionaries", "Names", "Dates", "Entities", "Vectors", "AlignmentModel",
        "AlignmentFiles", "Interchange", "Preparation", "ComparableMode", "ParallelMode", "Conflicts",
        "CLD2Bridge", "CurlBridge", "XMLBridge", "SystemCMark", "SystemCrypto", "SystemSQLite", "SystemZip",
        "SystemZlib",
      ]),
    module("Front", "Batch", ["Synoptic"]),
    module(
      "Front", "Review",
      ["Basics", "Texts", "AlignmentModel", "AlignmentFiles", "Preparation", "Report"]),
    module(
      "Front", "ReviewServer",
      [
        "Basics", "Review", .product(name: "FlyingFox", package: "FlyingFox"),
        .product(name: "FlyingSocks", package: "FlyingFox"),
      ]),

    // Programs.
    program(
      "SynopticCommand",
      [
        "Synoptic", "Batch", "Inspection", "Publishing", "Proofreading", "Report", "Review", "ReviewServer",
        "Evaluation",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    program(
      "synoptic-train",
      [
        "Basics", "Texts", "Dictionaries", "Dates", "Vectors", "Preparation", "ComparableMode", "Synoptic",
        "Evaluation",
      ]),
    program(
      "synoptic-train-parallel", ["Basics", "Texts", "Dictionaries", "Vectors", "ParallelMode", "Evaluation"]),
    // Its table is read where it stands, by the Makefile.
    program("synoptic-train-names", ["Basics", "Texts", "Names"], exclude: ["Resources"]),
    program(
      "synoptic-fuzz", ["Fuzzing", .product(name: "ArgumentParser", package: "swift-argument-parser")]),
    // Builds folders of data files into a module, for the plugin.
    program("embed-files", []),
    .plugin(name: "EmbedFolders", capability: .buildTool(), dependencies: ["embed-files"]),

    // Testing.
    .target(
      name: "TestSupport", dependencies: ["Basics"], path: "Sources/Testing/TestSupport",
      swiftSettings: strict),
    module(
      "Testing", "Fuzzing",
      [
        "Basics", "Texts", "Dictionaries", "Dates", "Preparation", "Inspection", "Publishing", "Proofreading",
        "Report", "Evaluation", "Synoptic", "Batch",
        "TestSupport",
      ]),
    tests("Basics", ["Basics"]),
    tests("Texts", ["Basics", "Texts"], files: true),
    tests("Dictionaries", ["Basics", "Texts", "Dictionaries"], files: true),
    tests("Names", ["Basics", "Texts", "Names"], files: true),
    tests("Dates", ["Texts", "Dates"], files: true),
    tests("Entities", ["Basics", "Texts", "Dictionaries", "Names", "Entities"], files: true),
    tests("Vectors", ["Basics", "SystemSQLite", "VectorKernels", "Vectors"], files: true),
    tests("AlignmentFiles", ["Basics", "Texts", "AlignmentModel", "AlignmentFiles"]),
    tests(
      "Interchange", ["Basics", "Texts", "AlignmentModel", "AlignmentFiles", "Interchange"], files: true),
    tests("Preparation", ["Texts", "Dictionaries", "Names", "Dates", "Preparation"]),
    tests(
      "ComparableMode",
      ["Basics", "Texts", "Dates", "Vectors", "AlignmentModel", "Preparation", "ComparableMode"]),
    tests(
      "ParallelMode",
      [
        "Basics", "Texts", "Dictionaries", "Vectors", "AlignmentModel", "ComparableMode", "ParallelMode",
        "Evaluation",
      ]),
    tests(
      "Conflicts",
      [
        algorithms, "Basics", "Texts", "Dictionaries", "Dates", "AlignmentModel", "Preparation",
        "ComparableMode", "Conflicts", "Evaluation",
      ]),
    tests(
      "Inspection", ["Basics", "Texts", "AlignmentModel", "Preparation", "Conflicts", "Inspection"],
      files: true),
    tests(
      "Publishing",
      ["Basics", "Texts", "Dictionaries", "AlignmentModel", "Preparation", "Publishing"], files: true),
    tests(
      "Proofreading", ["Basics", "Texts", "Dictionaries", "Names", "Entities", "Proofreading"]),
    tests(
      "Report",
      [
        "Texts", "AlignmentModel", "AlignmentFiles", "Preparation", "Inspection", "Report", "SynopticCommand",
      ],
      files: true),
    tests(
      "Evaluation", ["Basics", "Texts", "AlignmentModel", "AlignmentFiles", "Evaluation"]),
    tests("Synoptic", ["Synoptic"]),
    tests("Batch", ["Synoptic", "Batch"]),
    tests(
      "Review", ["Basics", "Texts", "AlignmentModel", "AlignmentFiles", "Preparation", "Report", "Review"]),
    tests("Fuzz", ["Dictionaries", "Fuzzing"]),
    tests(
      "CommandLine",
      ["Basics", "Texts", "AlignmentModel", "AlignmentFiles", "Inspection", "SynopticCommand"], files: true),
  ],
  swiftLanguageModes: [.v6]
)

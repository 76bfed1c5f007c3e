// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "two-accounts",
  platforms: [.macOS(.v14)],
  dependencies: [
    // A repository of its own would name it by its address and a version.
    .package(name: "synoptic", path: "../..")
  ],
  targets: [
    .executableTarget(name: "two-accounts", dependencies: [.product(name: "Synoptic", package: "synoptic")])
  ]
)

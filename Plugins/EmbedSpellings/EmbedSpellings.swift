import Foundation
import PackagePlugin

/// Builds every file in `Resources/Spellings` of a target into it, as strings: the package manager would make literals of bytes
/// of them, which take the compiler a minute.
@main
struct EmbedSpellings: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let folder = target.directoryURL.appending(path: "Resources/Spellings")
    let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
      .filter { $0.pathExtension == "txt" }
      .sorted { $0.lastPathComponent < $1.lastPathComponent }
    let output = context.pluginWorkDirectoryURL.appending(path: "SpellingFiles.swift")
    return [
      .buildCommand(
        displayName: "Embedding \(files.count) spelling models",
        executable: try context.tool(named: "embed-files").url,
        arguments: ["SpellingFiles", output.path] + files.map(\.path),
        inputFiles: files, outputFiles: [output])
    ]
  }
}

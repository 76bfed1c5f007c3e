import Foundation
import PackagePlugin

/// Builds every file in `Resources/Segmentation` of a target into it, so that a language is added by adding its file.
@main
struct EmbedSegmentationRules: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let folder = target.directoryURL.appending(path: "Resources/Segmentation")
    let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
      .filter { $0.pathExtension == "txt" }
      .sorted { $0.lastPathComponent < $1.lastPathComponent }
    let output = context.pluginWorkDirectoryURL.appending(path: "SegmentationFiles.swift")
    return [
      .buildCommand(
        displayName: "Embedding the segmentation rules of \(files.count) languages",
        executable: try context.tool(named: "embed-files").url,
        arguments: ["SegmentationFiles", output.path] + files.map(\.path),
        inputFiles: files, outputFiles: [output])
    ]
  }
}

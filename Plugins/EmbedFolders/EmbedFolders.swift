import Foundation
import PackagePlugin

/// Builds every folder of text files in a target's `Resources` into it, so that a language, a scheme or a part of a page is added by
/// adding its file.
///
/// The files of `Resources/Segmentation` become an enumeration `SegmentationFiles`, which has them by their names.
@main
struct EmbedFolders: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let resources = target.directoryURL.appending(path: "Resources")
    return try contents(resources).filter(\.hasDirectoryPath).compactMap { folder in
      let files = try contents(folder).filter { !$0.hasDirectoryPath }
      if files.isEmpty { return nil }
      let enumeration = folder.lastPathComponent + "Files"
      let output = context.pluginWorkDirectoryURL.appending(path: enumeration + ".swift")
      return .buildCommand(
        displayName: "Embedding the \(files.count) files of \(folder.lastPathComponent)",
        executable: try context.tool(named: "embed-files").url,
        arguments: [enumeration, output.path] + files.map(\.path),
        inputFiles: files, outputFiles: [output])
    }
  }

  private func contents(_ folder: URL) throws -> [URL] {
    try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: [.isDirectoryKey])
      .sorted { $0.lastPathComponent < $1.lastPathComponent }
  }
}

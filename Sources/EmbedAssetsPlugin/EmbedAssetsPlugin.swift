import FoundationEssentials
import PackagePlugin

/// Embeds the files of `Templates` and `Resources` in the target that uses the plugin.
@main
struct EmbedAssetsPlugin: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let folders = ["Templates", "Resources"].map {
      context.package.directoryURL.appending(path: $0)
    }
    let output = context.pluginWorkDirectoryURL.appending(path: "EmbeddedAssets.swift")
    return [
      .buildCommand(
        displayName: "Embedding templates and resources",
        executable: try context.tool(named: "embed-assets").url,
        arguments: [output.path(percentEncoded: false)]
          + folders.map { $0.path(percentEncoded: false) },
        inputFiles: try folders.flatMap(files),
        outputFiles: [output]
      )
    ]
  }

  private func files(in folder: URL) throws -> [URL] {
    try FileManager.default.subpathsOfDirectory(atPath: folder.path(percentEncoded: false))
      .sorted()
      .map { folder.appending(path: $0) }
      .filter { !$0.hasDirectoryPath }
  }
}

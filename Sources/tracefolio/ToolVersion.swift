/// The version of the tool, in `--version` and in a site's manifest.
enum ToolVersion {
  static let text = "0.1.0"
}

import TraceModel

/// Finds the copied file that an address in a Markdown text means.
enum MarkdownFiles {
  /// The way from a trace page to the picture; nil for any address but that of a picture that the
  /// tool itself has copied.
  static func path(of address: String, in files: [SiteAttachment]) -> String? {
    let scheme = "mlflow-attachment://"
    guard address.hasPrefix(scheme) else { return nil }
    let id = ExactText(String(address.dropFirst(scheme.count).prefix { $0 != "?" }))
    let file = files.first { ExactText($0.attachment.id) == id && $0.media.isPicture }
    return file.map { "../\($0.path)" }
  }
}

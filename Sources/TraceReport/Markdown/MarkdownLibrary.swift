import CCMark

/// The library that reads Markdown.
package enum MarkdownLibrary {
  /// Such as `0.30.2`; a distribution's own mends do not show in it.
  package static var version: String { String(cString: cmark_version_string()) }
}

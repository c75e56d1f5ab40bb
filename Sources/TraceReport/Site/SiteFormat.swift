/// What the pages of a site are written in.
package enum SiteFormat: String, Sendable, CaseIterable {
  /// For a browser.
  case html
  /// For GitHub and GitLab, which render it.
  case markdown

  /// Extension of a page's file name, without its dot.
  package var fileExtension: String {
    switch self {
    case .html: "html"
    case .markdown: "md"
    }
  }
}

import JSONBytes
package import SiteAssets

/// The frame that every page shares: head with policy, title and stylesheet, top bar, foot.
package struct PageShell: Sendable {
  /// The places of the template `page.html`.
  package enum Slot: String, CaseIterable, Sendable {
    /// The page's title as text.
    case title
    /// The way from the page to the site's folder: empty or `../`.
    case root
    /// Path of the stylesheet in the site.
    case stylesheet
    /// What follows the site's name in the top bar.
    case breadcrumb
    /// The content of `main`.
    case content
    /// The tool's version.
    case version
  }

  private let parts: [Template<Slot>.Part]
  private let stylesheet: String
  private let version: String

  /// - Parameters:
  ///   - template: The template `page.html`.
  ///   - stylesheet: Path of the stylesheet in the site.
  ///   - version: The tool's version.
  package init(_ template: Template<Slot>, stylesheet: String, version: String) {
    parts = template.parts
    self.stylesheet = stylesheet
    self.version = version
  }

  /// Writes a page; the closures fill in what is its own.
  func write(
    title: String,
    root: StaticString,
    to html: inout ByteBuffer,
    breadcrumb: (inout ByteBuffer) -> Void,
    content: (inout ByteBuffer) -> Void
  ) {
    for part in parts {
      switch part {
      case .literal(let bytes): html.append(bytes)
      case .placeholder(.title): html.appendHTML(title)
      case .placeholder(.root): html.append(root)
      case .placeholder(.stylesheet): html.append(stylesheet)
      case .placeholder(.version): html.append(version)
      case .placeholder(.breadcrumb): breadcrumb(&html)
      case .placeholder(.content): content(&html)
      }
    }
  }
}

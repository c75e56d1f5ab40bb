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
    /// What kind of page it is, for the script.
    case page
    /// Path of the stylesheet in the site; so for the next.
    case stylesheet
    case script
    /// What follows the site's name in the top bar.
    case breadcrumb
    /// Links to the pages before and after.
    case neighbours
    /// The content of `main`.
    case content
    /// The tool's version.
    case version
  }

  /// What every page refers to.
  package struct Assets: Sendable {
    /// Path in the site; so is the next.
    package let stylesheet: String
    package let script: String
    /// The tool's version.
    package let version: String

    package init(stylesheet: String, script: String, version: String) {
      self.stylesheet = stylesheet
      self.script = script
      self.version = version
    }
  }

  private let parts: [Template<Slot>.Part]
  private let assets: Assets

  /// The frame of a template, the one called `page.html`.
  package init(_ template: Template<Slot>, assets: Assets) {
    parts = template.parts
    self.assets = assets
  }

  /// What tells one page from another.
  struct Frame {
    /// Text.
    let title: String
    /// `overview`, `trace` or `session`: tells the script what to do.
    let kind: StaticString
    /// The way from the page to the site's folder: empty or `../`.
    let root: StaticString
  }

  /// Writes a page; the closures fill in what is its own.
  func write(
    _ frame: Frame,
    to html: inout ByteBuffer,
    breadcrumb: (inout ByteBuffer) -> Void,
    neighbours: (inout ByteBuffer) -> Void = { _ in },
    content: (inout ByteBuffer) -> Void
  ) {
    for part in parts {
      switch part {
      case .literal(let bytes): html.append(bytes)
      case .placeholder(.title): html.appendHTML(frame.title)
      case .placeholder(.page): html.append(frame.kind)
      case .placeholder(.root): html.append(frame.root)
      case .placeholder(.stylesheet): html.append(assets.stylesheet)
      case .placeholder(.script): html.append(assets.script)
      case .placeholder(.version): html.append(assets.version)
      case .placeholder(.breadcrumb): breadcrumb(&html)
      case .placeholder(.neighbours): neighbours(&html)
      case .placeholder(.content): content(&html)
      }
    }
  }
}

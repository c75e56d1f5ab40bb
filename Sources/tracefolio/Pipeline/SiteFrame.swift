import Hashing
import SiteAssets
import SiteWriter
import TraceReport

/// What all pages of a site share: the frame, the stylesheet and the script.
struct SiteFrame {
  let shell: PageShell
  private let stylesheet: HashedAsset
  private let script: HashedAsset
  private let template: [UInt8]

  /// - Throws: ``SiteAssetsError`` or ``TemplateError`` where a template or resource is no good.
  init(_ assets: SiteAssets) throws {
    stylesheet = try HashedAsset("site.css", in: assets)
    script = try HashedAsset("site.js", in: assets)
    template = assets.text("Templates/page.html") ?? []
    let shared = PageShell.Assets(
      stylesheet: stylesheet.path,
      script: script.path,
      version: ToolVersion.text
    )
    let parts = try Template<PageShell.Slot>(template, file: "page.html")
    shell = PageShell(parts, assets: shared)
  }

  /// Adds everything that the frame puts on a page.
  func addContent(to hash: inout SHA256) {
    hash.add(ToolVersion.text)
    hash.add(stylesheet.path)
    hash.add(script.path)
    hash.add(bytes: template)
  }

  func writeAssets(to writer: SiteWriter) throws(SiteWriterError) {
    for asset in [stylesheet, script] { try writer.write(asset.bytes, to: asset.path) }
  }
}

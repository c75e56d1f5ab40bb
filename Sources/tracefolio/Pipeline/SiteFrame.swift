import SiteAssets
import SiteWriter
import TraceReport

/// What all pages of a site share: the frame, the stylesheet and the script.
struct SiteFrame {
  let shell: PageShell
  private let stylesheet: HashedAsset
  private let script: HashedAsset

  /// - Throws: ``SiteAssetsError`` or ``TemplateError`` where a template or resource is no good.
  init(_ assets: SiteAssets) throws {
    stylesheet = try HashedAsset("site.css", in: assets)
    script = try HashedAsset("site.js", in: assets)
    let template = try Template<PageShell.Slot>(
      assets.text("Templates/page.html") ?? [],
      file: "page.html"
    )
    let shared = PageShell.Assets(
      stylesheet: stylesheet.path,
      script: script.path,
      version: ToolVersion.text
    )
    shell = PageShell(template, assets: shared)
  }

  func writeAssets(to writer: SiteWriter) throws(SiteWriterError) {
    for asset in [stylesheet, script] { try writer.write(asset.bytes, to: asset.path) }
  }
}

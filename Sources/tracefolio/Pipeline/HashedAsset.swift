import Hashing
import SiteAssets
import TraceReport

/// A resource whose file name changes with its bytes, so that no browser shows an old one.
struct HashedAsset {
  /// Path in the site.
  let path: String
  let bytes: [UInt8]

  /// A file of the folder Resources, such as `site.css`.
  ///
  /// - Throws: ``SiteAssetsError`` where there is no such resource.
  init(_ name: String, in assets: SiteAssets) throws(SiteAssetsError) {
    guard let bytes = assets.text("Resources/\(name)") else {
      throw .notAFolder(path: "Resources/\(name)")
    }
    let parts = name.split(separator: ".", maxSplits: 1)
    let hash = SHA256.hexDigest(of: bytes).prefix(12)
    path = "assets/\(parts[0]).\(hash).\(parts.last ?? "")"
    self.bytes = bytes
  }
}

/// The templates and resources of the site: embedded ones, and files of a folder that replace them.
package struct SiteAssets: Sendable {
  private let overrides: [String: [UInt8]]

  /// Reads the overrides.
  ///
  /// - Parameter overrides: A folder whose files replace embedded ones, each by its path without
  ///   the leading `Templates/` or `Resources/`; nil for the embedded ones alone. Other files in it
  ///   are not looked at.
  /// - Throws: Where the folder is none, or an override cannot be read or is not UTF-8.
  package init(overrides: String? = nil) throws(SiteAssetsError) {
    guard let overrides else {
      self.overrides = [:]
      return
    }
    guard TextFile.isFolder(overrides) else { throw .notAFolder(path: overrides) }
    var found: [String: [UInt8]] = [:]
    for path in EmbeddedAssets.files.keys.sorted() {
      found[path] = try TextFile.read(overrides + "/" + Self.withoutTopFolder(path))
    }
    self.overrides = found
  }

  /// The paths of all files, sorted; for example `Templates/page.html`.
  package var paths: [String] { EmbeddedAssets.files.keys.sorted() }

  /// The bytes of a file as UTF-8; nil where there is none at this path.
  package func text(_ path: String) -> [UInt8]? {
    if let override = overrides[path] { return override }
    return EmbeddedAssets.files[path]?.withUTF8Buffer { Array($0) }
  }

  private static func withoutTopFolder(_ path: String) -> Substring {
    path.drop { $0 != "/" }.dropFirst()
  }
}

/// Why a folder of overrides cannot be used.
package enum SiteAssetsError: Error, Hashable, Sendable {
  /// There is no folder at the path.
  case notAFolder(path: String)
  /// A file is there and cannot be read; `reason` is the value of `errno`.
  case cannotRead(path: String, reason: Int32)
  /// A file is not UTF-8 text.
  case notText(path: String)
}

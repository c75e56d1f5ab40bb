/// The list of a site's files that is kept in the site, by which it is known again as ours.
///
/// A header line, then a path a line, sorted. Only what is listed is ever deleted. The file itself
/// is not listed.
struct SiteRecord: Sendable {
  /// The record's own name at the top of a site.
  static let fileName = ".tracefolio-files"
  /// The name of the manifest, the last file of a site to be written.
  static let manifestName = "manifest.json"

  private static let header = "tracefolio site 1"
  private static let unfinishedHeader = "tracefolio site 1, unfinished"

  let files: SiteFiles
  /// Whether the site was being replaced file by file; then its manifest may be missing.
  let isUnfinished: Bool

  init(files: SiteFiles, isUnfinished: Bool = false) {
    self.files = files
    self.isUnfinished = isUnfinished
  }

  /// Reads a record; nil where the header is not one of ours.
  ///
  /// A line that is no safe path is passed over: it cannot be a file of ours.
  init?(_ bytes: [UInt8]) {
    let lines = bytes.split(separator: UInt8(ascii: "\n"))
    guard let first = lines.first else { return nil }
    isUnfinished = first.elementsEqual(Self.unfinishedHeader.utf8)
    guard isUnfinished || first.elementsEqual(Self.header.utf8) else { return nil }
    var ledger = FileLedger()
    for line in lines.dropFirst() where SitePath.isSafe(line) {
      ledger.append(line, size: 0)
    }
    files = SiteFiles(ledger)
  }

  /// The record as it stands in its file.
  var bytes: [UInt8] {
    var bytes = Array((isUnfinished ? Self.unfinishedHeader : Self.header).utf8)
    bytes.append(UInt8(ascii: "\n"))
    for position in files.indices {
      bytes.append(contentsOf: files.bytes(at: position))
      bytes.append(UInt8(ascii: "\n"))
    }
    return bytes
  }

  /// Whether a path is kept for the record, the manifest or a staging folder.
  static func isReserved(_ path: SitePath) -> Bool {
    path.text == manifestName || path.text.hasPrefix(".tracefolio")
  }

  /// Whether an entry of an old site may be replaced and deleted.
  func owns(_ path: String) -> Bool {
    path == Self.fileName || files.contains(path)
  }
}

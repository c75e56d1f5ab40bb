import Hashing
import SiteWriter
import TraceModel
import TraceReport
import TraceSources

/// Finds pages of the old site that would be made again as they are.
///
/// A page's fingerprint covers its trace's rows and source, its neighbours, the frame, the prices, the
/// options, this very build of the program and the version of libcmark. Where an old page has the same, it and its row of the
/// overview are taken over without a look at what the rows say.
struct PageReuse: Sendable {
  private let writer: SiteWriter
  private let cache: RowCache
  private let format: SiteFormat
  /// What all pages depend on; nil where nothing may be taken over.
  private let common: SHA256?

  init(
    _ request: BuildRequest,
    _ frame: SiteFrame,
    _ prices: RunPrices,
    _ writer: SiteWriter
  ) {
    self.writer = writer
    format = request.format
    common = BuildIdentity.bytes.map { identity in
      var hash = SHA256()
      hash.add(bytes: identity)
      hash.add(MarkdownLibrary.version)
      frame.addContent(to: &hash)
      prices.addContent(to: &hash)
      hash.add(request.rendersMarkdown ? 1 : 0)
      hash.add(request.format.rawValue)
      return hash
    }
    cache = RowCache { [common] path in
      common == nil ? nil : writer.oldFile(path, limit: RowCache.largestFile)
    }
  }

  /// Nil where the program cannot tell itself from other builds, and where the trace may have files.
  func fingerprint(of record: any TraceRecord) -> Digest? {
    guard var hash = common, !record.hasFolder else { return nil }
    let place = record.place
    // A page names its trace's source without the folders.
    hash.add(record.source.split(separator: "/").last.map(String.init))
    for key in [place.key, place.previous, place.next] {
      hash.add(key?.id)
      hash.add(key.map { Int64($0.occurrence) })
    }
    record.addContent(to: &hash)
    return hash.finish()
  }

  /// Takes the page over, and gives its row; nil where it has to be made.
  func row(_ fingerprint: Digest?, at place: TracePlace) throws(SiteWriterError) -> IndexRow? {
    guard let row = fingerprint.flatMap(cache.row), let stamp = row.stamp, row.key == place.key
    else { return nil }
    let path = SiteName.path(of: place.key, in: format)
    return try writer.reuse(path: path, size: stamp.size) ? row : nil
  }
}

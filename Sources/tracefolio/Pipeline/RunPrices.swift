import Hashing
import SiteAssets
import TraceAnalysis

/// The prices of a run, and what tells them from others.
struct RunPrices: Sendable {
  let table: PriceTable
  private let bytes: [UInt8]

  /// - Parameters:
  ///   - file: Path of a table; nil for the built-in one.
  ///   - assets: Hold the built-in one.
  /// - Throws: ``PricesError`` or `SiteAssetsError` where the table cannot be used.
  init(file: String?, in assets: SiteAssets) throws {
    let path = file ?? "Resources/prices.json"
    let read = if let file { try TextFile.read(file) } else { assets.text(path) }
    guard let read else { throw PricesError.notFound(path: path) }
    do throws(PriceTableError) {
      table = try PriceTable(json: read)
    } catch {
      throw PricesError.unusable(path: path, error)
    }
    bytes = read
  }

  /// Adds everything that a page's costs depend on.
  func addContent(to hash: inout SHA256) { hash.add(bytes: bytes) }
}

/// Why a file of prices cannot be used.
enum PricesError: Error {
  /// There is no file at the path.
  case notFound(path: String)
  /// The file holds something else than a table of prices.
  case unusable(path: String, PriceTableError)
}

/// Finds out by its content what a source is, and opens it.
package enum SourceOpening {
  /// - Throws: ``TraceSourceError`` where the source is none that can be read.
  package static func open(
    _ name: String,
    selection: Selection
  ) throws(TraceSourceError) -> any TraceSource {
    let file = try SourceFile(named: name)
    if file.head.starts(with: sqliteMagic) {
      return try MLflowSQLiteStore(file, selection: selection)
    }
    let kind = kind(of: file.head)
    guard kind == jsonText else { throw .unrecognised(path: name, found: kind) }
    guard let export = try MLflowExport(file, selection: selection) else {
      throw .unrecognised(path: name, found: "JSON text without a trace of MLflow")
    }
    return export
  }

  private static let jsonText = "JSON text"

  private static let sqliteMagic = Array("SQLite format 3\0".utf8)

  private static func kind(of head: [UInt8]) -> String {
    if head.starts(with: [0x1F, 0x8B]) { return "gzip data" }
    if head.contains(where: { $0 < 0x09 || (0x0E..<0x20).contains($0) }) { return "binary data" }
    let first = head.first { !" \t\r\n".utf8.contains($0) }
    return first == UInt8(ascii: "{") || first == UInt8(ascii: "[") ? jsonText : "text"
  }
}

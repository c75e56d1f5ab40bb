/// What a source's file is, by its first bytes.
enum SourceFormat: Sendable, Equatable {
  /// An SQLite database, which may be a store of MLflow.
  case sqlite
  /// JSON text, which may be an export of MLflow.
  case json
  /// Other text, which may be a table of traces.
  case text
  /// Anything else; nothing reads that.
  case binary(String)

  static let sqliteMagic = Array("SQLite format 3\0".utf8)

  init(_ head: [UInt8]) {
    if head.starts(with: Self.sqliteMagic) {
      self = .sqlite
    } else if head.starts(with: SourceFile.gzipMagic) {
      self = .binary("gzip data inside gzip data")
    } else if head.contains(where: { $0 < 0x09 || (0x0E..<0x20).contains($0) }) {
      self = .binary("binary data")
    } else {
      let text = head.starts(with: Self.byteOrderMark) ? head.dropFirst(3) : head[...]
      let first = text.first { !" \t\r\n".utf8.contains($0) }
      self = first == UInt8(ascii: "{") || first == UInt8(ascii: "[") ? .json : .text
    }
  }

  /// What programs of Windows put before UTF-8.
  static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
}

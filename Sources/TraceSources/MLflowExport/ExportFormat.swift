import JSONBytes

/// How the file of an export holds its traces.
enum ExportFormat: Sendable, Equatable {
  case json
  /// A data frame as pandas writes it as CSV; a cell of this column holds the JSON of a trace.
  case csv(column: Int)

  /// Bytes that are read at a time.
  private static let step: Int64 = 1 << 20

  /// Nil for a text that is no JSON and whose first line does not name the column `trace`.
  ///
  /// - Throws: ``TraceSourceError`` where the file cannot be read.
  init?(of file: ByteFile, head: [UInt8]) throws(TraceSourceError) {
    if SourceFormat(head) == .json {
      self = .json
    } else if let column = try Self.traceColumn(of: file) {
      self = .csv(column: column)
    } else {
      return nil
    }
  }

  /// The objects or cells that may be traces.
  ///
  /// - Throws: ``TraceSourceError`` where the file cannot be read.
  func pieces(
    of file: ByteFile,
    size: Int64
  ) throws(TraceSourceError) -> [JSONSplitter.Piece] {
    var pieces: [JSONSplitter.Piece] = []
    switch self {
    case .json:
      var splitter = JSONSplitter(listKey: "traces")
      try Self.read(file, size) { bytes in splitter.feed(bytes) { pieces.append($0) } }
      splitter.finish { pieces.append($0) }
    case .csv(let column):
      func add(_ cell: CSVSplitter.Cell) {
        guard cell.row > 0, cell.column == column else { return }
        pieces.append(JSONSplitter.Piece(range: cell.range, isWhole: cell.isWhole))
      }
      var splitter = CSVSplitter()
      try Self.read(file, size) { bytes in splitter.feed(bytes) { add($0) } }
      splitter.finish { add($0) }
    }
    return pieces
  }

  /// The JSON that a piece of the file stands for.
  func json(_ bytes: [UInt8]) -> [UInt8] {
    switch self {
    case .json: bytes
    case .csv: CSVSplitter.text(ofCell: bytes)
    }
  }

  private static func read(
    _ file: ByteFile,
    _ size: Int64,
    _ take: (UnsafeBufferPointer<UInt8>) -> Void
  ) throws(TraceSourceError) {
    var offset: Int64 = 0
    while offset < size {
      let bytes = try file.bytes(offset..<min(offset + step, size))
      if bytes.isEmpty { break }
      bytes.withUnsafeBufferPointer(take)
      offset += Int64(bytes.count)
    }
  }

  /// Looks for the column in the first line, which is no longer than what is read at a time.
  private static func traceColumn(of file: ByteFile) throws(TraceSourceError) -> Int? {
    let bytes = try file.bytes(0..<step)
    var names: [CSVSplitter.Cell] = []
    var splitter = CSVSplitter()
    bytes.withUnsafeBufferPointer { bytes in splitter.feed(bytes) { names.append($0) } }
    splitter.finish { names.append($0) }
    return names.first { cell in
      guard cell.row == 0 else { return false }
      let range = Int(cell.range.lowerBound)..<Int(cell.range.upperBound)
      return CSVSplitter.text(ofCell: Array(bytes[range])) == Array("trace".utf8)
    }?.column
  }
}

/// Why a source cannot be read.
///
/// Data only: the executable words it.
package enum TraceSourceError: Error, Equatable, Sendable {
  case notFound(path: String)
  /// A folder of which no file can be read as a source.
  case noSource(path: String, files: Int)
  case emptyFile(path: String)
  /// The operating system's error number says why.
  case unreadable(path: String, errno: Int32)
  /// `found` says what the first bytes look like.
  case unrecognised(path: String, found: String)
  /// Packed data that zlib cannot unpack; `reason` is its own word.
  case brokenGzip(path: String, reason: String)
  /// Unpacked data or standard input for which there is no room in a folder for temporary files.
  case cannotSpool(path: String, folder: String, errno: Int32)
  case missingTable(path: String, table: String)
  /// A view or virtual table, whose rows would be computed: `kind` says which.
  case notATable(path: String, name: String, kind: String)
  case missingColumn(path: String, table: String, column: String)
  /// `reason` is the library's own word.
  case damaged(path: String, reason: String)
  case locked(path: String)
  case unknownExperiment(path: String, name: String, known: [String])
  case unknownRun(path: String, name: String)
  case ambiguousRun(path: String, name: String, ids: [String])
}

extension TraceSourceError {
  /// True where a file is none of a kind that is read here, which in a folder is no error.
  var isNoSource: Bool {
    switch self {
    case .unrecognised, .emptyFile, .missingTable, .notATable, .missingColumn: true
    default: false
    }
  }
}

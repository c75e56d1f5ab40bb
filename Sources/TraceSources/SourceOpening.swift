/// Finds out by its content what a source is, and opens it.
package enum SourceOpening {
  /// Opens all that was named on the command line as one source.
  ///
  /// - Throws: ``TraceSourceError`` where one of the names stands for nothing that can be read.
  package static func open(
    _ names: [String],
    selection: Selection
  ) throws(TraceSourceError) -> any TraceSource {
    let found = try FoundSources(names)
    if names.count == 1, found.folders.isEmpty, let only = found.inputs.first {
      return try only.open(selection).source(selection)
    }
    return try CombinedSource(found, selection: selection)
  }

  /// Opens one source.
  ///
  /// - Throws: ``TraceSourceError`` where the source is none that can be read.
  package static func open(
    _ name: String,
    selection: Selection
  ) throws(TraceSourceError) -> any TraceSource {
    try open([name], selection: selection)
  }
}

/// What a file turned out to be.
enum OpenedInput {
  /// A source of its own.
  case source(any TraceSource)
  /// A file of OpenTelemetry, whose traces may go on in others.
  case otlp(OTLPScan)

  /// The file alone as a source.
  ///
  /// - Throws: ``TraceSourceError`` where it cannot be read.
  func source(_ selection: Selection) throws(TraceSourceError) -> any TraceSource {
    switch self {
    case .source(let source): source
    case .otlp(let scan): try OTLPSource([scan], selection: selection)
    }
  }
}

/// A file that may be a source.
struct SourceInput: Sendable {
  let file: SourceFile
  /// The folder that was named instead of the file, as an index into ``FoundSources/folders``; nil for
  /// a file that was named itself.
  let folder: Int?

  /// Whether the source knows names of experiments and runs, so that it can tell which it does not have.
  var knowsNames: Bool { SourceFormat(file.head) == .sqlite }

  /// - Throws: ``TraceSourceError`` where the file is no source that can be read.
  func open(_ selection: Selection) throws(TraceSourceError) -> OpenedInput {
    switch SourceFormat(file.head) {
    case .sqlite: return .source(try MLflowSQLiteStore(file, selection: selection))
    case .binary(let found):
      if let scan = try OTLPScan(wire: file) { return .otlp(scan) }
      throw .unrecognised(path: file.name, found: found)
    case .json:
      if let opened = try OpenedInput(json: file, selection: selection) { return opened }
      throw .unrecognised(path: file.name, found: "JSON text without a trace")
    case .text:
      if let scan = try OTLPScan(wire: file) { return .otlp(scan) }
      if let export = try MLflowExport(file, selection: selection) { return .source(export) }
      throw .unrecognised(path: file.name, found: "text")
    }
  }
}

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
      return try only.open(selection)
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

/// A file that is opened as a source of its own.
struct SourceInput: Sendable {
  let file: SourceFile
  /// The folder that was named instead of the file, as an index into ``FoundSources/folders``; nil for
  /// a file that was named itself.
  let folder: Int?

  /// Whether the source knows names of experiments and runs, so that it can tell which it does not have.
  var knowsNames: Bool { SourceFormat(file.head) == .sqlite }

  /// - Throws: ``TraceSourceError`` where the file is no source that can be read.
  func open(_ selection: Selection) throws(TraceSourceError) -> any TraceSource {
    switch SourceFormat(file.head) {
    case .sqlite: return try MLflowSQLiteStore(file, selection: selection)
    case .binary(let found):
      if let otlp = try OTLPFile(wire: file, selection: selection) { return otlp }
      throw .unrecognised(path: file.name, found: found)
    case .json:
      if let source = try OTLPFile.orExport(file, selection: selection) { return source }
      throw .unrecognised(path: file.name, found: "JSON text without a trace")
    case .text:
      if let otlp = try OTLPFile(wire: file, selection: selection) { return otlp }
      if let export = try MLflowExport(file, selection: selection) { return export }
      throw .unrecognised(path: file.name, found: "text")
    }
  }
}

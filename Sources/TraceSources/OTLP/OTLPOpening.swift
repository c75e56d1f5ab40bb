extension OTLPFile {
  /// Opens a file of Protocol Buffers; nil for any other.
  ///
  /// - Throws: ``TraceSourceError`` where the file cannot be read.
  convenience init?(wire file: SourceFile, selection: Selection) throws(TraceSourceError) {
    guard let framing = WireFraming(head: file.head) else { return nil }
    try self.init(file, encoding: .wire(framing), selection: selection)
  }

  /// Opens a file of JSON as what it is, one of OpenTelemetry or an export of MLflow; nil where it is
  /// neither.
  ///
  /// What its beginning looks like is tried first: only reading it shows.
  /// - Throws: ``TraceSourceError`` where the file cannot be read.
  static func orExport(
    _ file: SourceFile,
    selection: Selection
  ) throws(TraceSourceError) -> (any TraceSource)? {
    let beginning = try ByteFile(file).bytes(0..<min(file.size, 1 << 16))[...]
    let isLikely =
      beginning.firstIndex(after: "\"resourceSpans\"") != nil
      || beginning.firstIndex(after: "\"resource_spans\"") != nil
    if isLikely, let otlp = try OTLPFile(file, encoding: .json, selection: selection) {
      return otlp
    }
    if let export = try MLflowExport(file, selection: selection) { return export }
    return isLikely ? nil : try OTLPFile(file, encoding: .json, selection: selection)
  }
}

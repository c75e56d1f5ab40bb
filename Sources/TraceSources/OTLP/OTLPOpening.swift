extension OTLPScan {
  /// Goes through a file of Protocol Buffers; nil for any other.
  ///
  /// - Throws: ``TraceSourceError`` where the file cannot be read.
  init?(wire file: SourceFile) throws(TraceSourceError) {
    guard let framing = WireFraming(head: file.head) else { return nil }
    try self.init(file, encoding: .wire(framing))
  }
}

extension OpenedInput {
  /// Opens a file of JSON as what it is, one of OpenTelemetry or an export of MLflow; nil where it is
  /// neither.
  ///
  /// What its beginning looks like is tried first: only reading it shows.
  /// - Throws: ``TraceSourceError`` where the file cannot be read.
  init?(json file: SourceFile, selection: Selection) throws(TraceSourceError) {
    let beginning = try ByteFile(file).bytes(0..<min(file.size, 1 << 16))[...]
    let isLikely =
      beginning.firstIndex(after: "\"resourceSpans\"") != nil
      || beginning.firstIndex(after: "\"resource_spans\"") != nil
    if isLikely, let scan = try OTLPScan(file, encoding: .json) {
      self = .otlp(scan)
    } else if let export = try MLflowExport(file, selection: selection) {
      self = .source(export)
    } else if !isLikely, let scan = try OTLPScan(file, encoding: .json) {
      self = .otlp(scan)
    } else {
      return nil
    }
  }
}

import JSONBytes

/// A file of OpenTelemetry that was gone through, and where its spans are.
struct OTLPScan: Sendable {
  let file: OTLPFile
  let places: OTLPPlaces

  /// Nil where the file holds no span.
  ///
  /// - Throws: ``TraceSourceError`` where the file cannot be read.
  init?(_ file: SourceFile, encoding: OTLPEncoding) throws(TraceSourceError) {
    self.file = try OTLPFile(file, encoding: encoding)
    places =
      switch encoding {
      case .json: try Self.json(self.file)
      case .wire(let framing): try Self.wire(self.file, framing)
      }
    if places.spans.isEmpty { return nil }
  }

  private static func wire(
    _ file: OTLPFile,
    _ framing: WireFraming
  ) throws(TraceSourceError) -> OTLPPlaces {
    var builder = OTLPIndexBuilder(file.encoding)
    var splitter = WireSplitter(file.window, levels: OTLPLevels.wire)
    try splitter.split(framing) { found, window throws(TraceSourceError) in
      try builder.take(found, in: window)
    }
    return builder.places
  }

  /// A file whose first line breaks off does not show that it has a request a line; so where something
  /// is broken, that is tried too, and what finds more spans stands.
  private static func json(_ file: OTLPFile) throws(TraceSourceError) -> OTLPPlaces {
    let places = try json(file, linesAreValues: false)
    if places.broken.isEmpty { return places }
    let other = try json(file, linesAreValues: true)
    return other.spans.count > places.spans.count ? other : places
  }

  private static func json(
    _ file: OTLPFile,
    linesAreValues: Bool
  ) throws(TraceSourceError) -> OTLPPlaces {
    var builder = OTLPIndexBuilder(file.encoding)
    var splitter = JSONListSplitter(levels: OTLPLevels.json, linesAreValues: linesAreValues)
    var window = file.window
    var found: [JSONListSplitter.Found] = []
    while try window.advance() {
      window.bytes.withUnsafeBufferPointer { splitter.feed($0) { found.append($0) } }
      for found in found { try builder.take(found, in: window) }
      found.removeAll(keepingCapacity: true)
    }
    splitter.finish { found.append($0) }
    for found in found { try builder.take(found, in: window) }
    return builder.places
  }
}

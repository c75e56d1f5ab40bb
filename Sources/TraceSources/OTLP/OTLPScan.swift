import JSONBytes

/// Goes through a file of OpenTelemetry to find its spans.
struct OTLPScan {
  let file: ByteFile
  /// Bytes of the file.
  let size: Int64
  let encoding: OTLPEncoding

  /// Where the spans are.
  ///
  /// - Throws: ``TraceSourceError`` where the file cannot be read.
  func index() throws(TraceSourceError) -> OTLPIndex {
    let builder =
      switch encoding {
      case .json: try json()
      case .wire(let framing): try wire(framing)
      }
    return OTLPIndex(builder)
  }

  private func wire(_ framing: WireFraming) throws(TraceSourceError) -> OTLPIndexBuilder {
    var builder = OTLPIndexBuilder(encoding)
    var splitter = WireSplitter(FileWindow(file, size: size), levels: OTLPLevels.wire)
    try splitter.split(framing) { found, window throws(TraceSourceError) in
      try builder.take(found, in: window)
    }
    return builder
  }

  /// A file whose first line breaks off does not show that it has a request a line; so where something
  /// is broken, that is tried too, and what finds more spans stands.
  private func json() throws(TraceSourceError) -> OTLPIndexBuilder {
    let builder = try json(linesAreValues: false)
    if builder.broken.isEmpty { return builder }
    let other = try json(linesAreValues: true)
    return other.spans.count > builder.spans.count ? other : builder
  }

  private func json(linesAreValues: Bool) throws(TraceSourceError) -> OTLPIndexBuilder {
    var builder = OTLPIndexBuilder(encoding)
    var splitter = JSONListSplitter(levels: OTLPLevels.json, linesAreValues: linesAreValues)
    var window = FileWindow(file, size: size)
    var found: [JSONListSplitter.Found] = []
    while try window.advance() {
      window.bytes.withUnsafeBufferPointer { splitter.feed($0) { found.append($0) } }
      for found in found { try builder.take(found, in: window) }
      found.removeAll(keepingCapacity: true)
    }
    splitter.finish { found.append($0) }
    for found in found { try builder.take(found, in: window) }
    return builder
  }
}

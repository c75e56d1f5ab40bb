import JSONBytes

/// The two ways in which requests for export are written.
enum OTLPEncoding: Sendable, Hashable {
  case json
  case wire(WireFraming)

  /// A name for people.
  var name: String { self == .json ? "OTLP JSON" : "OTLP Protocol Buffers" }

  /// What a span says of its trace; nil for what is no span.
  func head(of bytes: ArraySlice<UInt8>) -> OTLPSpanHead? {
    switch self {
    case .json: (try? JSONDocument(bytes)).flatMap { OTLPSpanHead($0.root) }
    case .wire: (try? OTLPSpanHead(wire: bytes)).flatMap { $0 }
    }
  }

  /// A span in the form that both ways meet in.
  ///
  /// - Throws: ``OTLPSpanError``, which says why it is none.
  func span(_ bytes: ArraySlice<UInt8>) throws(OTLPSpanError) -> SpanDraft {
    switch self {
    case .json: return SpanDraft(json: try json(bytes))
    case .wire:
      do { return try SpanDraft(wire: bytes) } catch { throw .wire(error) }
    }
  }

  /// A resource's attributes.
  ///
  /// - Throws: ``OTLPSpanError``, which says why it is none.
  func resource(_ bytes: ArraySlice<UInt8>) throws(OTLPSpanError) -> SpanDraft {
    switch self {
    case .json: return SpanDraft(jsonResource: try json(bytes))
    case .wire:
      do { return try SpanDraft(wireResource: bytes) } catch { throw .wire(error) }
    }
  }

  /// A scope's name; nil where it has none that can be read.
  func scopeName(_ bytes: ArraySlice<UInt8>) -> String? {
    let name: String?
    switch self {
    case .json: name = (try? JSONDocument(bytes))?.root["name"]?.string
    case .wire: name = WireReader.text(1, in: bytes)
    }
    return name?.isEmpty == true ? nil : name
  }

  private func json(_ bytes: ArraySlice<UInt8>) throws(OTLPSpanError) -> JSONValue {
    do { return try JSONDocument(bytes).root } catch { throw .json(error) }
  }
}

/// Why bytes are no span.
enum OTLPSpanError: Error, Equatable {
  case json(JSONError)
  case wire(WireError)
}

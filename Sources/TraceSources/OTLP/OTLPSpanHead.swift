import JSONBytes

/// What a span says of its trace.
struct OTLPSpanHead: Equatable {
  /// Lower-case hexadecimal digits in sound files.
  var traceID: String
  /// Nanoseconds since the Unix epoch; 0 where the span has none.
  var startNS: Int64
  /// The attribute `mlflow.traceRequestId`; nil where the span has none.
  var name: String?
}

extension OTLPSpanHead {
  private static let nameKey = "mlflow.traceRequestId"

  /// Reads a span in JSON; nil for a value that is none.
  init?(_ span: JSONValue) {
    guard let id = span.otlp("traceId", "trace_id")?.string, !id.isEmpty else { return nil }
    traceID = RecordedIdentifier.hexadecimal(id, bytes: 16)
    startNS = span.otlp("startTimeUnixNano", "start_time_unix_nano")?.otlpInteger ?? 0
    let isNamed = { (pair: JSONValue) in pair["key"]?.isString("mlflow.traceRequestId") ?? false }
    guard let pair = span["attributes"]?.elements.first(where: isNamed) else { return }
    var buffer = ByteBuffer(capacity: 64)
    JSONAnyValue.write(pair["value"], to: &buffer)
    name = Self.name(buffer.bytes())
  }

  /// Reads a span in Protocol Buffers; nil for a message that is none.
  ///
  /// - Throws: ``WireError`` for what is no message.
  init?(wire span: ArraySlice<UInt8>) throws(WireError) {
    self.init(traceID: "", startNS: 0)
    var reader = WireReader(span)
    while let (number, value) = try reader.next() {
      switch (number, value) {
      case (1, .bytes(let id)): traceID = RecordedIdentifier.hexadecimal(id)
      case (7, .fixed64(let time)): startNS = Int64(exactly: time) ?? 0
      case (9, .bytes(let pair)) where name == nil: name = Self.name(wire: pair)
      default: break
      }
    }
    if traceID.isEmpty { return nil }
  }

  private static func name(wire pair: ArraySlice<UInt8>) -> String? {
    guard let key = WireReader.field(1, in: pair), key.elementsEqual(nameKey.utf8),
      let value = WireReader.field(2, in: pair)
    else { return nil }
    return WireReader.field(1, in: value).flatMap { text in
      var buffer = ByteBuffer(capacity: 64)
      buffer.appendJSONString(text)
      return name(buffer.bytes())
    }
  }

  /// The text of a value that may be a recorded JSON text itself.
  private static func name(_ json: [UInt8]) -> String? {
    guard let text = (try? JSONDocument(json))?.root.utf8 else { return nil }
    let recorded = try? JSONDocument(text).root
    return recorded?.string ?? String(decoding: text, as: UTF8.self)
  }
}

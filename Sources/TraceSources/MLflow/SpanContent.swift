import JSONBytes
import TraceModel

/// The column `content` of a span, read member by member: what has the wrong type is noted and reads
/// as if it were not there.
struct SpanContent {
  private let object: JSONValue
  /// Members that hold another type than they should, each once, in the order of reading.
  private(set) var misread: [String] = []

  /// - Parameter object: A JSON object.
  init(_ object: JSONValue) {
    self.object = object
  }

  mutating func name() -> String? { text("name", object["name"]) }

  mutating func startNS() -> Int64? {
    integer("start_time_unix_nano", object["start_time_unix_nano"])
  }

  /// What the content says of the span's end; nil inside while in progress, nil where it is silent.
  mutating func endNS() -> Int64?? {
    guard let end = object["end_time_unix_nano"] else { return nil }
    if end.isNull { return .some(nil) }
    return integer("end_time_unix_nano", end).map(Optional.some)
  }

  /// The status code and message; nil where the content is silent.
  mutating func status() -> (code: String?, message: String?) {
    guard let status = object["status"] else { return (nil, nil) }
    guard status.kind == .object else {
      note("status")
      return (nil, nil)
    }
    return (
      text("status.code", status["code"]), text("status.message", recorded(status["message"]))
    )
  }

  /// MLflow stores each value as a JSON text; a value that is no string is taken as it is.
  ///
  /// A key that is there twice has its last value at its first place, as in Python.
  mutating func attributes() -> [Attribute] {
    guard let members = container("attributes", .object)?.distinctMembers else { return [] }
    let payloads = Payload.payloads(recorded: members.map(\.value))
    return zip(members, payloads).map { member, payload in
      Attribute(key: member.key.string(sharing: MLflowKeys.shared) ?? "", value: payload)
    }
  }

  /// The events that are objects; the span's start stands in for a time that cannot be read.
  mutating func events(startNS: Int64) -> [SpanEvent] {
    var events: [SpanEvent] = []
    for event in objects("events") {
      let time = event["time_unix_nano"]?.int64
      if time == nil { note("events.time_unix_nano") }
      events.append(
        SpanEvent(
          name: text("events.name", event["name"]) ?? "",
          timeNS: time ?? startNS,
          attributes: members("events.attributes", event["attributes"])
        )
      )
    }
    return events
  }

  mutating func links() -> [SpanLink] {
    var links: [SpanLink] = []
    for link in objects("links") {
      links.append(
        SpanLink(
          traceID: text("links.trace_id", link["trace_id"]) ?? "",
          spanID: text("links.span_id", link["span_id"]) ?? "",
          attributes: members("links.attributes", link["attributes"])
        )
      )
    }
    return links
  }
}

extension SpanContent {
  private mutating func text(_ name: String, _ value: JSONValue?) -> String? {
    guard let value else { return nil }
    if let text = value.string { return text }
    note(name)
    return nil
  }

  private mutating func integer(_ name: String, _ value: JSONValue?) -> Int64? {
    guard let value else { return nil }
    if let number = value.int64 { return number }
    note(name)
    return nil
  }

  private mutating func members(_ name: String, _ value: JSONValue?) -> JSONValue? {
    guard let value = recorded(value) else { return nil }
    if value.kind == .object { return value }
    note(name)
    return nil
  }

  /// The elements of a list that are objects.
  private mutating func objects(_ key: String) -> [JSONValue] {
    guard let list = container(key, .array) else { return [] }
    let objects = list.elements.filter { $0.kind == .object }
    if objects.count < list.count { note(key) }
    return objects
  }

  private mutating func container(_ key: String, _ kind: JSONKind) -> JSONValue? {
    guard let value = recorded(object[named: key]) else { return nil }
    if value.kind == kind { return value }
    note(key)
    return nil
  }

  /// Nil for a missing value and for `null`.
  private func recorded(_ value: JSONValue?) -> JSONValue? {
    value?.isNull == true ? nil : value
  }

  private mutating func note(_ name: String) {
    if !misread.contains(name) { misread.append(name) }
  }
}

import JSONBytes
import TraceModel

extension SpanDraft {
  /// Reads a span in JSON; what has the wrong type is noted and reads as if it were not there.
  init(json span: JSONValue) {
    self.init()
    var values = DraftValues()
    readHead(span)
    readStatus(span["status"])
    for pair in objects("attributes", of: span) { addAttribute(pair, &values) }
    for event in objects("events", of: span) { addEvent(event, &values) }
    for link in objects("links", of: span) { addLink(link, &values) }
    self.values = values.finish()
  }

  /// Reads a resource in JSON, which has nothing but attributes.
  init(jsonResource resource: JSONValue) {
    self.init()
    var values = DraftValues()
    for pair in objects("attributes", of: resource) { addAttribute(pair, &values) }
    self.values = values.finish()
  }

  private mutating func readHead(_ span: JSONValue) {
    spanID = identifier(span, "spanId", "span_id", bytes: 8)
    parentID = RecordedIdentifier.recorded(
      identifier(span, "parentSpanId", "parent_span_id", bytes: 8)
    )
    name = text("name", span["name"]) ?? ""
    let start = integer("startTimeUnixNano", span.otlp("startTimeUnixNano", "start_time_unix_nano"))
    startNS = start ?? 0
    if startNS == 0 { note("startTimeUnixNano") }
    let end = integer("endTimeUnixNano", span.otlp("endTimeUnixNano", "end_time_unix_nano"))
    endNS = end == 0 ? nil : end
  }

  /// The code is a number or a name, with or without what all names begin with.
  private mutating func readStatus(_ status: JSONValue?) {
    guard let status, !status.isNull else { return }
    if status.kind != .object { note("status") }
    message = text("status.message", status["message"])
    if message?.isEmpty == true { message = nil }
    guard let code = status["code"], !code.isNull else { return }
    if let number = code.otlpInteger { return setStatus(number) }
    guard let name = text("status.code", code) else { return }
    let prefix = "STATUS_CODE_"
    let word = name.hasPrefix(prefix) ? String(name.dropFirst(prefix.count)) : name
    if let known = SpanStatus(rawValue: word.uppercased()) {
      self.status = known
    } else {
      unknownStatus = name
    }
  }

  private mutating func addAttribute(_ pair: JSONValue, _ values: inout DraftValues) {
    guard let key = text("attributes.key", pair["key"]) else { return note("attributes.key") }
    var isSound = true
    let number = values.add { isSound = JSONAnyValue.write(pair["value"], to: &$0) }
    if !isSound { note("attributes.\(key)") }
    attributes.append(Attribute(key: key, value: number))
  }

  private mutating func addEvent(_ object: JSONValue, _ values: inout DraftValues) {
    var event = Event(name: text("events.name", object["name"]) ?? "")
    let time = object.otlp("timeUnixNano", "time_unix_nano")
    event.timeNS = integer("events.timeUnixNano", time)
    if event.timeNS == nil { note("events.timeUnixNano") }
    event.attributes = addObject("events.attributes", object, &values)
    events.append(event)
  }

  private mutating func addLink(_ object: JSONValue, _ values: inout DraftValues) {
    var link = Link()
    link.traceID = identifier(object, "traceId", "trace_id", bytes: 16)
    link.spanID = identifier(object, "spanId", "span_id", bytes: 8)
    link.attributes = addObject("links.attributes", object, &values)
    links.append(link)
  }

  /// The number of the object that a list of keys and values is; nil for an empty one.
  private mutating func addObject(
    _ name: String,
    _ object: JSONValue,
    _ values: inout DraftValues
  ) -> Int? {
    guard let list = object["attributes"], !list.isNull else { return nil }
    if list.kind != .array { note(name) }
    if list.kind != .array || list.count == 0 { return nil }
    var isSound = true
    let number = values.add { isSound = JSONAnyValue.writeObject(list.elements, to: &$0) }
    if !isSound { note(name) }
    return number
  }
}

extension SpanDraft {
  private mutating func identifier(
    _ object: JSONValue,
    _ name: String,
    _ otherName: String,
    bytes: Int
  ) -> String {
    let id = text(name, object.otlp(name, otherName)) ?? ""
    return RecordedIdentifier.hexadecimal(id, bytes: bytes)
  }

  private mutating func text(_ name: String, _ value: JSONValue?) -> String? {
    guard let value, !value.isNull else { return nil }
    if let text = value.string { return text }
    note(name)
    return nil
  }

  private mutating func integer(_ name: String, _ value: JSONValue?) -> Int64? {
    guard let value else { return nil }
    if let number = value.otlpInteger { return number }
    note(name)
    return nil
  }

  /// The elements of a list that are objects.
  private mutating func objects(_ key: String, of object: JSONValue) -> [JSONValue] {
    guard let list = object[named: key], !list.isNull else { return [] }
    let objects = list.elements.filter { $0.kind == .object }
    if list.kind != .array || objects.count < list.count { note(key) }
    return objects
  }
}

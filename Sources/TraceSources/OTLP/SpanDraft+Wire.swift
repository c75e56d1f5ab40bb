import JSONBytes
import TraceModel

extension SpanDraft {
  /// Reads a span in Protocol Buffers; what has the wrong type is noted and reads as if it were not
  /// there.
  ///
  /// - Throws: ``WireError`` for what is no message.
  init(wire span: ArraySlice<UInt8>) throws(WireError) {
    self.init()
    var values = DraftValues()
    var reader = WireReader(span)
    while let (number, value) = try reader.next() { try read(number, value, &values) }
    if startNS == 0 { note("startTimeUnixNano") }
    self.values = values.finish()
  }

  /// Reads a resource in Protocol Buffers, which has nothing but attributes.
  ///
  /// - Throws: ``WireError`` for what is no message.
  init(wireResource resource: ArraySlice<UInt8>) throws(WireError) {
    self.init()
    var values = DraftValues()
    var reader = WireReader(resource)
    while let (number, value) = try reader.next() {
      if number == 1, let pair = value.bytes { try addAttribute(pair, &values) }
    }
    self.values = values.finish()
  }

  private mutating func read(
    _ number: Int,
    _ value: WireValue,
    _ values: inout DraftValues
  ) throws(WireError) {
    switch (number, value) {
    case (2, .bytes(let id)): spanID = RecordedIdentifier.hexadecimal(id)
    case (4, .bytes(let id)):
      parentID = RecordedIdentifier.recorded(RecordedIdentifier.hexadecimal(id))
    case (5, .bytes(let text)): name = String(decoding: text, as: UTF8.self)
    case (7, .fixed64(let time)): startNS = moment("startTimeUnixNano", time) ?? 0
    case (8, .fixed64(let time)): endNS = time == 0 ? nil : moment("endTimeUnixNano", time)
    case (9, .bytes(let pair)): try addAttribute(pair, &values)
    case (11, .bytes(let event)): try addEvent(event, &values)
    case (13, .bytes(let link)): try addLink(link, &values)
    case (15, .bytes(let status)): try readStatus(status)
    case (2, _), (4, _), (5, _), (7, _), (8, _), (9, _), (11, _), (13, _), (15, _):
      note(Self.memberNames[number, default: ""])
    default: break
    }
  }

  /// The members that have a meaning here, by their numbers.
  private static let memberNames = [
    2: "spanId", 4: "parentSpanId", 5: "name", 7: "startTimeUnixNano", 8: "endTimeUnixNano",
    9: "attributes", 11: "events", 13: "links", 15: "status",
  ]

  private mutating func readStatus(_ status: ArraySlice<UInt8>) throws(WireError) {
    var reader = WireReader(status)
    while let (number, value) = try reader.next() {
      switch (number, value) {
      case (2, .bytes(let text)):
        message = text.isEmpty ? nil : String(decoding: text, as: UTF8.self)
      case (3, .number(let code)): setStatus(Int64(truncatingIfNeeded: code))
      case (2, _), (3, _): note("status")
      default: break
      }
    }
  }

  private mutating func addAttribute(
    _ pair: ArraySlice<UInt8>,
    _ values: inout DraftValues
  ) throws(WireError) {
    let key = WireReader.text(1, in: pair) ?? ""
    let value = WireReader.field(2, in: pair) ?? []
    let number = try values.add { (buffer) throws(WireError) in
      try WireAnyValue.write(value, to: &buffer)
    }
    attributes.append(Attribute(key: key, value: number))
  }

  private mutating func addEvent(
    _ message: ArraySlice<UInt8>,
    _ values: inout DraftValues
  ) throws(WireError) {
    var event = Event()
    var pairs: [ArraySlice<UInt8>] = []
    var reader = WireReader(message)
    while let (number, value) = try reader.next() {
      switch (number, value) {
      case (1, .fixed64(let time)): event.timeNS = moment("events.timeUnixNano", time)
      case (2, .bytes(let text)): event.name = String(decoding: text, as: UTF8.self)
      case (3, .bytes(let pair)): pairs.append(pair)
      case (1, _), (2, _), (3, _): note("events")
      default: break
      }
    }
    if event.timeNS == nil { note("events.timeUnixNano") }
    event.attributes = try addObject(pairs, &values)
    events.append(event)
  }

  private mutating func addLink(
    _ message: ArraySlice<UInt8>,
    _ values: inout DraftValues
  ) throws(WireError) {
    var link = Link()
    var pairs: [ArraySlice<UInt8>] = []
    var reader = WireReader(message)
    while let (number, value) = try reader.next() {
      switch (number, value) {
      case (1, .bytes(let id)): link.traceID = RecordedIdentifier.hexadecimal(id)
      case (2, .bytes(let id)): link.spanID = RecordedIdentifier.hexadecimal(id)
      case (4, .bytes(let pair)): pairs.append(pair)
      case (1, _), (2, _), (4, _): note("links")
      default: break
      }
    }
    link.attributes = try addObject(pairs, &values)
    links.append(link)
  }

  /// The number of the object that keys and values are; nil where there are none.
  private mutating func addObject(
    _ pairs: [ArraySlice<UInt8>],
    _ values: inout DraftValues
  ) throws(WireError) -> Int? {
    if pairs.isEmpty { return nil }
    return try values.add { (buffer) throws(WireError) in
      try WireAnyValue.writeObject(pairs, to: &buffer)
    }
  }

  private mutating func moment(_ name: String, _ time: UInt64) -> Int64? {
    guard let moment = Int64(exactly: time) else {
      note(name)
      return nil
    }
    return moment
  }
}

import JSONBytes
import Testing
import TraceModel

@testable import TraceSources

@Suite("Hostile files of OpenTelemetry cost themselves, in no more time than their size")
struct HostileOTLPTests {
  private let folder: Folder
  private let good = Wire.span(id: 1)

  init() throws { folder = try Folder() }

  /// A span in JSON; `rest` are further members.
  private func span(_ id: Int, _ rest: String = "") -> String {
    let digits = String(id, radix: 16)
    return #"{"traceId":"0af7651916cd43dd8448eb211c80319c","spanId":""#
      + String(repeating: "0", count: 16 - digits.count) + digits
      + #"","name":"n","startTimeUnixNano":"1","endTimeUnixNano":"2""# + rest + "}"
  }

  private func request(_ spans: [String]) -> String {
    #"{"resourceSpans":[{"scopeSpans":[{"spans":["# + spans.joined(separator: ",") + "]}]}]}"
  }

  private func read(_ text: String) throws -> [Trace] { try read(Array(text.utf8)) }

  /// Reads a file; quadratic work would take minutes.
  private func read(_ bytes: [UInt8]) throws -> [Trace] {
    let path = try folder.put("hostile", bytes)
    var read: [Trace] = []
    let time = try ContinuousClock().measure { read = try traces(path) }
    #expect(time < .seconds(120))
    return read
  }

  @Test(
    "A line with another type at any level costs at most itself",
    arguments: [
      "5", "null", #""x""#, "[]", "{}", "[5]", "[[]]", #"{"resourceSpans":5}"#,
      #"{"resourceSpans":{"scopeSpans":[]}}"#, #"{"resourceSpans":[null,[],7,"x",{}]}"#,
      #"{"resourceSpans":[{"resource":5,"scopeSpans":{}}]}"#,
      #"{"resourceSpans":[{"resource":[],"scopeSpans":[5,{"scope":"x","spans":{}}]}]}"#,
      #"{"resourceSpans":[{"scopeSpans":[{"spans":[5,null,[],"x",{},{"traceId":5}]}]}]}"#,
      #"{"resourceSpans":[{"scopeSpans":[{"spans":[{"traceId":""}]}]}]}"#,
      #"{"resourceSpans":[{"scopeSpans":[{"spans":[{"traceId":"0af7"#,
    ]
  )
  func wrongTypes(line: String) throws {
    let lines = [request([span(1)]), line, request([span(2)])]
    #expect(try read(lines.joined(separator: "\n")).map(\.spans.count) == [2])
  }

  @Test("Values nested ten thousand deep cost their span, in JSON")
  func deepJSON() throws {
    let deep = (0..<10_000).reduce(into: (before: "", after: "")) { text, _ in
      text.before += #"{"arrayValue":{"values":["#
      text.after += "]}}"
    }
    let attributes = #","attributes":[{"key":"a","value":\#(deep.before)\#(deep.after)}]"#
    let traces = try read(request([span(1), span(2, attributes), span(3)]))
    #expect(traces.map { $0.spans.map(\.id.last) } == [["1", "3"]])
  }

  @Test("Values nested ten thousand deep cost their span, in Protocol Buffers")
  func deepWire() throws {
    // From the inside out, backwards: a message grows at its beginning.
    var reversed: [UInt8] = []
    for _ in 0..<10_000 {
      for tag in [0x0A, 0x2A] as [UInt8] {
        reversed += Wire.number(UInt64(reversed.count)).reversed() + [tag]
      }
    }
    let attribute = Wire.field(9, Wire.pair("a", reversed.reversed()))
    let spans = [good, Wire.span(id: 2, attribute), Wire.span(id: 3)]
    let traces = try read(Wire.request(spans))
    #expect(traces.map { $0.spans.map(\.id.last) } == [["1", "3"]])
    #expect(traces.first?.codes == [.spanUnreadable])
  }

  @Test("Lists of lists of lists are read in the time that their leaves take")
  func nestedLists() throws {
    var wire = Wire.field(1, "leaf")
    var json = #"{"stringValue":"leaf"}"#
    // 4 to the power of 8 leaves.
    for _ in 0..<8 {
      wire = Wire.field(6, (0..<4).flatMap { _ in Wire.field(1, Wire.pair("k", wire)) })
      let pair = #"{"key":"k","value":\#(json)}"#
      json =
        #"{"kvlistValue":{"values":[\#(Array(repeating: pair, count: 4).joined(separator: ","))]}}"#
    }
    let fromWire = try read(Wire.request([Wire.span(id: 1, Wire.field(9, Wire.pair("a", wire)))]))
    let fromJSON = try read(request([span(1, #","attributes":[{"key":"a","value":\#(json)}]"#)]))
    let leaves = fromWire.first?.spans.first?.attribute("a")?.compact.split(separator: "leaf").count
    #expect(leaves == 65_537)
    #expect(
      fromWire.first?.spans.first?.attribute("a")?.compact
        == fromJSON.first?.spans.first?.attribute("a")?.compact
    )
  }

  @Test(
    "A hundred thousand attributes of one name are read",
    arguments: ["k", "gen_ai.prompt.0.role"]
  )
  func manyOfOneName(key: String) throws {
    let pair = #"{"key":"\#(key)","value":{"stringValue":"v"}}"#
    let pairs = Array(repeating: pair, count: 100_000).joined(separator: ",")
    let json = try read(request([span(1, #","attributes":[\#(pairs)]"#)]))
    #expect(json.first?.spans.first?.attributes.count == 100_000)
    let field = Wire.field(9, Wire.pair(key, Wire.field(1, "v")))
    let fields = Array(repeating: field, count: 100_000).flatMap { $0 }
    let wire = try read(Wire.request([Wire.span(id: 1, fields)]))
    #expect(wire.first?.spans.first?.attributes.count == 100_000)
  }

  @Test("A hundred thousand attributes that are wrong are told in a line")
  func manyMisread() throws {
    let pairs = (0..<100_000).map { #"{"key":"k\#($0)","value":5}"# }.joined(separator: ",")
    let trace = try #require(try read(request([span(1, #","attributes":[\#(pairs)]"#)])).first)
    #expect(trace.codes == [.spanUnreadable])
    let message = try #require(trace.diagnostics.first?.message)
    #expect(message.hasSuffix("attributes.k18, attributes.k19 and 99980 more."))
  }

  @Test("Tens of thousands of spans of one id that differ are read")
  func manyOfOneID() throws {
    let spans = (0..<30_000).map { span(1, #","attributes":[{"key":"\#($0)"}]"#) }
    #expect(try read(request(spans + spans)).map(\.spans.count) == [30_000])
  }

  @Test(
    "A span that is no message costs itself",
    arguments: [
      // A number of more than ten bytes, as a tag, a value and a length.
      Array(repeating: 0xFF, count: 11) + [1],
      [0x30] + Array(repeating: 0x80, count: 10) + [1],
      [0x2A] + Array(repeating: 0xFF, count: 10) + [1],
      // A number of ten bytes that is more than 64 bits.
      [0x30] + Array(repeating: 0xFF, count: 9) + [2],
      // Field number 0; groups; kinds that are none; lengths beyond the end, one beyond any end.
      [0x02, 0x00], [0x0B, 0x0C], [0x0C], [0x0E, 0x00], [0x2F], [0x2A, 0x7F, 0x61],
      [0x2A] + Array(repeating: 0xFF, count: 9) + [0x01], [0x39, 1, 2],
    ] as [[UInt8]]
  )
  func brokenSpan(rest: [UInt8]) throws {
    let path = try folder.put("hostile.pb", Wire.request([good, Wire.span(id: 2, rest), good]))
    let source = try SourceOpening.open(path, selection: Selection())
    #expect(source.summary.remarks.count == 1)
    #expect(try traces(of: source).map(\.spans.count) == [1])
  }

  @Test(
    "What is no message among the requests costs what is behind it",
    arguments: [
      [0x02, 0x00], [0x0B], Array(repeating: 0xFF, count: 12), [0x0A, 0x7F, 0x0A],
      [0x0A] + Array(repeating: 0xFF, count: 9) + [0x01], [0x0A, 0x80],
    ] as [[UInt8]]
  )
  func brokenRequest(rest: [UInt8]) throws {
    let path = try folder.put("hostile.pb", Wire.request([good]) + rest)
    let source = try SourceOpening.open(path, selection: Selection())
    #expect(source.summary.remarks.count == 1)
    #expect(try traces(of: source).map(\.spans.count) == [1])
  }

  @Test("Messages by the hundred thousand that hold nothing are passed over")
  func emptyMessages() throws {
    let empty = Array(repeating: [0x0A, 0x00] as [UInt8], count: 300_000).flatMap { $0 }
    let scopes = Array(repeating: [0x12, 0x00] as [UInt8], count: 300_000).flatMap { $0 }
    let traces = try read(Wire.request([good]) + empty + Wire.field(1, scopes))
    #expect(traces.map(\.spans.count) == [1])
  }
}

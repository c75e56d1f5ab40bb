import Testing
import TraceModel

@testable import TraceSources

@Suite("Files of OpenTelemetry are read however they are spelled, and as far as they are whole")
struct OTLPFileTests {
  private let folder: Folder

  init() throws { folder = try Folder() }

  private func traces(of text: String) throws -> [Trace] {
    try TraceSourcesTests.traces(folder.put("spans.json", text.utf8))
  }

  private func traces(of bytes: [UInt8]) throws -> [Trace] {
    try TraceSourcesTests.traces(folder.put("spans.pb", bytes))
  }

  private func remarks(of text: String) throws -> [String] {
    try SourceOpening.open(folder.put("spans.json", text.utf8), selection: Selection())
      .summary.remarks
  }

  /// A request of one line with some spans.
  private func request(_ spans: [String]) -> String {
    #"{"resourceSpans":[{"scopeSpans":[{"spans":["# + spans.joined(separator: ",") + "]}]}]}"
  }

  private func span(
    trace: String = "0af7651916cd43dd8448eb211c80319c",
    id: String = "b7ad6b7169203331",
    parent: String? = nil,
    start: Int = 1_000_000_000,
    end: Int = 2_000_000_000,
    _ rest: String = ""
  ) -> String {
    let parent = parent.map { #","parentSpanId":"\#($0)""# } ?? ""
    return #"{"traceId":"\#(trace)","spanId":"\#(id)"\#(parent),"name":"n","startTimeUnixNano":"#
      + #""\#(start)","endTimeUnixNano":"\#(end)"\#(rest.isEmpty ? "" : "," + rest)}"#
  }

  private let camelCase = #"""
    {"resourceSpans":[{"resource":{"attributes":[
      {"key":"service.name","value":{"stringValue":"shop"}},
      {"key":"replicas","value":{"intValue":"3"}}]},
    "scopeSpans":[{"scope":{"name":"lib","version":"1"},"spans":[
      {"traceId":"0AF7651916CD43DD8448EB211C80319C","spanId":"b7ad6b7169203331","name":"root",
       "kind":2,"startTimeUnixNano":"1700000000123456789","endTimeUnixNano":"1700000001000000000",
       "status":{"code":2,"message":"broke"},
       "attributes":[{"key":"n","value":{"intValue":"5"}}],
       "events":[{"timeUnixNano":"1700000000500000000","name":"note",
         "attributes":[{"key":"k","value":{"boolValue":true}}]}],
       "links":[{"traceId":"ffffffffffffffffffffffffffffffff","spanId":"00000000000000ff"}]},
      {"traceId":"0af7651916cd43dd8448eb211c80319c","spanId":"00f067aa0ba902b7",
       "parentSpanId":"b7ad6b7169203331","name":"child","startTimeUnixNano":"1700000000200000000",
       "endTimeUnixNano":"1700000000300000000","status":{}}]}]}]}
    """#

  private let snakeCase = #"""
    [{"resource_spans":[{"scope_spans":[{"spans":[
      {"trace_id":"CvdlGRbNQ92ESOshHIAxnA==","span_id":"t61rcWkgMzE=","name":"root",
       "kind":"SPAN_KIND_SERVER","start_time_unix_nano":1700000000123456789,
       "end_time_unix_nano":1700000001000000000,"parent_span_id":"",
       "status":{"code":"STATUS_CODE_ERROR","message":"broke"},
       "attributes":[{"key":"n","value":{"int_value":5}}],
       "events":[{"time_unix_nano":1700000000500000000,"name":"note",
         "attributes":[{"key":"k","value":{"Value":{"BoolValue":true}}}]}],
       "links":[{"trace_id":"/////////////////////w==","span_id":"AAAAAAAAAP8="}]}],
     "scope":{"name":"lib"}},{"scope":{"name":"lib"},"spans":[
      {"trace_id":"CvdlGRbNQ92ESOshHIAxnA==","span_id":"APBnqgupArc=",
       "parent_span_id":"t61rcWkgMzE=","name":"child","start_time_unix_nano":"1700000000200000000",
       "end_time_unix_nano":"1700000000300000000","status":{"code":"STATUS_CODE_UNSET"}}]}],
     "resource":{"attributes":[{"key":"replicas","value":{"int_value":"3"}},
       {"key":"service.name","value":{"string_value":"shop"}}]}}]}]
    """#

  private let drawing = [
    "0af7651916cd43dd8448eb211c80319c root ERROR 1700000000123 876 ms - - -",
    "metadata resource.replicas=3",
    "metadata resource.service.name=shop",
    "span b7ad6b7169203331 - root UNKNOWN 1700000000123456789 1700000001000000000 ERROR broke",
    "model - -", "inputs -", "outputs -", "n=5", #"otel.scope.name="lib""#,
    #"event note 1700000000500000000 {"k":true}"#,
    "link ffffffffffffffffffffffffffffffff 00000000000000ff -",
    "span 00f067aa0ba902b7 b7ad6b7169203331 child UNKNOWN 1700000000200000000 1700000000300000000 UNSET -",
    "model - -", "inputs -", "outputs -", #"otel.scope.name="lib""#,
  ]

  @Test("A document in the names of the standard is read member by member")
  func standardNames() throws {
    #expect(try traces(of: camelCase).map(\.drawing) == [drawing])
  }

  @Test(
    "Names of Protocol Buffers, ids in base64, numbers as either and names of codes mean the same"
  )
  func otherNames() throws {
    #expect(try traces(of: snakeCase).map(\.drawing) == [drawing])
  }

  @Test("Spans of one trace come together from several lines, traces in the order of time")
  func lines() throws {
    let lines = [
      request([span(id: "0000000000000002", parent: "0000000000000001", start: 3_000_000_000)]),
      request([span(trace: String(repeating: "e", count: 32), start: 2_000_000_000)]),
      request([span(id: "0000000000000001", start: 1_000_000_000, end: 4_500_000_000)]),
    ]
    let traces = try traces(of: lines.joined(separator: "\n"))
    #expect(traces.map(\.spans.count) == [2, 1])
    #expect(traces.first?.spans.map(\.id) == ["0000000000000001", "0000000000000002"])
    #expect(traces.first?.executionDurationMS == 3500)
    #expect(
      try self.traces(of: lines.reversed().joined(separator: "\n")).map(\.drawing)
        == traces.map(\.drawing)
    )
  }

  @Test(
    "A trace's state is its root's",
    arguments: [
      (nil, #""status":{"code":1}"#, 2_000, .ok), (nil, "", 2_000, .ok), (nil, "", 0, .inProgress),
      (nil, #""status":{"code":2}"#, 0, .error), ("00000000000000aa", "", 2_000, .unspecified),
      ("0000000000000000", "", 2_000, .ok),
    ] as [(String?, String, Int, TraceState)]
  )
  func states(parent: String?, rest: String, end: Int, state: TraceState) throws {
    let trace = try #require(
      try traces(of: request([span(parent: parent, end: end, rest)])).first
    )
    #expect(trace.state == state)
    #expect((trace.executionDurationMS == nil) == (end == 0))
  }

  @Test("A line that breaks off costs that line, the first one too", arguments: [0, 1, 2])
  func halfLine(place: Int) throws {
    var lines = (1...3).map { request([span(trace: String(repeating: "\($0)", count: 32))]) }
    lines[place] = String(lines[place].prefix(90))
    let text = lines.joined(separator: "\n")
    #expect(try traces(of: text).count == 2)
    #expect(try remarks(of: text).first?.contains("1 place of the file is not whole") == true)
  }

  @Test("A document that breaks off gives the spans before")
  func halfDocument() throws {
    let text = request([span(id: "0000000000000001"), span(id: "0000000000000002")]).dropLast(40)
    #expect(try traces(of: String(text)).first?.spans.map(\.id) == ["0000000000000001"])
  }

  @Test("Members of the wrong type cost themselves")
  func wrongTypes() throws {
    let rest =
      #""attributes":[{"key":"a","value":5},{"value":{}},7],"events":{},"status":{"code":"ODD"}"#
    let trace = try #require(try traces(of: request([span(rest)])).first)
    #expect(trace.spans.first?.attribute("a")?.compact == "5")
    #expect(trace.codes == [.spanUnreadable, .unknownState])
    #expect(
      trace.diagnostics.first?.message
        == "The span has another value than it should in: attributes, attributes.a, attributes.key, events."
    )
  }

  @Test("A span nested too deeply, one without a trace and one that is none cost themselves")
  func lostSpans() throws {
    let deep = String(repeating: "[", count: 2000) + String(repeating: "]", count: 2000)
    let spans = [span(#""attributes":\#(deep)"#), span(), #"{"spanId":"x"}"#, "{]}"]
    let text = request(spans)
    #expect(try traces(of: text).map(\.spans.count) == [1])
    #expect(try remarks(of: text).count == 1)
  }

  @Test("A span that came twice is one, unless it says something else")
  func duplicates() throws {
    let other = span(#""kind":1,"attributes":[{"key":"a","value":{"intValue":1}}]"#)
    #expect(try traces(of: request([span(), span()])).first?.spans.count == 1)
    #expect(try traces(of: request([span(), other, span(), other])).first?.spans.count == 2)
  }

  @Test("An id that MLflow gave is the trace's, in quotes or not")
  func mlflowIDs() throws {
    let name = { (text: String) in
      #""attributes":[{"key":"mlflow.traceRequestId","value":{"stringValue":"\#(text)"}}]"#
    }
    let digits = "0af7651916cd43dd8448eb211c80319c"
    #expect(try traces(of: request([span(name("tr-" + digits))])).map(\.id) == ["tr-" + digits])
    #expect(try traces(of: request([span(name(#"\"tr-own\""#))])).map(\.id) == ["tr-own"])
    #expect(try traces(of: request([span(name("own"))])).map(\.id) == [digits])
    let two = [
      span(name("tr-own")), span(trace: String(repeating: "1", count: 32), name("tr-own")),
    ]
    #expect(try traces(of: request(two)).map(\.occurrence) == [0, 1])
  }

  @Test("JSON of neither kind is refused")
  func otherJSON() throws {
    #expect(throws: TraceSourceError.self) { try traces(of: #"{"resourceSpans":[]}"#) }
    #expect(throws: TraceSourceError.self) { try traces(of: #"{"a":{"resourceSpans":[{}]}}"#) }
  }

  @Test("Conditions are held against the decoded traces")
  func selections() throws {
    let spans = (1...4).map { number in
      span(
        trace: String(repeating: "\(number)", count: 32),
        start: number * 1_000_000_000,
        end: number * 1_000_000_000 + 1,
        #""status":{"code":\#(number % 2 + 1)}"#
      )
    }
    let path = try folder.put("spans.json", request(spans).utf8)
    let firsts = { (change: (inout Selection) -> Void) in
      var selection = Selection()
      change(&selection)
      return try TraceSourcesTests.traces(path, selection).compactMap(\.id.first)
    }
    #expect(try firsts { $0.states = [.error] } == ["1", "3"])
    #expect(try firsts { $0.limit = 1 } == ["4"])
    #expect(try firsts { $0.traces = [String(repeating: "2", count: 32)] } == ["2"])
    #expect(try firsts { $0.since = .beforeNewest(1000) } == ["3", "4"])
    #expect(
      try firsts {
        $0.names = ["n*"]; $0.until = .at(1000)
      } == ["1"]
    )
    #expect(try firsts { $0.sessions = ["none"] } == [])
  }

  @Test("Messages with lengths before them, one after the other, are read as one message is")
  func framings() throws {
    let requests = [
      Wire.request([Wire.span(id: 1)]),
      Wire.request([Wire.span(id: 2, Wire.field(4, [0, 0, 0, 0, 0, 0, 0, 1]))]),
    ]
    let whole = try traces(of: requests.flatMap { $0 }).map(\.drawing)
    #expect(whole.count == 1)
    let lengths = requests.flatMap { Wire.number(UInt64($0.count)) + $0 }
    #expect(try traces(of: lengths).map(\.drawing) == whole)
    let fourBytes: [UInt8] = requests.flatMap { [0, 0, 0, UInt8($0.count)] + $0 }
    #expect(try traces(of: fourBytes).map(\.drawing) == whole)
  }

  @Test("A message that breaks off gives the spans before, at any byte")
  func brokenMessages() throws {
    let bytes = Wire.request([Wire.span(id: 1), Wire.span(id: 2)])
    let first = Wire.request([Wire.span(id: 1)]).count
    for count in first..<bytes.count {
      let path = try folder.put("spans.pb", bytes.prefix(count))
      let source = try SourceOpening.open(path, selection: Selection())
      #expect(try TraceSourcesTests.traces(of: source).first?.spans.count == 1)
      #expect(source.summary.remarks.count == 1)
    }
  }

  @Test("Unknown fields are passed over, and a span that is no message costs itself")
  func oddMessages() throws {
    let unknown = Wire.field(200, "x") + Wire.field(201, number: 7) + Wire.field(202, fixed64: 1)
    let deep = (0..<300).reduce([] as [UInt8]) { inner, _ in Wire.field(5, Wire.field(1, inner)) }
    let spans = [
      Wire.span(id: 1, unknown), Wire.span(id: 2, [0x0B]),
      Wire.span(id: 3, Wire.field(9, Wire.pair("deep", deep))),
    ]
    let trace = try #require(try traces(of: Wire.request(spans)).first)
    #expect(trace.spans.map(\.id) == ["0000000000000001"])
    #expect(trace.codes == [.spanUnreadable])
  }
}

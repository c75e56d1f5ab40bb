import JSONBytes
import Testing
import TraceModel

@testable import TraceSources

@Suite("Content of a span")
struct SpanContentTests {
  @Test("a whole content is read, and none of the row's columns shows")
  func whole() throws {
    let (span, diagnostics) = decode(
      spanContent([
        "status": #"{"code": "STATUS_CODE_ERROR", "message": "no\nway"}"#,
        "attributes": #"{"mlflow.spanType": "\"CHAT_MODEL\"", "n": "5"}"#,
        "events": #"[{"name": "e", "time_unix_nano": 350, "attributes": {"k": 1}}]"#,
        "links": #"[{"trace_id": "tr-2", "span_id": "s9", "attributes": null}]"#,
      ])
    )
    #expect(span.id == "s1" && span.parentID == nil)
    #expect(span.name == "own-name")
    #expect(span.kind == .chatModel)
    #expect(span.status == .error && span.statusMessage == "no\nway")
    #expect(span.startNS == 300 && span.endNS == 450)
    #expect(span.events.map(\.name) == ["e"])
    #expect(span.events.map(\.timeNS) == [350])
    #expect(span.events[0].attributes?.compact == #"{"k":1}"#)
    #expect(span.links.map(\.traceID) == ["tr-2"] && span.links.map(\.spanID) == ["s9"])
    #expect(span.links[0].attributes == nil)
    #expect(diagnostics.isEmpty)
  }

  @Test(
    "a content that is no JSON object costs only itself: the row and the text stand in",
    arguments: [
      ("", "it is empty"),
      ("plain text", "unexpected byte at byte 0"),
      ("{\"name\": \"x\"", "unexpected end of the text at byte 12"),
      ("[{}]", "it is no JSON object"),
      ("null", "it is no JSON object"),
      ("\"text\"", "it is no JSON object"),
      ("7", "it is no JSON object"),
      ("{} {}", "more text after the value at byte 3"),
    ]
  )
  func unreadable(text: String, reason: String) throws {
    let (span, diagnostics) = decode("\(text)")
    expectRow(span)
    #expect(
      diagnostics == [
        Diagnostic(
          .spanUnreadable,
          "The span's content cannot be read: \(reason). Its row is shown.",
          spanID: "s1"
        )
      ]
    )
    #expect(span.attributes.map(\.key) == (text.isEmpty ? [] : ["content"]))
    #expect(span.attribute("content")?.string == (text.isEmpty ? nil : text))
  }

  @Test("invalid UTF-8 makes a content unreadable, and its text is repaired where it is shown")
  func invalidUTF8() {
    let bytes = Array("{\"name\": \"".utf8) + [0xC3, 0x28] + Array("\"}".utf8)
    let (span, diagnostics) = decode(.text(bytes))
    expectRow(span)
    #expect(diagnostics.map(\.code) == [.spanUnreadable])
    #expect(span.attribute("content")?.string == "{\"name\": \"\u{FFFD}(\"}")
    #expect(span.attribute("content")?.compact == #""{\"name\": \"\#u{FFFD}(\"}""#)
  }

  @Test(
    "a member of the wrong type is told, and the row stands in",
    arguments: [
      ("name", ["5", "null", "[]", "{}", "true"]),
      (
        "start_time_unix_nano",
        ["\"300\"", "null", "3.5", "1e3", "[]", "9223372036854775808", "NaN"]
      ),
      ("end_time_unix_nano", ["\"450\"", "4.5", "{}", "false", "-9223372036854775809"]),
      ("status", ["null", "\"OK\"", "1", "[]"]),
    ]
  )
  func wrongTypes(member: String, values: [String]) {
    for value in values {
      let (span, diagnostics) = decode(spanContent([member: value]))
      #expect(span.name == (member == "name" ? "row-name" : "own-name"))
      #expect(span.startNS == (member == "start_time_unix_nano" ? 100 : 300))
      #expect(span.endNS == (member == "end_time_unix_nano" ? 200 : 450))
      #expect(span.status == (member == "status" ? .error : .ok))
      #expect(diagnostics == [misread(member)], "\(member) \(value)")
    }
  }

  @Test(
    "what only the content knows is empty where it has the wrong type",
    arguments: [
      ("attributes", "[]", "attributes"), ("attributes", "\"{}\"", "attributes"),
      ("events", "{}", "events"), ("events", "5", "events"),
      ("events", "[1, null, \"e\"]", "events"),
      ("links", "\"\"", "links"), ("links", "[[]]", "links"),
    ]
  )
  func wrongContainers(member: String, value: String, told: String) {
    let (span, diagnostics) = decode(spanContent([member: value]))
    #expect(span.attributes.isEmpty && span.events.isEmpty && span.links.isEmpty)
    #expect(span.name == "own-name")
    #expect(diagnostics == [misread(told)])
  }

  @Test(
    "null stands for nothing where nothing is a value",
    arguments: ["attributes", "events", "links"]
  )
  func nullContainers(member: String) {
    let (span, diagnostics) = decode(spanContent([member: "null"]))
    #expect(span.attributes.isEmpty && span.events.isEmpty && span.links.isEmpty)
    #expect(diagnostics.isEmpty)
  }

  @Test("an end of null is a span in progress, whatever the row says; a missing end is the row's")
  func ends() {
    #expect(decode(spanContent(["end_time_unix_nano": "null"])).0.endNS == nil)
    #expect(decode("{}").0.endNS == 200)
    let open = decode("{}", ["end_time_unix_nano": nil])
    #expect(open.0.endNS == nil)
    #expect(open.1.isEmpty)
  }

  @Test("members that are missing are the row's, without a word")
  func missingMembers() {
    let (span, diagnostics) = decode("{}")
    #expect(span.name == "row-name" && span.startNS == 100)
    #expect(span.kind == .tool && span.status == .error)
    #expect(diagnostics.isEmpty)
  }

  @Test(
    "within a status each part stands for itself",
    arguments: [
      (#"{"code": 2, "message": "m"}"#, SpanStatus.error, "m", "status.code"),
      (#"{"code": "STATUS_CODE_OK", "message": 5}"#, .ok, nil, "status.message"),
      (#"{"code": null, "message": []}"#, .error, nil, "status.code, status.message"),
    ] as [(String, SpanStatus, String?, String)]
  )
  func statusParts(status: String, code: SpanStatus, message: String?, told: String) {
    let (span, diagnostics) = decode(spanContent(["status": status]))
    #expect(span.status == code)
    #expect(span.statusMessage == message)
    #expect(diagnostics == [misread(told)])
  }

  @Test(
    "statuses by their text",
    arguments: [
      ("STATUS_CODE_OK", SpanStatus.ok), ("STATUS_CODE_ERROR", .error),
      ("STATUS_CODE_UNSET", .unset), ("OK", .ok), ("ERROR", .error), ("UNSET", .unset),
    ]
  )
  func statuses(text: String, status: SpanStatus) {
    let (span, diagnostics) = decode(spanContent(["status": "{\"code\": \"\(text)\"}"]))
    #expect(span.status == status)
    #expect(span.statusMessage == nil)
    #expect(diagnostics.isEmpty)
  }

  @Test("an unknown status is unset, and said", arguments: ["STATUS_CODE_MAYBE", "", "ok"])
  func unknownStatus(text: String) {
    let (span, diagnostics) = decode(spanContent(["status": "{\"code\": \"\(text)\"}"]))
    #expect(span.status == .unset)
    #expect(
      diagnostics == [
        Diagnostic(.unknownState, "The span's status \"\(text)\" is not known.", spanID: "s1")
      ]
    )
  }

  @Test("an event keeps what can be read of it; the span's start stands in for its time")
  func oddEvents() {
    let (span, diagnostics) = decode(
      spanContent([
        "events": """
        [{"name": 5, "time_unix_nano": "350", "attributes": [1]}, {}, 7,
         {"name": "good", "time_unix_nano": 360, "attributes": {}}]
        """
      ])
    )
    #expect(span.events.map(\.name) == ["", "", "good"])
    #expect(span.events.map(\.timeNS) == [300, 300, 360])
    #expect(span.events.map { $0.attributes == nil } == [true, true, false])
    #expect(
      diagnostics == [
        misread("events, events.time_unix_nano, events.name, events.attributes")
      ]
    )
  }

  @Test("a link keeps what can be read of it")
  func oddLinks() {
    let (span, diagnostics) = decode(
      spanContent(["links": #"[{"trace_id": 1, "span_id": "s"}, {"trace_id": "t", "span_id": []}]"#]
      )
    )
    #expect(span.links.map(\.traceID) == ["", "t"])
    #expect(span.links.map(\.spanID) == ["s", ""])
    #expect(diagnostics == [misread("links.trace_id, links.span_id")])
  }

  @Test("of keys that are there twice the last wins, at the place of the first")
  func duplicateKeys() {
    let (span, diagnostics) = decode(
      json(
        #"{"name": "first", "name": "last", "#
          + #""attributes": {"gone": "1"}, "#
          + #""attributes": {"a": "1", "b": "2", "\u0061": "3", "e\u0301": "4", "\u00e9": "5"}}"#
      )
    )
    #expect(span.name == "last")
    #expect(span.attributes.map(\.value.compact) == ["3", "2", "4", "5"])
    #expect(Array(span.attributes[2].key.unicodeScalars) == ["e", "\u{301}"])
    #expect(span.attribute("a")?.json?.int64 == 3)
    #expect(diagnostics.isEmpty)
  }

  @Test("a bad span leaves its neighbours alone")
  func neighbours() throws {
    let store = try TestStore()
    try store.trace("tr-1")
    try store.span("tr-1", "s1", content: spanContent())
    try store.span("tr-1", "s2", content: "broken")
    try store.span("tr-1", "s3", content: spanContent())
    try store.trace("tr-2", at: 2000)
    try store.span("tr-2", "s4", content: spanContent())
    let all = try traces(store.path)
    #expect(all[0].spans.map(\.name) == ["own-name", "row-name", "own-name"])
    #expect(all[0].diagnostics.map(\.spanID) == ["s2"])
    #expect(all[1].diagnostics.isEmpty)
  }

  @Test("a content of deep nesting, and one of many attributes, is read or told")
  func largeContents() {
    let deep = String(repeating: "[", count: 100_000)
    #expect(decode("{\"attributes\": \(deep)").1.map(\.code) == [.spanUnreadable])
    let many = (0..<20_000).map { "\"k\($0 % 10_000)\": \"\($0)\"" }.joined(separator: ",")
    let (span, _) = decode("{\"attributes\": {\(many)}}")
    #expect(span.attributes.count == 10_000)
    #expect(span.attributes[0].value.json?.int64 == 10_000)
  }

  /// The row of a test's store, decoded.
  private func decode(_ content: Cell, _ columns: [String: Cell] = [:]) -> (Span, [Diagnostic]) {
    do {
      let store = try TestStore()
      try store.trace("tr-1")
      try store.span("tr-1", content: content, columns)
      let trace = try onlyTrace(store.path)
      return (try #require(trace.spans.first), trace.diagnostics)
    } catch {
      Issue.record(error)
      return (Span(id: "", parentID: nil, name: "", startNS: 0, endNS: nil), [])
    }
  }

  private func json(_ text: String) -> Cell { "\(text)" }

  private func expectRow(_ span: Span) {
    #expect(span.id == "s1" && span.name == "row-name")
    #expect(span.kind == .tool && span.status == .error)
    #expect(span.startNS == 100 && span.endNS == 200)
  }

  private func misread(_ members: String) -> Diagnostic {
    Diagnostic(
      .spanUnreadable,
      "The span's content has another type than it should in: \(members).",
      spanID: "s1"
    )
  }
}

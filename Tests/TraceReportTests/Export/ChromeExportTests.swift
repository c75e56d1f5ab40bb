import JSONBytes
import TestSupport
import Testing
import TraceAnalysis
import TraceModel

@testable import TraceReport

@Suite("Export as a Chrome trace") struct ChromeExportTests {
  private func exported(_ traces: [Trace]) -> String {
    var export = ChromeExport()
    var buffer = ByteBuffer()
    for trace in traces {
      let isHeld = export.append(AnalysedTrace(trace), to: &buffer)
      #expect(isHeld)
    }
    export.finish(to: &buffer)
    return buffer.string()
  }

  @Test("No trace is still a document")
  func none() {
    #expect(
      exported([])
        == #"{"displayTimeUnit":"ns","otherData":{"producer":"tracefolio"},"traceEvents":["#
        + "\n]}\n"
    )
  }

  @Test("Processes, slices and instants, times from the first start")
  func document() {
    let call = Span("b", below: "a", 1_001_500, 1_003_000).failed().inputs(#"{"q": 1.50}"#)
      .event("note", at: 1_002_001, #"{"n": 1}"#).with { $0.model = "m" }
    let first = Trace([Span("a", 1_000_000, 2_234_567), call]) { $0.name = "first" }
    let second = Trace([Span("c", 999_999, nil)]) { $0.id = "tr-2" }
    let lines = [
      #"{"displayTimeUnit":"ns","otherData":{"producer":"tracefolio","#
        + #""base_time_unix_nano":"1000000"},"traceEvents":["#,
      #"{"pid":1,"ph":"M","name":"process_name","args":{"name":"first tr-1"}},"#,
      #"{"pid":1,"tid":1,"name":"a","ts":0.000,"ph":"X","dur":1234.567,"cat":"CHAIN","#
        + #""args":{"trace_id":"tr-1","span_id":"a","kind":"CHAIN","status":"OK"}},"#,
      #"{"pid":1,"tid":1,"name":"b","ts":1.500,"ph":"X","dur":1.500,"cat":"CHAIN","#
        + #""args":{"trace_id":"tr-1","span_id":"b","parent_id":"a","kind":"CHAIN","#
        + #""status":"ERROR","model":"m","inputs":"{\"q\":1.50}"}},"#,
      #"{"pid":1,"tid":1,"name":"note","ts":2.001,"ph":"i","s":"t","#
        + #""args":{"attributes":"{\"n\":1}"}},"#,
      #"{"pid":2,"ph":"M","name":"process_name","args":{"name":"tr-2"}},"#,
      #"{"pid":2,"tid":1,"name":"c","ts":-0.001,"ph":"B","cat":"CHAIN","#
        + #""args":{"trace_id":"tr-2","span_id":"c","kind":"CHAIN","status":"OK","#
        + #""end":"in progress"}}"#,
      "]}", "",
    ]
    #expect(exported([first, second]) == lines.joined(separator: "\n"))
  }

  @Test(
    "Nanoseconds are written digit by digit",
    arguments: [
      (Int64(0), "0.000"), (1, "0.001"), (12, "0.012"), (-1, "-0.001"), (1_234_567, "1234.567"),
      (.max, "9223372036854775.807"), (.min, "-9223372036854775.808"),
    ]
  )
  func digits(time: Int64, text: String) {
    var json = JSONLine(style: .compact)
    json.microseconds(time)
    #expect(json.bytes() == Array(text.utf8))
  }

  @Test("A long text is cut behind its first thousand characters")
  func cut() {
    let text = String(repeating: "é", count: 2000)
    let shown = exported([Trace([Span("a").with { $0.outputs = .text(Array(text.utf8)[...]) }])])
    let expected = #""outputs":"\#(String(repeating: "é", count: 1000))…"}"#
    #expect(shown.contains(expected))
  }

  @Test("An end before the start, and times as far apart as can be, break nothing")
  func extremes() throws {
    let spans = [Span("a", 10, 4), Span("b", .min, .max), Span("c", .max, .min)]
    let document = try JSONDocument(exported([Trace(spans)])).root
    let events = try #require(document["traceEvents"]).elements.dropFirst()
    #expect(events.map { $0["name"]?.string } == ["b", "a", "c"])
    #expect(events.allSatisfy { ($0["dur"]?.double ?? -1) >= 0 })
    #expect(events.map { $0["args"]?["duration_ns"]?.int64 } == [nil, -6, -.max])
  }
}

@Suite("Threads of a Chrome trace") struct ChromeLanesTests {
  private func lanes(_ spans: [Span]) -> [Int] {
    let analysed = AnalysedTrace(Trace(spans))
    return ChromeLanes.lanes(of: analysed, order: ChromeLanes.order(of: analysed))
  }

  @Test("What lies within its parent shares its thread")
  func nested() {
    let spans = [
      Span("a", 0, 100), Span("b", below: "a", 0, 100), Span("c", below: "b", 10, 20),
      Span("d", below: "b", 20, 30),
    ]
    #expect(lanes(spans) == [1, 1, 1, 1])
  }

  @Test("Siblings at the same time have threads of their own, which others take over")
  func concurrent() {
    let spans = [
      Span("a", 0, 100), Span("b", below: "a", 10, 30), Span("c", below: "a", 20, 40),
      Span("d", below: "c", 25, 30), Span("e", below: "a", 25, 26), Span("f", below: "a", 35, 60),
      Span("g", below: "a", 50, 110),
    ]
    #expect(lanes(spans) == [1, 1, 2, 2, 3, 1, 2])
  }

  @Test("A child that outlives its parent, and a span without an end, stand alone")
  func longer() {
    let spans = [Span("a", 0, 10), Span("b", below: "a", 5, 15), Span("c", below: "a", 6, nil)]
    #expect(lanes(spans) == [1, 2, 3])
    #expect(lanes([Span("a", 0, nil), Span("b", below: "a", 5, 6)]) == [1, 1])
  }

  /// The rule itself, checked on each thread.
  @Test("On no thread two slices overlap without nesting", arguments: 1...20 as ClosedRange<UInt64>)
  func random(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let spans = (0..<200).map { index in
      let start = Int64.random(in: 0...60, using: &random)
      let end = start + Int64.random(in: -3...25, using: &random)
      let parent = Int.random(in: -2..<max(1, index), using: &random)
      return Span("s\(index)", below: parent < 0 ? nil : "s\(parent)", start, end)
    }
    let analysed = AnalysedTrace(Trace(spans))
    let order = ChromeLanes.order(of: analysed)
    let lanes = ChromeLanes.lanes(of: analysed, order: order)
    var open: [Int: [Int]] = [:]
    for index in order {
      let span = spans[index]
      func end(_ index: Int) -> Int64 { max(spans[index].startNS, spans[index].endNS ?? .max) }
      var stack = (open[lanes[index]] ?? []).filter { end($0) > span.startNS }
      if let outer = stack.last {
        #expect(end(index) <= end(outer))
        #expect(spans[outer].id == span.parentID)
      }
      stack.append(index)
      open[lanes[index]] = stack
    }
  }

  @Test("Values leave the heap in order", arguments: 1...5 as ClosedRange<UInt64>)
  func heap(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let values = (0..<100).map { _ in Int.random(in: 0...50, using: &random) }
    var heap = BinaryHeap<Int>()
    for value in values { heap.insert(value) }
    var left: [Int] = []
    while let value = heap.popFirst() { left.append(value) }
    #expect(left == values.sorted())
  }
}

import Foundation
import JSONBytes
import TestSupport
import Testing
import TraceAnalysis
import TraceModel

@testable import TraceReport

@Suite("Rows of any content, written and read again")
struct GeneratedRowTests {
  @Test("The same in every field and byte", arguments: 0..<200 as Range<UInt64>)
  func generated(seed: UInt64) throws {
    var generator = RowGenerator(seed: seed)
    let recorded = generator.row()
    let row = try #require(recorded.row, "\(recorded.text)")
    let written = row.record
    let again = try #require(IndexRow(recorded: written), "\(written)")
    #expect(again.image == row.image)
    #expect(again.record == written)
    #expect(written.utf8.filter { $0 == UInt8(ascii: "\n") }.count == 1)
  }

  @Test("Every row that can be read can be shown", arguments: 0..<100 as Range<UInt64>)
  func shown(seed: UInt64) throws {
    var generator = RowGenerator(seed: seed)
    let rows = (0..<3).compactMap { _ in generator.row().row }
    let report = Report(title: "rows", format: "none", remarks: [], rows: rows)
    #expect(try overview(report).count == 1)
    #expect(rowShards(rows).count == 1)
    for page in SessionPage.all(of: report, shell: try pageShell()) {
      var html = ByteBuffer()
      page.write(rendersMarkdown: true, to: &html)
      #expect(html.string().contains("</html>"))
    }
  }

  @Test("A record with a negative self time, which would make a share of a sum nonsense, is none")
  func negativeTime() throws {
    let spans = { (time: Int) in #"["find","TOOL",true,7,\#(time),3,[]]"# }
    let place = RecordedRow.Place.spans
    #expect(RecordedRow.full.with(spans(0), at: place).row != nil)
    #expect(RecordedRow.full.with(spans(-1), at: place).row == nil)
  }

  @Test("Texts are those that went in, scalar for scalar", arguments: RowGenerator.texts)
  func texts(text: String) throws {
    let json = RowGenerator.json(text)
    var recorded = RecordedRow.full
    for place in [0, 4, 5, 7, 10, 11, 12, 13, 14] { recorded.items[place] = json }
    recorded.items[15] = "[\(json)]"
    recorded.items[16] = "[\(json),\(json)]"
    recorded.items[RecordedRow.Place.uncalled] = "[\(json)]"
    recorded.items[RecordedRow.Place.called] = "[\(json)]"
    recorded.items[RecordedRow.Place.failure] = "[\(json),\(json),\"other\"]"
    let read = try #require(recorded.row)
    let row = try #require(IndexRow(recorded: read.record))
    let all: [String?] = [
      row.key.id, row.name, row.kind?.text, row.asked?.text, row.answered?.text, row.session,
      row.summary.labels.user, row.experiment.id, row.experiment.name, row.run,
      row.summary.labels.tags.first?.key, row.summary.labels.tags.first?.value,
      row.summary.uncalledTools.first, row.summary.calledTools.first, row.summary.failure?.type,
      row.summary.failure?.message,
    ]
    for found in all { #expect(found.map { Array($0.utf8) } == Array(text.utf8)) }
  }

  @Test("A trace's own row, with everything that a row can tell")
  func ofTrace() throws {
    var trace = Trace([
      Span("agent", 0, 900, kind: .agent),
      Span("llm", below: "agent", 10, 500, kind: .chatModel).with { $0.model = "gpt-4o" },
      Span("find", below: "agent", 510, 700, kind: .tool).with { $0.status = .error },
      Span("orphan", below: "nobody", 1, nil, kind: .own("mine")),
      Span("orphan", below: "nobody", 1, 5, kind: .own("mine")),
    ])
    trace.state = .error
    trace.requestPreview = String(repeating: "é", count: 500)
    let row = IndexRow(AnalysedTrace(trace))
    #expect(!row.diagnostics.isEmpty && row.summary.failure != nil && row.summary.spans.count == 5)
    let again = try #require(IndexRow(recorded: row.record))
    #expect(again.record == row.record)
    #expect(again.imageWithoutStamp == row.imageWithoutStamp)
  }
}

extension IndexRow {
  /// All fields but the stamp, which is no part of the record.
  fileprivate var imageWithoutStamp: [[UInt8]] {
    Mirror(reflecting: self).children.filter { $0.label != "stamp" }.map { child in
      var text = ""
      dump(child.value, to: &text)
      return Array(text.utf8)
    }
  }
}

/// Makes records that are right and odd.
struct RowGenerator {
  private var random: SeededGenerator

  init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  static let texts = [
    "", " ", "a", "\"", "\\", "\u{0}", "\u{1F}", "\n\r\t", "\u{7F}", "\u{85}\u{2028}\u{2029}",
    "\u{FFFD}",
    "\u{FEFF}", "e\u{301}", "\u{E9}", "\r\n", "👩‍👩‍👧", "\u{10FFFF}", "null", "[1,2]", "</script>",
    "\u{202E}",
    "\u{E000}", String(repeating: "x", count: 5000), "\u{1E}]\",\"",
  ]

  static let numbers: [Int64] = [0, 1, -1, 999, .max, .min, .max - 1, 1 << 53]

  /// A string in the way of another JSON writer.
  static func json(_ text: String) -> String {
    let data = try? JSONSerialization.data(withJSONObject: text, options: .fragmentsAllowed)
    return String(decoding: data ?? Data(), as: UTF8.self)
  }

  mutating func row() -> RecordedRow {
    let states = TraceState.allCases.map { Self.json($0.rawValue) }
    let codes = Diagnostic.Code.allCases.map { Self.json($0.rawValue) }
    let first = [
      text(), count(), pick(states), number(), maybe(kind()), text(), bool(), "null", "false",
      list { "\($0.pick(codes)),\($0.count())" },
    ]
    let labels = [
      maybe(text()), maybe(text()), maybe(text()), text(), maybe(text()), list { $0.text() },
      list { "\($0.text()),\($0.text())" },
    ]
    let numbers = [maybe(number()), usage(), cost(), cost(), count(), list { $0.span() }]
    return RecordedRow(items: first + labels + numbers + shape())
  }

  private mutating func span() -> String {
    let times = [maybe(number()), maybe(duration()), duration()].joined(separator: ",")
    let call = [maybe(text()), bool(), usage(), callCost(), maybe(number()), cost()]
    let calls = bool() == "true" ? "[\(call.joined(separator: ","))]" : "[]"
    return "\(text()),\(kind()),\(bool()),\(times),\(calls)"
  }

  private mutating func shape() -> [String] {
    let counts = [count(), count(), count(), count()]
    let concurrency = bool() == "true" ? [count(), "4607182418800017408"] : ["null", "null"]
    let times = (0..<5).map { _ in duration() }.joined(separator: ",")
    let classes = ErrorClass.allCases.map { Self.json($0.rawValue) }
    let failure = "[\(maybe(text())),\(maybe(text())),\(pick(classes))]"
    return counts + concurrency + [
      bool() == "true" ? "[\(times)]" : "[]", list { $0.text() },
      bool() == "true" ? failure : "[]", list { $0.text() }, list { $0.judgement() }, bool(),
      maybe(text()),
    ]
  }

  private mutating func judgement() -> String {
    let values = [
      #""b",\#(bool())"#, #""n",\#(Int64(bitPattern: (-0.25).bitPattern))"#, #""t",\#(text())"#,
      #""e""#, #""-""#,
    ]
    return "\(text()),\(text()),\(maybe(text())),\(pick(values))"
  }

  private mutating func pick(_ items: [String]) -> String {
    items.randomElement(using: &random) ?? "null"
  }

  private mutating func text() -> String {
    Self.json(random.text(of: Self.texts, count: 0...3))
  }

  private mutating func kind() -> String {
    let own = text()
    return pick([own, #""TOOL""#, #""tool""#, #""CHAT_MODEL""#])
  }

  private mutating func number() -> String { pick(Self.numbers.map(String.init)) }

  private mutating func count() -> String { pick(["0", "1", "2", "2147483647"]) }

  private mutating func duration() -> String { pick(["0", "1", "500", "\(Int64.max)"]) }

  private mutating func bool() -> String { pick(["true", "false"]) }

  private mutating func maybe(_ item: String) -> String { pick([item, item, "null"]) }

  private mutating func usage() -> String {
    let numbers = (0..<7).map { _ in number() }.map { maybe($0) }
    return pick(["[]", "[" + numbers.joined(separator: ",") + "]"])
  }

  private mutating func cost() -> String { maybe(dollars()) }

  private mutating func callCost() -> String {
    pick(["null,null", "0,null", "1,\(dollars())", "2,\(dollars())"])
  }

  private mutating func dollars() -> String {
    pick([0.5, 0, .nan, .infinity, -1e-300].map { "\(Int64(bitPattern: $0.bitPattern))" })
  }

  /// A list that often says the same twice.
  private mutating func list(_ item: (inout RowGenerator) -> String) -> String {
    let items = (0..<Int.random(in: 0...3, using: &random)).map { _ in item(&self) }
    return "[" + (items + items.prefix(1)).joined(separator: ",") + "]"
  }
}

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
    var recorded = RecordedRow.full
    #expect(recorded.row != nil)
    let kinds = try #require(recorded.items.firstIndex { $0.contains("\"TOOL\"") })
    recorded.items[kinds] = "[\"TOOL\",1,0,-1]"
    #expect(recorded.row == nil)
  }

  @Test("Texts are those that went in, scalar for scalar", arguments: RowGenerator.texts)
  func texts(text: String) throws {
    let json = RowGenerator.json(text)
    var recorded = RecordedRow.full
    for place in [0, 2, 5, 6, 8, 10, 11, 12, 13, 23, 24] { recorded.items[place] = json }
    let read = try #require(recorded.row)
    let row = try #require(IndexRow(recorded: read.record))
    let all = [
      row.key.id, row.name, row.kind?.text, row.asked?.text, row.answered?.text, row.session,
      row.experiment.id, row.experiment.name, row.run, row.summary.failure?.type,
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
    #expect(!row.diagnostics.isEmpty && row.summary.failure != nil && row.summary.kinds.count == 4)
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
    let first = [
      text(), count(), maybe(text()), pick(TraceState.allCases.map { Self.json($0.rawValue) }),
      number(), maybe(kind()),
    ]
    let texts = [
      text(), bool(), "null", "false", maybe(text()), text(), maybe(text()), maybe(text()),
    ]
    let codes = Diagnostic.Code.allCases.map { Self.json($0.rawValue) }
    let rest = [
      count(), list { "\($0.pick(codes)),\($0.count())" }, maybe(number()), usage(), cost(),
    ]
    let shares = [
      list { "\($0.kind()),\($0.count()),\($0.count()),\($0.duration())" },
      list { "\($0.text()),\($0.times()),\($0.count()),\($0.count()),\($0.usage()),\($0.cost())" },
      list { "\($0.text()),\($0.count()),\($0.count()),\($0.times())" },
    ]
    let failure =
      bool() == "true" ? ["true", maybe(text()), maybe(text())] : ["false", "null", "null"]
    return RecordedRow(items: first + texts + rest + shares + failure + [times()])
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

  private mutating func times() -> String { list { $0.number() } }

  private mutating func usage() -> String {
    let numbers = (0..<7).map { _ in number() }.map { maybe($0) }
    return pick(["[]", "[" + numbers.joined(separator: ",") + "]"])
  }

  private mutating func cost() -> String {
    let bits = [0.5, 0, .nan, .infinity, -1e-300].map { "\(Int64(bitPattern: $0.bitPattern))" }
    return maybe(pick(bits))
  }

  /// A list that often says the same twice.
  private mutating func list(_ item: (inout RowGenerator) -> String) -> String {
    let items = (0..<Int.random(in: 0...3, using: &random)).map { _ in item(&self) }
    return "[" + (items + items.prefix(1)).joined(separator: ",") + "]"
  }
}

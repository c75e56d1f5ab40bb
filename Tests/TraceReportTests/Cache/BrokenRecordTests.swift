import JSONBytes
import TestSupport
import Testing
import TraceModel

@testable import TraceReport

@Suite("Records that are not as they were written")
struct BrokenRecordTests {
  @Test("A record that ends anywhere is none")
  func truncated() {
    let text = RecordedRow.full.text
    for end in text.indices { #expect(IndexRow(recorded: String(text[..<end])) == nil) }
  }

  @Test("One with an item less, anywhere, is none", arguments: RecordedRow.full.items.indices)
  func missing(place: Int) {
    var recorded = RecordedRow.bare
    recorded.items.remove(at: place)
    #expect(recorded.row == nil)
    #expect(RecordedRow(items: Array(RecordedRow.full.items.prefix(place))).row == nil)
  }

  @Test("One with an item more is none", arguments: ["null", "0", "[]", #""""#, "{}"])
  func extra(item: String) {
    #expect(RecordedRow(items: RecordedRow.full.items + [item]).row == nil)
    #expect(RecordedRow(items: [item] + RecordedRow.full.items).row == nil)
  }

  /// What each item may be besides its own type; all else is wrong.
  static let nullable: Set = [4, 5, 7, 10, 11, 12, 14, 17, 19, 20, 27, 28, 35]

  @Test("Null where something has to be is none", arguments: RecordedRow.full.items.indices)
  func null(place: Int) {
    let isRead = RecordedRow.full.with("null", at: place).row != nil
    #expect(isRead == Self.nullable.contains(place))
  }

  /// What the items are: texts, numbers, truth values, lists, and the state, one of few texts.
  private static let kinds = Array("tnsnttbtbltttttllnlnnnlnnnnnnlllllbt")

  private static let samples: [(kind: Character, item: String)] = [
    ("t", #""text""#), ("n", "1"), ("b", "true"), ("l", "[]"), (" ", "{}"), (" ", "1.5"),
    (" ", "1e3"), (" ", "9223372036854775808"), (" ", "NaN"),
  ]

  @Test("An item of another type is none", arguments: RecordedRow.full.items.indices)
  func types(place: Int) {
    for (kind, item) in Self.samples {
      let isRead = RecordedRow.full.with(item, at: place).row != nil
      #expect(isRead == (kind == Self.kinds[place]), "\(item)")
    }
  }

  static let lists: [(Int, String)] = [
    (9, #"["spans_missing"]"#), (9, #"["no_such_code",1]"#), (9, #"[["spans_missing",1]]"#),
    (9, #"["spans_missing",-1]"#), (9, #"["spans_missing",null]"#), (15, "[1]"), (15, "[null]"),
    (16, #"["team"]"#), (16, #"["team",null]"#), (18, "[1]"), (18, "[1,2,3,4,5,6]"),
    (18, "[1,2,3,4,5,6,7,8]"), (18, #"[1,2,3,4,5,6,"7"]"#), (22, #"["find","TOOL",true,7,5,3]"#),
    (22, #"["find","TOOL",true,7,5,null,[]]"#), (22, #"["find","TOOL",true,7,5,3,null]"#),
    (22, #"[null,"TOOL",true,7,5,3,[]]"#), (22, #"["find","TOOL",true,7,5,3,[1]]"#),
    (22, #"["s","LLM",true,7,5,3,[null,true,[1],null,null,null,null]]"#),
    (22, #"["s","LLM",true,7,5,3,[null,true,[],null,null,null]]"#),
    (22, #"["s","LLM",true,7,5,3,[null,true,[],1,null,null,null]]"#),
    (22, #"["s","LLM",true,7,5,3,[null,true,[],null,1,null,null]]"#),
    (22, #"["s","LLM",true,7,5,3,[null,true,[],0,1,null,null]]"#),
    (22, #"["s","LLM",true,7,5,3,[null,true,[],3,1,null,null]]"#),
    (
      22,
      #"["s","LLM",true,7,5,3,[null,true,[],null,null,null,null,null,true,[],null,null,null,null]]"#
    ),
    (29, "[10,20,30,40]"), (29, "[10,20,30,40,null]"), (29, "[10,20,30,40,-1]"),
    (29, "[1,2,3,4,5,1,2,3,4,5]"), (30, "[null]"), (30, "[1]"), (31, #"["E","m"]"#),
    (31, #"["E","m",null]"#), (31, #"["E","m","no such class"]"#),
    (31, #"["E","m","tool","E","m","tool"]"#), (32, "[null]"), (32, "[1]"),
  ]

  @Test("A list that ends within an entry, or has a wrong one, is none", arguments: lists)
  func brokenList(place: Int, list: String) {
    #expect(RecordedRow.full.with(list, at: place).row == nil)
  }

  @Test(
    "A count below 0, or so large that sums could overflow, is none",
    arguments: [
      ("-1", false), ("0", true), ("2147483647", true), ("2147483648", false),
      ("9223372036854775807", false), ("-9223372036854775808", false),
    ]
  )
  func counts(count: String, isRead: Bool) {
    #expect((RecordedRow.full.with(count, at: 1).row != nil) == isRead)
    #expect((RecordedRow.full.with(count, at: RecordedRow.Place.retries).row != nil) == isRead)
    #expect((RecordedRow.full.with(count, at: RecordedRow.Place.cost + 2).row != nil) == isRead)
  }

  @Test(
    "What is no array is none",
    arguments: ["null", "1", #""text""#, "{}", "true", "[]", "[[]]"]
  )
  func noArray(text: String) { #expect(IndexRow(recorded: text) == nil) }

  @Test("However deep it is", arguments: [1, 100, 10_000, 1_000_000])
  func deep(depth: Int) {
    let nested = String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    #expect(IndexRow(recorded: nested) == nil)
    for place in [0, 15, 18, 22, 29, 30, 31] {
      let row = RecordedRow.full.with("[" + nested + "]", at: place).row
      #expect(row == nil)
    }
  }

  @Test("A byte changed anywhere gives a row or none", arguments: 0..<40 as Range<UInt64>)
  func mutated(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<50 {
      var bytes = Array(RecordedRow.full.text.utf8)
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        let place = Int.random(in: bytes.indices, using: &random)
        bytes[place] = Array("[]{}\",:0-9.etfn\\\u{0}".utf8).randomElement(using: &random) ?? 0
      }
      guard let document = try? JSONDocument(bytes) else { continue }
      let stamp = PageStamp(fingerprint: .of("p"), size: 1)
      guard let row = IndexRow(record: document.root, stamp: stamp) else { continue }
      #expect(try #require(IndexRow(recorded: row.record)).record == row.record)
    }
  }
}

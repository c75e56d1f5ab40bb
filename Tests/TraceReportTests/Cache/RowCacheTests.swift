import Hashing
import JSONBytes
import Testing
import TraceModel

@testable import TraceReport

@Suite("The rows of an old site")
struct RowCacheTests {
  private static let record = RecordedRow.full.text

  private func line(_ page: String, _ size: String = "10", _ record: String = Self.record) -> String
  {
    "\(Digest.of(page).hexadecimal) \(size) \(record)\n"
  }

  private func cache(_ files: String...) -> RowCache {
    let names = files.indices.map { "cache/rows-\($0 + 1).jsonl" }
    let found = Dictionary(uniqueKeysWithValues: zip(names, files))
    return RowCache { found[$0].map { Array($0.utf8) } }
  }

  private func named(_ name: String) -> String {
    RecordedRow.full.with("\"\(name)\"", at: RecordedRow.Place.name).text
  }

  @Test("A row is found by its fingerprint, with the size of its page")
  func found() throws {
    let row = try #require(cache(line("a") + line("b", "123", named("B"))).row(.of("b")))
    #expect(row.name == "B")
    #expect(row.stamp == PageStamp(fingerprint: .of("b"), size: 123))
    #expect(cache(line("a")).row(.of("other")) == nil)
    #expect(cache().row(.of("a")) == nil)
    #expect(cache("").row(.of("a")) == nil)
  }

  /// Each stands between two good lines, or at the end.
  static let broken = [
    "", "\n", " ", "\u{0}", "{}", "x", String(repeating: "0", count: 63),
    String(repeating: "0", count: 64),
    String(repeating: "g", count: 64) + " 10 []", String(repeating: "é", count: 32) + " 10 []",
    Digest.of("c").hexadecimal.uppercased() + " 10 " + record, Digest.of("c").hexadecimal + " ",
    Digest.of("c").hexadecimal + " 10", Digest.of("c").hexadecimal + " -1 " + record,
    Digest.of("c").hexadecimal + " 1x " + record, Digest.of("c").hexadecimal + " 10 ",
    Digest.of("c").hexadecimal + " 10 [", Digest.of("c").hexadecimal + " 10 " + record + "]",
    Digest.of("c").hexadecimal + " 99999999999999999999999999999999 " + record,
    Digest.of("c").hexadecimal + " " + String(repeating: "9", count: 100_000),
    Digest.of("c").hexadecimal + "x10 " + record, Digest.of("c").hexadecimal + "  10 " + record,
    " " + Digest.of("c").hexadecimal + " 10 " + record, "\r\n",
    String(repeating: "[", count: 99_999),
  ]

  @Test("A broken line costs no other", arguments: broken)
  func brokenLine(text: String) {
    let cache = cache(line("a") + text + "\n" + line("b", "11"), line("d") + text)
    #expect(cache.row(.of("a")) != nil)
    #expect(cache.row(.of("b"))?.stamp?.size == 11)
    #expect(cache.row(.of("d")) != nil)
    #expect(cache.row(.of("c")) == nil)
  }

  @Test("A last line without its end may be cut off, and is not read")
  func noEnd() {
    let cache = cache(line("a") + line("b").dropLast())
    #expect(cache.row(.of("a")) != nil)
    #expect(cache.row(.of("b")) == nil)
  }

  @Test("A file that ends anywhere gives the rows before that, and nothing false")
  func truncated() throws {
    let text = line("a") + line("b", "11")
    let whole = try #require(cache(text).row(.of("a")))
    for end in 0...text.utf8.count {
      let cache = RowCache { $0 == "cache/rows-1.jsonl" ? Array(text.utf8.prefix(end)) : nil }
      let first = cache.row(.of("a"))
      #expect((first != nil) == (end >= line("a").utf8.count))
      if let first { #expect(first.image == whole.image) }
      #expect((cache.row(.of("b")) != nil) == (end == text.utf8.count))
    }
  }

  @Test("Of two lines with one fingerprint either will do: the last one is read")
  func twice() {
    let one = cache(line("a", "1", named("first")) + line("a", "2", named("last")))
    #expect(one.row(.of("a"))?.name == "last")
    #expect(one.row(.of("a"))?.stamp?.size == 2)
    #expect(cache(line("a", "1"), line("a", "2")).row(.of("a"))?.stamp?.size == 2)
  }

  @Test("Several files are read, up to the first that is not there")
  func severalFiles() {
    let found = [1: line("a"), 2: line("b"), 4: line("d")]
    var asked: [String] = []
    let cache = RowCache { path in
      asked.append(path)
      return found.first { path == "cache/rows-\($0.key).jsonl" }.map { Array($0.value.utf8) }
    }
    #expect(["a", "b", "d"].map { cache.row(.of($0)) != nil } == [true, true, false])
    #expect(asked == (1...3).map { "cache/rows-\($0).jsonl" })
  }

  @Test(
    "The size is a number of digits that a file can have",
    arguments: [
      ("0", 0), ("007", 7), ("999999999999999999", 999_999_999_999_999_999),
      ("9223372036854775807", nil), ("9223372036854775808", nil), ("1e3", nil), ("+1", nil),
      ("", nil), ("１", nil),
    ]
  )
  func size(text: String, size: Int?) {
    #expect(cache(line("a", text)).row(.of("a"))?.stamp?.size == size)
  }
}

import JSONBytes
import Testing
import TraceModel

@testable import TraceReport

@Suite("Rows for the script") struct RowShardTests {
  /// The arguments of the one call that a shard is.
  private func arguments(_ shard: RowShard) throws -> JSONValue {
    let text = String(decoding: shard.bytes, as: UTF8.self)
    #expect(text.hasPrefix("tracefolioRows(") && text.hasSuffix(");\n"))
    return try JSONDocument("[" + text.dropFirst("tracefolioRows(".count).dropLast(3) + "]").root
  }

  @Test("No traces, no shards")
  func empty() { #expect(rowShards([]).isEmpty) }

  @Test("A shard is one call with one list a trace, the newest first, whatever the texts say")
  func call() throws {
    let hostile = "</script>\u{2028}\"];alert(1)//\n\\"
    let traces = [1, 2].map { (time: Int64) in
      Trace([Span("s", kind: .own(hostile))]) {
        $0.requestTimeMS = time
        ($0.name, $0.sessionID, $0.requestPreview) = (hostile, hostile, "q")
      }
    }
    let shards = rowShards(report(traces).rows)
    #expect(shards.count == 1)
    let arguments = Array(try arguments(shards[0]).elements)
    #expect(arguments.count == 5)
    #expect(arguments[0].int64 == 1)
    #expect(arguments[2].elements.map(\.string) == [hostile])
    let rows = arguments[4].elements.map { Array($0.elements) }
    #expect(rows.map { $0[3].int64 } == [2, 1])
    #expect(rows.allSatisfy { $0[1].string == hostile && $0[4].int64 == 0 && $0[5].string == "q" })
  }

  @Test("A path changes with the bytes and with nothing else")
  func paths() throws {
    let path = { (name: String) in
      rowShards(report([Trace([]) { $0.name = name }]).rows).map(\.path)
    }
    #expect(path("a") == path("a"))
    #expect(path("a") != path("b"))
    #expect(path("a").allSatisfy { $0.wholeMatch(of: /data\/rows-1\.[0-9a-f]{12}\.js/) != nil })
  }

  @Test("No shard is much longer than a mebibyte, and together they have all rows")
  func split() throws {
    let text = String(repeating: "x", count: 400)
    let traces = (0..<3000).map { number in
      Trace([]) {
        $0.id = "t\(number)"
        ($0.name, $0.requestPreview) = (text, text)
      }
    }
    let shards = rowShards(report(traces).rows)
    #expect(shards.count == 3)
    #expect(shards.allSatisfy { $0.bytes.count < (1 << 20) + 4096 })
    let files = try shards.flatMap { shard in
      let rows = try #require(Array(arguments(shard).elements).last)
      return rows.elements.map { $0.elements.first { _ in true }?.string }
    }
    #expect(files == (0..<3000).reversed().map { "t\($0)" })
  }
}

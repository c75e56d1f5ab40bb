import JSONBytes
import Testing
import TraceAnalysis
import TraceModel

@testable import TraceReport

@Suite("A row of the overview on record")
struct RowRecordTests {
  @Test("Each item is read into its field")
  func fields() throws {
    let row = try #require(RecordedRow.full.row)
    #expect(row.key == TraceKey("tr-1"))
    #expect(row.name == "name")
    #expect(row.state == .error)
    #expect(row.requestTimeMS == 1_795_348_261_740)
    #expect(row.kind == .agent)
    #expect(row.asked == TextCut(whole: "why?", isCut: true))
    #expect(row.answered == TextCut(whole: "because", isCut: false))
    #expect(row.session == "session")
    #expect(row.experiment.id == "1")
    #expect(row.experiment.name == "Atlas")
    #expect(row.run == "run")
    #expect(row.spans == 3)
    #expect(
      row.diagnostics == [
        DiagnosticCount(code: .spansMissing, count: 1),
        DiagnosticCount(code: .tokensDiffer, count: 2),
      ]
    )
  }

  @Test("Each item of its numbers, too")
  func summary() throws {
    let summary = try #require(RecordedRow.full.row).summary
    #expect(summary.state == .error)
    #expect(summary.durationNS == 1_000_000)
    #expect(TokenKey.allCases.map { summary.usage?[$0] } == [1, 2, 3, 4, 5, 6, 7])
    // 0x3FF0000000000000.
    #expect(summary.costUSD == 1)
    #expect(
      summary.kinds == [
        KindShare(kind: .tool, spans: 2, failed: 1, selfNS: 500),
        KindShare(kind: .own("own kind"), spans: 1, failed: 0, selfNS: 3),
      ]
    )
    #expect(summary.tools == [ToolShare(name: "find", calls: 2, failed: 1, durationsNS: [7, 8])])
    #expect(summary.failure == FailureReason(type: "KeyError", message: "'x'"))
    #expect(summary.firstTokensNS == [11, 12])
  }

  @Test("Each item of its models, too")
  func models() throws {
    let models = try #require(RecordedRow.full.row).summary.models
    var usage = TokenUsage()
    (usage.input, usage.total, usage.reasoning) = (1, 3, 0)
    // 0x3FE0000000000000.
    let first = ModelShare(
      model: "gpt",
      durationsNS: [10, 20],
      calls: 2,
      reporting: 1,
      usage: usage,
      costUSD: 0.5
    )
    let second = ModelShare(
      model: "m",
      durationsNS: [],
      calls: 1,
      reporting: 0,
      usage: nil,
      costUSD: nil
    )
    #expect(models == [first, second])
  }

  @Test("What is not there is not there again")
  func bare() throws {
    let row = try #require(RecordedRow.bare.row)
    #expect(row.name == nil && row.kind == nil && row.asked == nil && row.answered == nil)
    #expect(row.session == nil && row.experiment.name == nil && row.run == nil)
    #expect(row.summary.usage == nil && row.summary.costUSD == nil && row.summary.failure == nil)
    #expect(row.summary.durationNS == nil && row.summary.firstTokensNS.isEmpty)
  }

  @Test("The bytes written are those read", arguments: [RecordedRow.full, .bare])
  func bytes(recorded: RecordedRow) throws {
    #expect(try #require(recorded.row).record == recorded.text + "\n")
  }

  @Test("A failure without words is a failure", arguments: ["null", #""""#, #""E""#])
  func failure(type: String) throws {
    let row = try #require(RecordedRow.full.with(type, at: 23).with("null", at: 24).row)
    let read = type == "null" ? nil : type == #""""# ? "" : "E"
    #expect(row.summary.failure == FailureReason(type: read, message: nil))
    let none = try #require(RecordedRow.full.with("false", at: 22).row)
    #expect(none.summary.failure == nil)
  }

  @Test("A token that nobody reported is not 0, and a usage of nothing is not no usage")
  func usage() throws {
    let nothing = "[null,null,null,null,null,null,null]"
    let row = try #require(RecordedRow.full.with(nothing, at: 17).row)
    #expect(row.summary.usage == TokenUsage())
    #expect(try #require(RecordedRow.full.with("[]", at: 17).row).summary.usage == nil)
  }

  static let dollars: [Double] = [
    0, -0.0, 0.1, .leastNonzeroMagnitude, .greatestFiniteMagnitude, .infinity, -.infinity, .nan,
  ]

  @Test("A cost comes back bit by bit, also one that JSON has no number for", arguments: dollars)
  func cost(dollars: Double) throws {
    let bits = "\(Int64(bitPattern: dollars.bitPattern))"
    let models = #"["m",[],1,1,[],\#(bits)]"#
    let row = try #require(RecordedRow.bare.with(bits, at: 18).with(models, at: 20).row)
    let again = try #require(IndexRow(recorded: row.record))
    #expect(again.summary.costUSD?.bitPattern == dollars.bitPattern)
    #expect(again.summary.models.first?.costUSD?.bitPattern == dollars.bitPattern)
  }
}

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
    #expect(row.state == .error)
    #expect(row.requestTimeMS == 1_795_348_261_740)
    #expect(row.kind == .agent)
    #expect(row.asked == TextCut(whole: "why?", isCut: true))
    #expect(row.answered == TextCut(whole: "because", isCut: false))
    #expect(
      row.diagnostics == [
        DiagnosticCount(code: .spansMissing, count: 1),
        DiagnosticCount(code: .tokensDiffer, count: 2),
      ]
    )
  }

  @Test("Each of its labels, too")
  func labels() throws {
    let labels = try #require(RecordedRow.full.row).summary.labels
    #expect(labels.name == "name" && labels.session == "session" && labels.user == "user")
    #expect(labels.experiment == Experiment(id: "1", name: "Atlas"))
    #expect(labels.runs == ["run", "linked"])
    #expect(labels.tags == [TextPair(key: "team", value: "blue")])
  }

  @Test("Each item of its numbers, too")
  func summary() throws {
    let summary = try #require(RecordedRow.full.row).summary
    #expect(summary.state == .error)
    #expect(summary.durationNS == 1_000_000)
    #expect(TokenKey.allCases.map { summary.usage?[$0] } == [1, 2, 3, 4, 5, 6, 7])
    #expect(summary.cost == CostSum(statedUSD: 1, priceTableUSD: 0.5, unpricedCalls: 3))
    let concurrency = Concurrency(most: 8, mean: 1)
    #expect(
      summary.shape
        == TraceShape(modelCalls: 4, toolCalls: 5, retries: 6, depth: 7, concurrency: concurrency)
    )
    #expect(summary.uncalledTools == ["refund"] && summary.calledTools == ["pay"])
    #expect(summary.failure?.type == "KeyError" && summary.failure?.message == "'x'")
    #expect(summary.failure?.errorClass == .tool)
  }

  @Test("Each part of its wall time, too")
  func wallTime() throws {
    let row = try #require(RecordedRow.full.row)
    let time = try #require(row.summary.wallTime)
    #expect([time.modelNS, time.toolNS, time.retrievalNS] == [10, 20, 30])
    #expect([time.ownCodeNS, time.uncoveredNS] == [40, 35])
  }

  @Test("Each item of its spans, too")
  func spans() throws {
    var usage = TokenUsage()
    (usage.input, usage.total, usage.reasoning) = (1, 3, 0)
    let call = CallFact(
      model: "gpt",
      reportsTokens: true,
      usage: usage,
      cost: .priceTable(0.5),
      firstTokenNS: 11,
      tokensPerSecond: 0.5
    )
    let found = try #require(RecordedRow.full.row).summary.spans
    #expect(
      found == [.of("find", .tool, true, 7, 5, 3), .of("say", .chatModel, false, 20, 20, 0, call)]
    )
  }

  @Test("Each judgement, too, and what the trace was made for")
  func judgements() throws {
    let summary = try #require(RecordedRow.full.row).summary
    let found = summary.judgements
    #expect(found.map(\.name) == ["ok", "score", "style", "ok", "ok"])
    #expect(found.map(\.sourceType) == ["HUMAN", "CODE", "LLM_JUDGE", "CODE", "CODE"])
    #expect(found.map(\.sourceID) == ["ana", nil, "x", nil, nil])
    #expect(
      found.map(\.value)
        == [.passed(false), .number(0.5), .other(ExactText("fine")), .error, .none]
    )
    #expect(summary.isJudge && summary.evaluationRunID == "run-1")
  }

  @Test(
    "A judgement of no known sort, or of no number that counts, spoils the row",
    arguments: [
      #"["ok","CODE",null,"x"]"#, #"["ok","CODE",null]"#, #"["ok","CODE",null,"b"]"#,
      #"["ok","CODE",null,"n",null]"#, #"["ok","CODE",null,"n",9218868437227405312]"#,
      #"["ok",null,null,"-"]"#,
    ]
  )
  func badJudgement(item: String) {
    #expect(RecordedRow.full.with(item, at: RecordedRow.Place.judgements).row == nil)
  }

  @Test("What is not there is not there again")
  func bare() throws {
    let row = try #require(RecordedRow.bare.row)
    #expect(row.name == nil && row.kind == nil && row.asked == nil && row.answered == nil)
    #expect(row.session == nil && row.experiment.name == nil && row.run == nil)
    let summary = row.summary
    #expect(summary.usage == nil && summary.cost == CostSum() && summary.failure == nil)
    #expect(summary.durationNS == nil && summary.wallTime == nil && summary.spans.isEmpty)
    #expect(summary.shape.concurrency == nil)
    #expect(summary.uncalledTools.isEmpty && summary.calledTools.isEmpty)
    #expect(summary.judgements.isEmpty && !summary.isJudge && summary.evaluationRunID == nil)
  }

  @Test("The bytes written are those read", arguments: [RecordedRow.full, .bare])
  func bytes(recorded: RecordedRow) throws {
    #expect(try #require(recorded.row).record == recorded.text + "\n")
  }

  @Test("A failure without words is a failure", arguments: ["null", #""""#, #""E""#])
  func failure(type: String) throws {
    let item = "[\(type),null,\"other\"]"
    let row = try #require(RecordedRow.full.with(item, at: RecordedRow.Place.failure).row)
    let read = type == "null" ? nil : type == #""""# ? "" : "E"
    let failure = try #require(row.summary.failure)
    #expect(failure.type == read && failure.message == nil)
  }

  @Test("A token that nobody reported is not 0, and a usage of nothing is not no usage")
  func usage() throws {
    let place = RecordedRow.Place.usage
    let nothing = "[null,null,null,null,null,null,null]"
    let row = try #require(RecordedRow.full.with(nothing, at: place).row)
    #expect(row.summary.usage == TokenUsage())
    #expect(try #require(RecordedRow.full.with("[]", at: place).row).summary.usage == nil)
  }

  static let dollars: [Double] = [
    0, -0.0, 0.1, .leastNonzeroMagnitude, .greatestFiniteMagnitude, .infinity, -.infinity, .nan,
  ]

  @Test(
    "A cost comes back bit by bit, also one that JSON has no number for",
    arguments: dollars,
    1...2
  )
  func cost(dollars: Double, origin: Int) throws {
    let bits = "\(Int64(bitPattern: dollars.bitPattern))"
    let spans = #"["s","LLM",false,1,1,1,["m",true,[],\#(origin),\#(bits),null,null]]"#
    let recorded = RecordedRow.bare.with(bits, at: RecordedRow.Place.cost + origin - 1)
      .with(spans, at: RecordedRow.Place.spans)
    let row = try #require(recorded.row)
    let again = try #require(IndexRow(recorded: row.record)).summary
    let read = origin == 1 ? again.cost.statedUSD : again.cost.priceTableUSD
    #expect(read?.bitPattern == dollars.bitPattern)
    #expect(again.cost.totalUSD?.bitPattern == dollars.bitPattern)
    #expect(again.spans.first?.call?.cost?.dollars?.bitPattern == dollars.bitPattern)
  }
}

extension SpanFact {
  fileprivate static func of(
    _ name: String,
    _ kind: SpanKind,
    _ hasFailed: Bool,
    _ durationNS: Int64,
    _ selfNS: Int64,
    _ criticalNS: Int64,
    _ call: CallFact? = nil
  ) -> SpanFact {
    SpanFact(
      name: name,
      kind: kind,
      hasFailed: hasFailed,
      durationNS: durationNS,
      selfNS: selfNS,
      criticalNS: criticalNS,
      call: call
    )
  }
}

import JSONBytes
import Testing
import TraceAnalysis
import TraceModel

@testable import TraceReport

@Suite("Traces of judges") struct JudgeTraceTests {
  private func report(countsJudges: Bool) -> Report {
    let rows = JudgedRun.traces.map { IndexRow(AnalysedTrace($0)) }
    return Report(
      title: "store.db",
      format: "none",
      remarks: [],
      rows: rows,
      countsJudges: countsJudges
    )
  }

  @Test("The numbers leave them out, unless they are to count")
  func counted() {
    let without = report(countsJudges: false)
    #expect(without.counted.map(\.key.id) == ["tr-a", "tr-b", "tr-c", "tr-d"])
    #expect(without.rows.count == 5 && without.judges == 1)
    #expect(without.statistics.numbers.traces == 4)
    #expect(without.statistics.assessments.map(\.judged) == [2, 2, 2])
    let with = report(countsJudges: true)
    #expect(with.statistics.numbers.traces == 5)
    #expect(with.statistics.assessments.map(\.judged) == [3, 2, 2])
    #expect(with.statistics.assessments.first?.failing == [1, 4])
  }

  @Test("The overview says so and leads to them, and its list has and marks them")
  func overview() throws {
    let page = try #require(try TraceReportTests.overview(report(countsJudges: false)).first)
    let line = "<a href=\"index.html#judge=yes\">1 trace of judges</a> "
    #expect(page.contains(line + "<span class=\"o\">is left out of the numbers</span>"))
    #expect(page.contains("data-total=\"5\""))
    #expect(page.split(separator: "<span class=\"tag\">judge</span>").count == 2)
    #expect(page.contains("<option value=\"no\">no judges (4)</option>"))
    #expect(page.contains("<dt>Traces</dt><dd>4</dd>"))
    let counting = try #require(try TraceReportTests.overview(report(countsJudges: true)).first)
    #expect(counting.contains("<span class=\"o\">is counted in the numbers</span>"))
    #expect(counting.contains("<dt>Traces</dt><dd>5</dd>") && !counting.contains("judge=no"))
  }

  @Test("Without them nothing is said of them")
  func none() throws {
    let report = TraceReportTests.report([Trace([Span("root")])])
    let page = try #require(try TraceReportTests.overview(report).first)
    #expect(report.judgesNote == nil && !page.contains("judge"))
  }

  @Test("A link from a number leaves them out of the list as well")
  func links() {
    #expect(report(countsJudges: false).list.fragment(.model, "a&b") == "model=a%26b&judge=no")
    #expect(report(countsJudges: true).list.fragment(.model, "m") == "model=m")
    #expect(report(countsJudges: false).list.fragment("state=error") == "state=error&judge=no")
  }

  @Test("A session's page has their turns and not their numbers")
  func session() throws {
    let traces = JudgedRun.traces.map { trace in
      var copy = trace
      copy.sessionID = "s"
      return copy
    }
    let report = TraceReportTests.report(traces)
    let page = try #require(SessionPage.all(of: report, shell: try pageShell()).first)
    var html = ByteBuffer()
    page.write(rendersMarkdown: false, to: &html)
    #expect(html.string().contains("<dt>Traces</dt><dd>4</dd>"))
    #expect(html.string().contains("5 traces</span>"))
  }

  @Test("A row for the script knows what was said, the evaluation and whether a judge made it")
  func shard() throws {
    let shard = try #require(rowShards(report(countsJudges: false).rows).first)
    let text = String(decoding: shard.bytes, as: UTF8.self)
    #expect(text.contains(#"["ok (code)","ok (code): failed"],null,1]"#))
    #expect(
      text.contains(
        #"["ok (LLM judge)","ok (code)","ok (code): failed","ok: sources differ"],"eval",0]"#
      )
    )
    #expect(text.contains(#"["score (code)","score (code): error"],null,0]"#))
  }
}

import JSONBytes
import Testing
import TraceAnalysis
import TraceModel

@testable import TraceReport

@Suite("What was said of traces, on pages") struct AssessmentsPageTests {
  private let report = TraceReportTests.report(JudgedRun.traces)

  private func blocks(_ format: SiteFormat = .html) -> [ReportBlock] {
    AssessmentsPage(report.statistics, PageLinks(report, format)).blocks
  }

  /// 1 of 2 after Wilson: 9.5 to 90.5; the mean of 2 and 4 ± 12.7062 · √2 / √2; 2 of 2: 34.2 to 100.
  @Test("A row a name and source with its pass rate or mean, failures and errors")
  func rows() {
    #expect(
      blocks().cells.prefix(3) == [
        ["ok", "code", "2", "50.0 %", "–", "9.5 to 90.5", "–", "✕ 1", "0", "0"],
        ["ok", "LLM judge", "2", "100 %", "–", "34.2 to 100", "–", "0", "0", "0"],
        ["score", "code", "2", "–", "3.00", "−9.71 to 15.7", "3.00", "0", "✕ 1", "0"],
      ]
    )
  }

  @Test("Failing traces and those on which sources differ are named")
  func examples() {
    #expect(
      blocks().cells.suffix(2) == [["ok", "code", "✕ 1", "answer"], ["ok", "2", "✕ 1", "answer"]]
    )
  }

  @Test("Numbers lead to the list of just those traces, without those of judges")
  func links() {
    let links = blocks().links
    for label in ["ok (code)", "ok (code): failed", "score (code): error", "ok: sources differ"] {
      let address = "index.html#assessment=\(FragmentText.encoded(label))&judge=no"
      #expect(links.contains(address), "\(label)")
    }
    #expect(blocks(.markdown).links == ["traces/tr-b.md", "traces/tr-b.md"])
  }

  @Test("An evaluation has its traces and what was found, and no others")
  func evaluations() {
    let table = EvaluationTable(PageLinks(report, .html)).blocks(report.statistics.evaluations)
    #expect(
      table.cells == [
        ["eval", "2", "ok", "code", "2", "50.0 %", "9.5 to 90.5", "1", "0"],
        ["eval", "2", "ok", "LLM judge", "2", "100 %", "34.2 to 100", "0", "0"],
      ]
    )
    #expect(table.links.first == "index.html#evaluation=eval&judge=no")
    #expect(EvaluationTable(PageLinks()).blocks([]).isEmpty)
  }

  @Test("The page is there where something was said")
  func existence() {
    let paths = { (traces: [Trace]) in
      ReportPage.all(of: TraceReportTests.report(traces), in: .html).map(\.path)
    }
    #expect(paths(JudgedRun.traces).last == "assessments.html")
    #expect(!paths([Trace([])]).contains("assessments.html"))
    // Only what is left out was judged.
    #expect(!paths([JudgedRun.traces[4], Trace([])]).contains("assessments.html"))
  }

  @Test("A pass rate is drawn as its parts and its interval, numbers as dots at their places")
  func charts() throws {
    let drawn = report.statistics.assessments.map { row in
      var html = ByteBuffer()
      SpreadChart(row, isLarge: false).write(to: &html)
      return html.string()
    }
    let parts = try HTMLTags(drawn[0]).tags.filter { $0.name == "rect" }
    #expect(parts.map { $0["class"] } == ["okbar", "errbar"])
    #expect(parts.map { $0["width"] } == ["50%", "50%"])
    let line = try #require(try HTMLTags(drawn[0]).tags.first { $0["class"] == "span95" })
    #expect(line["x1"] == "9.4531%" && line["x2"] == "90.5469%")
    // The axis goes from 2 to 4, with 4 % free at both ends.
    let dots = try HTMLTags(drawn[2]).tags.filter { $0.name == "circle" }
    #expect(dots.map { $0["cx"] } == ["4%", "96%"])
  }
}

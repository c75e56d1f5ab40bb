import JSONBytes
import Testing
import TraceAnalysis
import TraceModel

@testable import TraceReport

@Suite("Texts that only Unicode holds equal have rows and pages of their own")
struct EquivalentTextTests {
  private let composed = "caf\u{E9}"
  private let decomposed = "cafe\u{301}"

  @Test("Values are counted by their bytes, and go by them where the counts are equal")
  func counts() {
    let values = ValueCounts([[composed], [decomposed], ["cafz"], [composed]]).values
    #expect(
      values.map { Array($0.value.utf8) } == [composed, decomposed, "cafz"].map { Array($0.utf8) }
    )
    #expect(values.map(\.traces) == [2, 1, 1])
  }

  @Test("Spans of such names need no number to tell them apart")
  func ordinals() {
    let analysed = AnalysedTrace(Span(composed), Span(decomposed))
    #expect(Waterfall(analysed).rows.map(\.ordinal) == [nil, nil])
  }

  @Test("Sessions of such names are two")
  func sessions() throws {
    let traces = [composed, decomposed].map { name in Trace([]) { $0.sessionID = name } }
    let pages = SessionPage.all(of: report(traces), shell: try pageShell())
    #expect(Set(pages.map(\.path)).count == 2)
  }

  @Test("A note leads to the span that it is about")
  func notes() throws {
    let trace = Trace([
      Span("root"), Span(composed, below: "root"), Span(decomposed, below: "root"),
    ]) {
      $0.diagnostics = [Diagnostic(.spanUnreadable, "Odd.", spanID: decomposed)]
    }
    #expect(try tracePage(trace).contains("<li>Odd. <a href=\"#n-3\">"))
  }
}

import Testing
import TraceAnalysis
import TraceModel

@Suite("Diagnostics of the tree")
struct TreeDiagnosticsTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let spans: String
    let findings: [String]
    var testDescription: String { spans }
  }

  @Test(
    "What is odd about parents is said",
    arguments: [
      Case(spans: "", findings: []),
      Case(spans: "r a<r b<a", findings: []),
      Case(spans: "r q a<q", findings: ["several_roots"]),
      Case(spans: "r o<x", findings: ["orphan_span o"]),
      Case(spans: "p<x o<x a<o", findings: ["root_missing", "orphan_span p", "orphan_span o"]),
      Case(spans: "r s<s", findings: ["parent_cycle s"]),
      Case(spans: "s<s", findings: ["root_missing", "parent_cycle s"]),
      Case(spans: "r b<a a<b", findings: ["parent_cycle b"]),
      Case(spans: "a<c b<a c<b t<a", findings: ["root_missing", "parent_cycle a"]),
      Case(spans: "r a<r a<r", findings: ["duplicate_span a"]),
      Case(spans: "r r", findings: ["several_roots", "duplicate_span r"]),
    ]
  )
  func findings(_ example: Case) {
    let found = AnalysedTrace(Trace(spans(example.spans))).findings
    #expect(found == example.findings)
  }

  @Test("A second span of an id that names this id hangs below the first and is in no cycle")
  func duplicateBelowItsNamesake() {
    let spans = [Span("a", 0), Span("a", below: "a", 5)]
    #expect(SpanTree(spans).parents == [nil, 0])
    #expect(AnalysedTrace(Trace(spans)).findings == ["duplicate_span a"])
  }
}

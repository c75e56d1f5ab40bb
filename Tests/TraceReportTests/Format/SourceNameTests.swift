import Testing
import TraceModel

@testable import TraceReport

@Suite("A trace's source in words")
struct SourceNameTests {
  @Test(
    "The file's own name, and of several how many more there are",
    arguments: [
      ("runs/ci/w-1.jsonl", 0, "w-1.jsonl"), ("runs/ci/w-1.jsonl", 2, "w-1.jsonl and 2 more"),
      ("-", 0, "-"), ("a.pb", 1, "a.pb and 1 more"),
    ]
  )
  func text(source: String, further: Int, expected: String) {
    let trace = Trace([]) { trace in
      trace.source = source
      trace.furtherSources = further
    }
    #expect(SourceName.text(of: trace) == expected)
  }
}

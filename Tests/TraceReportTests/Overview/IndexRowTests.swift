import Testing
import TraceAnalysis
import TraceModel

@testable import TraceReport

@Suite("Rows of the overview") struct IndexRowTests {
  private func row(_ change: (inout Trace) -> Void) -> IndexRow {
    IndexRow(AnalysedTrace(change: change))
  }

  @Test(
    "The question's first line that says something",
    arguments: [
      (nil, nil), ("", ""), ("one", "one"), ("one\ntwo", "one"),
      ("\n \r\n\ttwo\u{2028}three", "\ttwo"),
      (" \n ", ""), (#"{"input":"a\nb"}"#, "a"),
    ] as [(String?, String?)]
  )
  func question(preview: String?, expected: String?) {
    #expect(row { $0.requestPreview = preview }.question == expected)
  }

  @Test("Little is kept of long texts")
  func limit() {
    let long = row { $0.requestPreview = String(repeating: "é", count: 100_000) }
    #expect(long.asked?.text == String(repeating: "é", count: IndexRow.textLimit))
    #expect(long.asked?.isCut == true)
  }

  @Test("The kind is the root span's; a trace without spans has none")
  func kind() {
    #expect(IndexRow(AnalysedTrace(Span("a", kind: .agent))).kind == .agent)
    #expect(row { _ in }.kind == nil)
  }

  @Test("The page's name is never the id of a hostile trace")
  func file() {
    #expect(row { $0.id = "tr-1" }.file == "tr-1")
    #expect(row { $0.id = ".." }.file == "x-5ec1f7e700f37c3d0b2981d04855fc34")
  }
}

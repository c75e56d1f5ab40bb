import JSONBytes
import Testing
import TraceAnalysis
import TraceModel

@testable import TraceReport

@Suite("Bars of a waterfall") struct WaterfallBarTests {
  /// The bars of all spans, in tree order.
  private func bars(_ spans: Span...) -> [String] {
    let analysed = AnalysedTrace(Trace(spans))
    let waterfall = Waterfall(analysed)
    return waterfall.rows.map { row in
      var html = ByteBuffer()
      WaterfallBar(row: row, axis: waterfall.axis)
        .write(analysed.trace.spans[row.span], analysed.spans[row.span], to: &html)
      return html.string()
    }
  }

  private func rect(_ style: String, _ x: String, _ width: String) -> String {
    #"<rect class="\#(style)" x="\#(x)" y="8" height="12" width="\#(width)"/>"#
  }

  @Test("Outlined where children work, solid where the span itself does")
  func stretches() {
    let bars = bars(Span("root", 0, 200), Span("child", below: "root", 50, 150))
    #expect(
      bars[0].contains(
        rect("wall", "0%", "100%") + rect("self", "0%", "25%") + rect("self", "75%", "25%")
      )
    )
    #expect(bars[1].contains(rect("self", "25%", "50%")))
    #expect(!bars[1].contains("wall"))
  }

  @Test("A child that outlives its parent is drawn where it was")
  func beyond() {
    let bars = bars(Span("root", 0, 100), Span("child", below: "root", 50, 400))
    #expect(bars[0].contains(rect("wall", "0%", "25%")))
    #expect(bars[1].contains(rect("self", "12.5%", "87.5%")))
  }

  @Test("In progress is not done")
  func open() {
    #expect(bars(Span("a", 0, nil), Span("b", 0, 100))[0].contains(rect("open", "0%", "100%")))
  }

  @Test("A failed span is marked at its end")
  func failed() {
    #expect(
      bars(Span("root", 0, 100), Span("b", below: "root", 0, 50).failed())[1]
        .contains(#"<text class="fail" x="50%" y="18">"#)
    )
  }

  @Test("A failed span whose end lies far before its start is marked where it started")
  func failedBackwards() {
    let bar = bars(
      Span("a", 1_700_000_000_000_000_000, 1_700_000_000_000_000_100),
      Span("b", 1_700_000_000_000_000_050, 0).failed()
    )[1]
    #expect(bar.contains(rect("odd", "50%", "0%")))
    #expect(bar.contains(#"<text class="fail" x="50%" y="18">"#))
  }
}

import JSONBytes
import Testing

@testable import TraceAnalysis
@testable import TraceReport

@Suite("Glyph of an interval") struct IntervalGlyphTests {
  private func glyph(_ ratio: Double, _ low: Double, _ high: Double, _ verdict: Verdict = .worse)
    -> String
  {
    var html = ByteBuffer()
    let change = DiffFixture.metric(.cost, 1, 1, ratio, (low, high), p: 0, verdict)
    IntervalGlyph(change.comparison, verdict).write(to: &html)
    return html.string()
  }

  @Test("The axis is symmetric around no change")
  func axis() throws {
    #expect(RatioAxis.place(1) == 0.5)
    #expect(RatioAxis.place(3.2) == 1)
    let double = try #require(RatioAxis.place(2))
    // 0.5 + 0.5 ln 2 / ln 3.2 by Python.
    #expect((double - 0.7979610).magnitude < 1e-6)
    #expect((double + (RatioAxis.place(0.5) ?? 0) - 1).magnitude < 1e-12)
    #expect(RatioAxis.place(0) == nil && RatioAxis.place(.infinity) == nil)
  }

  @Test("A narrow interval has no caps, a verdict of no difference a ring")
  func narrow() {
    let html = glyph(1, 0.99, 1.01, .noDifference)
    #expect(html.contains("<circle class=\"ring\" cy=\"15\" r=\"4\" cx=\"50%\"/>"))
    #expect(!html.contains("y1=\"11\""))
  }

  @Test("A wide interval has caps at its bounds")
  func wide() {
    let html = glyph(2, 1.5, 2.5)
    // 0.5 + 0.5 ln 1.5 / ln 3.2 = 0.6742960, with 2.5 0.8938830.
    #expect(
      html.contains("<line class=\"reach\" x1=\"67.4296%\" x2=\"67.4296%\" y1=\"11\" y2=\"19\"/>")
    )
    #expect(html.contains("x1=\"67.4296%\" x2=\"89.3883%\" y1=\"15\" y2=\"15\"/>"))
    #expect(html.contains("<circle class=\"dot\""))
  }

  @Test("Beyond the axis an arrow head stands at its edge")
  func beyond() {
    let html = glyph(5, 2, 9)
    #expect(html.contains("x=\"100%\" y=\"19\">▶") && !html.contains("<circle"))
    #expect(glyph(0.1, 0.05, 0.2).contains("x=\"0\" y=\"19\">◀"))
  }

  @Test("A difference has no place on an axis of ratios")
  func difference() {
    let change = DiffFixture.metric(.failures, 0, 0, 0.1, (0, 0.2), p: 0, .worse)
    var html = ByteBuffer()
    IntervalGlyph(change.comparison, .worse).write(to: &html)
    #expect(html.string() == "")
  }
}

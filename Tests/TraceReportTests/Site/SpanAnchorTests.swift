import Testing
import TraceModel

@testable import TraceReport

@Suite("Anchors of spans") struct SpanAnchorTests {
  private func anchors(_ ids: String...) -> [String] {
    let spans = ids.map { Span($0) }
    let anchors = SpanAnchors(spans)
    return spans.indices.map { anchors[$0] }
  }

  @Test("A plain id is the anchor")
  func plain() { #expect(anchors("0123456789abcdef", "a-1") == ["s-0123456789abcdef", "s-a-1"]) }

  @Test(
    "Any other span is named by its number",
    arguments: [
      "", "A", "a b", "x-1", "con", "\"><script>", "é", "..", "0x12/", "%20", "a\u{0}",
      String(repeating: "a", count: 65),
    ]
  )
  func hostile(id: String) { #expect(anchors("root", id) == ["s-root", "n-2"]) }

  @Test("Spans that share an id are named by their numbers, all of them")
  func duplicates() { #expect(anchors("a", "b", "a", "") == ["n-1", "s-b", "n-3", "n-4"]) }

  @Test("No id can take the anchor of another span")
  func distinct() {
    let found = anchors("n-1", "n-2", "s-n-1", "A", "", "n-5", "s-", "main", "w", "w")
    #expect(Set(found).count == found.count)
    #expect(found.allSatisfy { $0.hasPrefix("s-") || $0.hasPrefix("n-") })
  }
}

import Testing
import TraceModel

@testable import TraceAnalysis

@Suite("Spans of two traces aligned by structure") struct SpanAlignmentTests {
  /// A root with children of these names, one after the other.
  private func trace(_ names: String...) -> AnalysedTrace {
    let children = names.enumerated().map { place, name in
      Span.tool("s\(place)", name, below: "root", Int64(place) * 10, Int64(place) * 10 + 5)
    }
    return AnalysedTrace(Trace([Span("root", 0, 1000)] + children))
  }

  /// Rows as `depth name/name`, with what only one has as `–` and moves as `<place`.
  private func rows(_ base: AnalysedTrace, _ head: AnalysedTrace) -> [String] {
    SpanAlignment(base, head).rows.map { row in
      let names = [
        row.base.map { base.trace.spans[$0].name }, row.head.map { head.trace.spans[$0].name },
      ]
      let moved = row.movedFrom.map { " <\($0)" } ?? ""
      return "\(row.depth) \(names[0] ?? "–")/\(names[1] ?? "–")\(moved)"
    }
  }

  @Test("An inserted step leaves the others their partners")
  func inserted() {
    #expect(
      rows(trace("get", "ask", "ask"), trace("get", "ask", "sum", "ask")) == [
        "0 root/root", "1 get/get", "1 ask/ask", "1 –/sum", "1 ask/ask",
      ]
    )
  }

  @Test("A step in another place has moved, and says from where")
  func moved() {
    #expect(
      rows(trace("a", "b", "c", "d"), trace("a", "c", "d", "b")) == [
        "0 root/root", "1 a/a", "1 c/c", "1 d/d", "1 b/b <2",
      ]
    )
  }

  @Test("A step of another kind is another step, and its children have no partners")
  func kinds() {
    func trace(_ kind: SpanKind) -> AnalysedTrace {
      AnalysedTrace(
        Span("root"),
        Span("x", below: "root", kind: kind),
        Span("y", below: "x", kind: .tool)
      )
    }
    #expect(
      rows(trace(.chain), trace(.agent)) == [
        "0 root/root", "1 x/–", "2 y/–", "1 –/x", "2 –/y",
      ]
    )
  }

  @Test("The only roots are the same under any name, several go by theirs")
  func roots() {
    #expect(rows(AnalysedTrace(Span("v1")), AnalysedTrace(Span("v2"))) == ["0 v1/v2"])
    #expect(
      rows(AnalysedTrace(Span("a"), Span("b")), AnalysedTrace(Span("b"))) == ["0 a/–", "0 b/b"]
    )
    #expect(rows(AnalysedTrace(Trace([])), AnalysedTrace(Trace([]))) == [])
    #expect(rows(AnalysedTrace(Trace([])), AnalysedTrace(Span("b"))) == ["0 –/b"])
  }

  @Test("Names are their bytes")
  func bytes() {
    #expect(
      rows(trace("e\u{301}"), trace("\u{E9}")) == [
        "0 root/root", "1 e\u{301}/–", "1 –/\u{E9}",
      ]
    )
  }

  @Test("A chain of 10,000 spans in both", .timeLimit(.minutes(5)))
  func deep() {
    func chain(_ count: Int) -> AnalysedTrace {
      AnalysedTrace(
        Trace(
          (0..<count).map { place in
            Span.tool("s\(place)", "step", below: place == 0 ? nil : "s\(place - 1)")
          }
        )
      )
    }
    let (base, head) = (chain(10_000), chain(9_000))
    let clock = ContinuousClock()
    var alignment = SpanAlignment(base, base)
    let taken = clock.measure { alignment = SpanAlignment(base, head) }
    #expect(alignment.rows.count == 10_000)
    #expect(alignment.paired == 9_000)
    #expect(alignment.rows.last?.depth == 9_999)
    #expect(taken < .seconds(5))
  }

  @Test("10,000 children in reverse order", .timeLimit(.minutes(5)))
  func wide() {
    func children(_ names: [Int]) -> AnalysedTrace {
      AnalysedTrace(
        Trace(
          [Span("root")]
            + names.enumerated().map { place, name in
              Span.tool("s\(place)", "n\(name)", below: "root", Int64(place), Int64(place) + 1)
            }
        )
      )
    }
    let base = children(Array(0..<10_000))
    let head = children((0..<10_000).reversed())
    let clock = ContinuousClock()
    var alignment = SpanAlignment(base, base)
    let taken = clock.measure { alignment = SpanAlignment(base, head) }
    #expect(alignment.paired == 10_001)
    #expect(alignment.rows.allSatisfy { $0.movedFrom == nil })
    #expect(taken < .seconds(5))
  }
}

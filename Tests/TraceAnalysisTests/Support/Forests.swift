import TestSupport
import TraceAnalysis
import TraceModel

/// Spans written as a line of `id` and `id<parent`, each starting one after the one before it.
func spans(_ line: String) -> [Span] {
  line.split(separator: " ").enumerated().map { start, word in
    let ids = word.split(separator: "<").map(String.init)
    return Span(ids[0], below: ids.count > 1 ? ids[1] : nil, Int64(start), 1000)
  }
}

/// A tree as `id:depth` in tree order.
func drawing(of line: String) -> String { drawing(of: spans(line)) }

/// A tree as `id:depth` in tree order.
func drawing(of spans: [Span]) -> String {
  let tree = SpanTree(spans)
  return tree.order.map { "\(spans[$0].id):\(tree.depths[$0])" }.joined(separator: " ")
}

/// Random spans: most name an earlier span as their parent, some name any span or none.
func randomSpans(count: Int, using random: inout SeededGenerator) -> [Span] {
  (0..<count).map { index in
    let start = Int64.random(in: 0..<100, using: &random)
    let length = Int64.random(in: -5...60, using: &random)
    let isOpen = Int.random(in: 0..<8, using: &random) == 0
    let parent = index == 0 ? nil : Int.random(in: 0..<index, using: &random)
    return Span("s\(index)", below: parent.map { "s\($0)" }, start, isOpen ? nil : start + length)
  }
}

/// Spans whose parents are any span, missing or themselves.
func randomLinks(count: Int, using random: inout SeededGenerator) -> [Span] {
  (0..<count).map { index in
    let parent = Int.random(in: -1...count, using: &random)
    let start = Int64.random(in: 0..<10, using: &random)
    return Span("s\(index)", below: parent < 0 ? nil : "s\(parent)", start, start + 10)
  }
}

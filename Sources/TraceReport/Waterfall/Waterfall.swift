package import TraceAnalysis
import TraceModel

/// The spans of a trace on a time axis, a row each in tree order.
package struct Waterfall: Sendable {
  /// From the first start to the last end of any span.
  package let axis: TimeInterval
  package let rows: [WaterfallRow]

  package init(_ analysed: AnalysedTrace) { self.init(analysed, Ordinals(analysed)) }

  init(_ analysed: AnalysedTrace, _ ordinals: Ordinals) {
    let spans = analysed.trace.spans
    let starts = spans.indices.map { spans[$0].startNS }
    let start = starts.min() ?? 0
    let lastStart = starts.max() ?? 0
    axis = TimeInterval(start: start, end: max(analysed.trace.lastEndNS ?? start, lastStart))
    rows = analysed.tree.order.map { [axis] index in
      WaterfallRow(analysed, index, axis: axis, ordinal: ordinals[index])
    }
  }
}

/// One span of a waterfall.
package struct WaterfallRow: Sendable {
  /// Index of the span.
  package let span: Int
  /// Number of ancestors.
  package let depth: Int
  /// Which of several spans of one name this is, from 1; nil where the name occurs once.
  package let ordinal: Int?
  /// From the span's start to its end, or to the end of the axis while in progress.
  package let bar: TimeInterval
  package let isOpen: Bool
  /// Moment of the first token of a stream, nanoseconds since the Unix epoch; nil elsewhere.
  package let firstTokenNS: Int64?

  init(_ analysed: AnalysedTrace, _ index: Int, axis: TimeInterval, ordinal: Int?) {
    let spans = analysed.trace.spans
    self.span = index
    self.ordinal = ordinal
    depth = analysed.tree.depths[index]
    isOpen = spans[index].endNS == nil
    bar = TimeInterval(start: spans[index].startNS, end: spans[index].endNS ?? axis.end)
    firstTokenNS = analysed.spans[index].firstTokenNS.map { spans[index].startNS &+ $0 }
  }
}

/// Tells apart the spans of a trace that share a name.
struct Ordinals {
  private var ordinals: [Int?]

  init(_ analysed: AnalysedTrace) {
    let spans = analysed.trace.spans
    ordinals = [Int?](repeating: nil, count: spans.count)
    if spans.count < 2 { return }
    let names = spans.map { ExactText($0.name) }
    var counts: [ExactText: Int] = [:]
    for name in names { counts[name, default: 0] += 1 }
    var seen: [ExactText: Int] = [:]
    for index in analysed.tree.order where counts[names[index], default: 0] > 1 {
      seen[names[index], default: 0] += 1
      ordinals[index] = seen[names[index]]
    }
  }

  /// From 1; nil for a span whose name no other span has.
  subscript(span: Int) -> Int? { ordinals[span] }
}

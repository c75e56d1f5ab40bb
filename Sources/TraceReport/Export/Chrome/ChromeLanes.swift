import TraceAnalysis
import TraceModel

/// Gives spans to threads of a Chrome trace, so that on each every slice lies within its parent or
/// beside it.
///
/// A span joins its parent's thread where it lies within the parent and no sibling is open there; else
/// it begins a new stack on the free thread of the lowest number. In the order of starts each span is
/// laid down and taken away once: n log n.
struct ChromeLanes {
  /// A slice that is open on a thread.
  private struct Slice {
    let span: Int
    let end: Int64
  }

  /// The open slices of each thread, the innermost last.
  private var stacks: [[Slice]] = []
  /// The threads with open slices, by the end of the outermost.
  private var busy = BinaryHeap<Release>()
  private var free = BinaryHeap<Int>()

  /// When a thread becomes free.
  private struct Release: Comparable {
    let end: Int64
    let lane: Int

    static func < (left: Release, right: Release) -> Bool {
      (left.end, left.lane) < (right.end, right.lane)
    }
  }

  /// The thread of each span, from 1 on; `order` is that of ``order(of:)``.
  static func lanes(of analysed: AnalysedTrace, order: [Int]) -> [Int] {
    var lanes = [Int?](repeating: nil, count: analysed.trace.spans.count)
    var state = ChromeLanes()
    for index in order {
      let parent = analysed.tree.parents[index]
      lanes[index] = state.add(
        Slice(span: index, end: end(of: analysed.trace.spans[index])),
        start: analysed.trace.spans[index].startNS,
        parent: parent,
        lane: parent.flatMap { lanes[$0] }
      )
    }
    return lanes.map { ($0 ?? 0) + 1 }
  }

  /// By start; of equal starts parents come first, and then the order is that of the tree.
  static func order(of analysed: AnalysedTrace) -> [Int] {
    let spans = analysed.trace.spans
    var places = [Int](repeating: 0, count: spans.count)
    for (place, index) in analysed.tree.order.enumerated() { places[index] = place }
    return spans.indices.sorted { left, right in
      (spans[left].startNS, places[left]) < (spans[right].startNS, places[right])
    }
  }

  /// Where a slice ends: never before its start, never at all for an open one.
  private static func end(of span: Span) -> Int64 {
    span.endNS.map { max($0, span.startNS) } ?? .max
  }

  private mutating func add(_ slice: Slice, start: Int64, parent: Int?, lane: Int?) -> Int {
    if let lane, joins(slice, start: start, parent, lane) { return lane }
    release(until: start)
    let lane = free.popFirst() ?? stacks.count
    if lane == stacks.count { stacks.append([]) }
    stacks[lane] = [slice]
    busy.insert(Release(end: slice.end, lane: lane))
    return lane
  }

  private mutating func joins(_ slice: Slice, start: Int64, _ parent: Int?, _ lane: Int) -> Bool {
    while let last = stacks[lane].last, last.end <= start { stacks[lane].removeLast() }
    guard let last = stacks[lane].last, last.span == parent, slice.end <= last.end else {
      return false
    }
    stacks[lane].append(slice)
    return true
  }

  private mutating func release(until start: Int64) {
    while let next = busy.first, next.end <= start {
      busy.popFirst()
      free.insert(next.lane)
    }
  }
}

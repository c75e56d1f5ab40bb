import JSONBytes
import TraceModel

/// The spans of kind tool of a trace, each to be taken once, found by name and inputs.
struct ToolRuns {
  private let starts: [Int64]
  private var byName: [ExactText: Queue] = [:]
  private var byInputs: [Inputs: Queue] = [:]
  private var taken: Set<Int> = []

  private struct Inputs: Hashable {
    let name: ExactText
    /// In canonical form, so that order and spaces do not count.
    let json: [UInt8]
  }

  init(_ spans: [Span]) {
    starts = spans.map(\.startNS)
    let tools = spans.indices.filter { spans[$0].kind == .tool }
      .sorted { a, b in
        (spans[a].startNS, ExactText(spans[a].id)) < (spans[b].startNS, ExactText(spans[b].id))
      }
    for index in tools {
      let name = ExactText(spans[index].name)
      byName[name, default: Queue()].append(index)
      guard let inputs = spans[index].inputs?.json else { continue }
      let key = Inputs(name: name, json: Self.canonical(inputs))
      byInputs[key, default: Queue()].append(index)
    }
  }

  /// The earliest free span of the name whose inputs equal the arguments; nil where there is none that
  /// starts at or after the moment, in nanoseconds since the Unix epoch.
  mutating func take(_ name: String, with arguments: JSONValue, notBefore moment: Int64) -> Int? {
    let key = Inputs(name: ExactText(name), json: Self.canonical(arguments))
    return claim(byInputs[key]?.next(notBefore: moment, starts: starts, taken: taken))
  }

  /// The earliest free span of the name; nil where there is none that starts at or after the moment.
  mutating func take(_ name: String, notBefore moment: Int64) -> Int? {
    claim(byName[ExactText(name)]?.next(notBefore: moment, starts: starts, taken: taken))
  }

  private mutating func claim(_ index: Int?) -> Int? {
    if let index { taken.insert(index) }
    return index
  }

  private static func canonical(_ value: JSONValue) -> [UInt8] {
    var buffer = ByteBuffer(capacity: 128)
    value.canonical(to: &buffer)
    return buffer.bytes()
  }
}

/// Spans in order of their start, of which taken ones are skipped over ever faster.
private struct Queue {
  private var spans: [Int] = []
  /// For each place the next one that may be free; paths are shortened as they are walked.
  private var jumps: [Int] = []

  mutating func append(_ span: Int) {
    jumps.append(spans.count)
    spans.append(span)
  }

  mutating func next(notBefore moment: Int64, starts: [Int64], taken: Set<Int>) -> Int? {
    let first = lowerBound(of: moment, starts)
    var place = first
    while place < spans.count, taken.contains(spans[place]) {
      place = max(place + 1, jumps[place])
    }
    var walked = first
    while walked < place {
      let next = max(walked + 1, jumps[walked])
      jumps[walked] = place
      walked = next
    }
    return place < spans.count ? spans[place] : nil
  }

  private func lowerBound(of moment: Int64, _ starts: [Int64]) -> Int {
    var range = 0..<spans.count
    while !range.isEmpty {
      let middle = range.lowerBound + range.count / 2
      let isBefore = starts[spans[middle]] < moment
      range = isBefore ? middle + 1..<range.upperBound : range.lowerBound..<middle
    }
    return range.lowerBound
  }
}

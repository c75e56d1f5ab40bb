import TraceModel

/// In which order the traces of several sources come, and which of them.
///
/// A trace that several sources hold is taken from the one that was named first. Only ids and times are
/// kept, so that memory does not grow with what the traces hold.
struct CombinedPlan: Sendable {
  /// What to do with the next trace of a source.
  struct Step: Sendable, Equatable {
    let source: Int
    var use: Use
  }

  enum Use: Sendable { case give, compare, skip }

  /// A trace that is given.
  struct Part: Sendable, Equatable {
    let own: Position
    /// Those of the same time that it is compared with.
    let copies: [Position]
  }

  /// Where a trace lies.
  struct Position: Sendable, Equatable {
    let source: Int
    /// Its place among the traces of the source.
    let ordinal: Int
  }

  /// In merged order; the copies to compare a trace with come before it.
  private(set) var steps: [Step] = []
  /// The traces that are given, in their order.
  private(set) var entries: [TraceEntry] = []
  private(set) var keys: [TraceKey] = []
  /// Where each of them lies in its source, and where its copies do.
  private(set) var parts: [Part] = []
  /// Inputs that hold a trace of this id that began at another time than the one that is given.
  private(set) var differing: [ExactText: Int] = [:]
  /// How many traces each input gives, and the start of the newest of them.
  private(set) var counts: [Int]
  private(set) var newestMS: [Int64?]

  private struct Entry {
    let trace: TraceEntry
    let source: Int
  }

  /// - Parameters:
  ///   - sources: The traces of each source, each in its own order, with the places of their inputs
  ///     among those of all sources.
  ///   - inputs: How many inputs there are, each of one source.
  ///   - limit: At most this many traces, the newest ones; nil takes all.
  init(_ sources: [[TraceEntry]], inputs: Int, limit: Int?) {
    counts = Array(repeating: 0, count: inputs)
    newestMS = Array(repeating: nil, count: inputs)
    let entries = Self.merge(
      sources.indices.map { index in sources[index].map { Entry(trace: $0, source: index) } }[...]
    )
    let owners = Self.owners(of: entries)
    let given = entries.count { owners[$0.trace.id] == $0.source }
    add(entries, owners, dropping: limit.map { max(0, given - $0) } ?? 0)
    parts = Self.parts(of: steps, sources: sources.count)
  }

  /// The steps of each trace together, counted by source.
  private static func parts(of steps: [Step], sources: Int) -> [Part] {
    var ordinals = [Int](repeating: 0, count: sources)
    var (parts, copies): ([Part], [Position]) = ([], [])
    for step in steps {
      let position = Position(source: step.source, ordinal: ordinals[step.source])
      ordinals[step.source] += 1
      switch step.use {
      case .skip: continue
      case .compare: copies.append(position)
      case .give:
        parts.append(Part(own: position, copies: copies))
        copies = []
      }
    }
    return parts
  }

  /// The source that each trace is taken from: that of the first input that holds it.
  private static func owners(of entries: [Entry]) -> [ExactText: Int] {
    var firsts: [ExactText: Entry] = [:]
    for entry in entries {
      let first = firsts[entry.trace.id] ?? entry
      firsts[entry.trace.id] = entry.trace.input < first.trace.input ? entry : first
    }
    return firsts.mapValues(\.source)
  }

  /// Merges lists, each in order of time, then id; of equal traces that of the first list comes first.
  private static func merge(_ lists: ArraySlice<[Entry]>) -> [Entry] {
    guard lists.count > 1 else { return lists.first ?? [] }
    let middle = lists.startIndex + lists.count / 2
    let (left, right) = (merge(lists[..<middle]), merge(lists[middle...]))
    var merged: [Entry] = []
    merged.reserveCapacity(left.count + right.count)
    var next = 0
    for entry in left {
      while next < right.count, right[next].trace < entry.trace {
        merged.append(right[next])
        next += 1
      }
      merged.append(entry)
    }
    return merged + right[next...]
  }

  /// Takes the entries of one time and id together, then the next ones.
  private mutating func add(_ entries: [Entry], _ owners: [ExactText: Int], dropping: Int) {
    var (dropping, start) = (dropping, 0)
    var occurrences: [ExactText: Int] = [:]
    while start < entries.count {
      let trace = entries[start].trace
      let owner = owners[trace.id]
      let group = entries[start...].prefix { !(trace < $0.trace) && !($0.trace < trace) }
      let (own, others) = (group.filter { $0.source == owner }, group.filter { $0.source != owner })
      if own.isEmpty { differing[trace.id] = differing[trace.id] ?? others.first?.trace.input }
      let isGiven = !own.isEmpty && own.count > dropping
      steps += others.map { Step(source: $0.source, use: isGiven ? .compare : .skip) }
      for entry in own {
        let occurrence = occurrences[trace.id, default: 0]
        occurrences[trace.id] = occurrence + 1
        dropping -= 1
        give(entry, occurrence, isDropped: dropping >= 0)
      }
      start = group.endIndex
    }
  }

  private mutating func give(_ entry: Entry, _ occurrence: Int, isDropped: Bool) {
    steps.append(Step(source: entry.source, use: isDropped ? .skip : .give))
    if isDropped { return }
    entries.append(entry.trace)
    keys.append(TraceKey(entry.trace.id.string, occurrence: occurrence))
    counts[entry.trace.input] += 1
    newestMS[entry.trace.input] = entry.trace.timeMS
  }
}

extension TraceEntry {
  fileprivate static func < (left: TraceEntry, right: TraceEntry) -> Bool {
    (left.timeMS, left.id) < (right.timeMS, right.id)
  }
}

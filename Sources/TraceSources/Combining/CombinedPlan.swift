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

  /// In merged order; the copies to compare a trace with come before it.
  private(set) var steps: [Step] = []
  /// The traces that are given, in their order.
  private(set) var entries: [TraceEntry] = []
  private(set) var keys: [TraceKey] = []
  /// Sources that hold a trace of this id that began at another time than the one that is given.
  private(set) var differing: [ExactText: Int] = [:]
  /// How many traces each source gives, and the start of the newest of them.
  private(set) var counts: [Int]
  private(set) var newestMS: [Int64?]

  private struct Entry {
    let trace: TraceEntry
    let source: Int
  }

  /// - Parameters:
  ///   - sources: The traces of each source, each in its own order.
  ///   - limit: At most this many traces, the newest ones; nil takes all.
  init(_ sources: [[TraceEntry]], limit: Int?) {
    counts = sources.map { _ in 0 }
    newestMS = sources.map { _ in nil }
    let entries = Self.merge(
      sources.indices.map { index in sources[index].map { Entry(trace: $0, source: index) } }[...]
    )
    var owners: [ExactText: Int] = [:]
    for entry in entries {
      owners[entry.trace.id] = min(owners[entry.trace.id] ?? entry.source, entry.source)
    }
    let given = entries.count { owners[$0.trace.id] == $0.source }
    add(entries, owners, dropping: limit.map { max(0, given - $0) } ?? 0)
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
      let group = entries[start...].prefix { $0.trace == trace }
      let (own, others) = (group.filter { $0.source == owner }, group.filter { $0.source != owner })
      if own.isEmpty { differing[trace.id] = differing[trace.id] ?? others.first?.source }
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
    counts[entry.source] += 1
    newestMS[entry.source] = entry.trace.timeMS
  }
}

extension TraceEntry {
  fileprivate static func < (left: TraceEntry, right: TraceEntry) -> Bool {
    (left.timeMS, left.id) < (right.timeMS, right.id)
  }
}

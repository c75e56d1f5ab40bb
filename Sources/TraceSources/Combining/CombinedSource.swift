import Synchronization
import TraceModel

/// Several sources as one: their traces in order of time, then id, each of them once.
final class CombinedSource: TraceSource {
  let summary: SourceSummary
  let inputs: [SourceSummary]
  private let sources: [any TraceSource]
  private let plan: CombinedPlan
  private let position = Mutex(Position())

  private struct Position {
    var step = 0
    /// Traces that were given.
    var given = 0
  }

  /// Opens sources and finds their selected traces; what the selection counts is counted over all.
  ///
  /// - Throws: ``TraceSourceError`` where one of them cannot be read or nobody knows a name.
  init(_ found: FoundSources, selection: Selection) throws(TraceSourceError) {
    let selection = try Self.settled(selection, found)
    let group = try SourceGroup(found, selection: selection)
    sources = group.members.map(\.source)
    var entries: [[TraceEntry]] = []
    for member in group.members { entries.append(try member.entries()) }
    plan = CombinedPlan(entries, inputs: group.inputCount, limit: selection.limit)
    inputs = Self.inputs(group, plan)
    summary = SourceSummary(inputs, names: found.names, folders: group.folders)
  }

  func entries() -> [TraceEntry] { plan.entries }

  func next() throws(TraceSourceError) -> (any TraceRecord)? {
    let read = position.withLock { advance(&$0) }
    return try read.get()
  }

  private func advance(_ position: inout Position) -> Result<CombinedRecord?, TraceSourceError> {
    var copies: [any TraceRecord] = []
    while position.step < plan.steps.count {
      let step = plan.steps[position.step]
      position.step += 1
      do throws(TraceSourceError) {
        guard let record = try sources[step.source].next() else { continue }
        switch step.use {
        case .skip: continue
        case .compare: copies.append(record)
        case .give: return .success(give(record, copies, &position))
        }
      } catch {
        position.step = plan.steps.count
        return .failure(error)
      }
    }
    return .success(nil)
  }

  private func give(
    _ record: any TraceRecord,
    _ copies: [any TraceRecord],
    _ position: inout Position
  ) -> CombinedRecord? {
    defer { position.given += 1 }
    return combine(record, copies, at: position.given)
  }

  func record(at ordinal: Int) throws(TraceSourceError) -> (any TraceRecord)? {
    guard plan.parts.indices.contains(ordinal) else { return nil }
    let part = plan.parts[ordinal]
    guard let own = try record(part.own) else { return nil }
    var copies: [any TraceRecord] = []
    for copy in part.copies {
      if let record = try record(copy) { copies.append(record) }
    }
    return combine(own, copies, at: ordinal)
  }

  private func record(
    _ position: CombinedPlan.Position
  ) throws(TraceSourceError) -> (any TraceRecord)? {
    try sources[position.source].record(at: position.ordinal)
  }

  private func combine(
    _ record: any TraceRecord,
    _ copies: [any TraceRecord],
    at ordinal: Int
  ) -> CombinedRecord? {
    guard let place = TracePlace(ordinal, among: plan.keys) else { return nil }
    let other = plan.differing[ExactText(place.key.id)].map { inputs[$0].name }
    return CombinedRecord(place: place, record: record, copies: copies, differingSource: other)
  }

  /// A selection whose bounds are moments: those before the newest trace mean that of all sources.
  private static func settled(
    _ selection: Selection,
    _ found: FoundSources
  ) throws(TraceSourceError) -> Selection {
    guard [selection.since, selection.until].contains(where: { $0?.isRelative ?? false }) else {
      return selection
    }
    var all = Selection()
    all.includesDeleted = selection.includesDeleted
    let members = try SourceGroup(found, selection: all).members
    let newestMS = members.compactMap(\.source.summary.newestTraceMS).max() ?? 0
    var settled = selection
    settled.since = selection.since.map { .at($0.momentMS(newestMS: newestMS)) }
    settled.until = selection.until.map { .at($0.momentMS(newestMS: newestMS)) }
    return settled
  }

  /// The summaries of the inputs in the order in which they were named, of the traces that each gives
  /// here.
  private static func inputs(_ group: SourceGroup, _ plan: CombinedPlan) -> [SourceSummary] {
    let inputs = group.members.flatMap { Array(zip($0.inputs, $0.source.inputs)) }
    return inputs.sorted { $0.0 < $1.0 }.map { index, input in
      var summary = input
      summary.traces = plan.counts[index]
      summary.newestTraceMS = plan.newestMS[index]
      return summary
    }
  }
}

extension TimeBound {
  fileprivate var isRelative: Bool {
    if case .beforeNewest = self { true } else { false }
  }
}

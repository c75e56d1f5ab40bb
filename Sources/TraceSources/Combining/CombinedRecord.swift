import Hashing
import TraceModel

/// A trace of one of several sources, with the copies that others hold of it.
struct CombinedRecord: TraceRecord {
  let place: TracePlace
  let record: any TraceRecord
  /// Traces of other sources with the same id and start.
  let copies: [any TraceRecord]
  /// A source that holds a trace of the same id that began at another time; nil where none does.
  let differingSource: String?

  var source: String { record.source }
  var folder: String { record.folder }
  var size: Int { copies.reduce(record.size) { $0 + $1.size } }
  var hasFolder: Bool { record.hasFolder }

  func trace() -> Trace {
    var trace = record.trace()
    if let other = differingSource ?? firstDiffering(from: trace) {
      let message = """
        \(other) holds another trace of the same id that is not the same; \
        this is the one of \(source), which was named first.
        """
      trace.diagnostics.append(Diagnostic(.sourcesDiffer, message))
    }
    return trace
  }

  func addContent(to hash: inout SHA256) {
    record.addContent(to: &hash)
    hash.add(differingSource)
    hash.add(copies) { copy, hash in
      hash.add(copy.source)
      copy.addContent(to: &hash)
    }
  }

  private func firstDiffering(from trace: Trace) -> String? {
    if copies.isEmpty { return nil }
    let likeness = TraceLikeness(trace)
    return copies.first { !likeness.covers(TraceLikeness($0.trace())) }?.source
  }
}

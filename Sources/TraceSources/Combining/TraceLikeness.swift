import Hashing
import JSONBytes
import TraceModel

/// By what two traces of one id count as the same.
///
/// Their state, their spans (id, parent, name, kind, status, times, inputs, outputs, number of events)
/// and their assessments (id, name, value, whether they are valid). What a source adds of its own, such
/// as tags and where files lie, does not count, nor that a copy holds no assessments: not every format
/// has them, and none is lost.
struct TraceLikeness: Equatable {
  private let spans: Digest
  /// Nil where there are none.
  private let assessments: Digest?

  init(_ trace: Trace) {
    var hash = SHA256()
    hash.add(trace.state.rawValue)
    hash.add(trace.spans) { Self.add($0, to: &$1) }
    spans = hash.finish()
    var judged = SHA256()
    judged.add(trace.assessments) { Self.add($0, to: &$1) }
    assessments = trace.assessments.isEmpty ? nil : judged.finish()
  }

  /// Whether a copy says nothing else than this trace.
  func covers(_ copy: TraceLikeness) -> Bool {
    spans == copy.spans && (copy.assessments == nil || copy.assessments == assessments)
  }

  private static func add(_ span: Span, to hash: inout SHA256) {
    hash.add(span.id)
    hash.add(span.parentID)
    hash.add(span.name)
    hash.add(span.kind.text)
    hash.add(span.status.rawValue)
    hash.add(span.startNS)
    hash.add(span.endNS)
    add(span.inputs, to: &hash)
    add(span.outputs, to: &hash)
    hash.add(Int64(span.events.count))
  }

  private static func add(_ assessment: Assessment, to hash: inout SHA256) {
    hash.add(assessment.id)
    hash.add(assessment.name)
    hash.add(assessment.isValid ? 1 : 0)
    add(assessment.value, to: &hash)
  }

  /// Adds a value as compact JSON: white space between tokens does not count.
  private static func add(_ payload: Payload?, to hash: inout SHA256) {
    var text = ByteBuffer()
    switch payload {
    case nil: return hash.add(bytes: nil)
    case .json(let value): value.write(to: &text, style: .compact)
    case .text(let bytes): text.appendJSONString(bytes)
    }
    hash.add(bytes: text.bytes())
  }
}

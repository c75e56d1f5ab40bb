import Hashing
import JSONBytes
import TraceModel

/// A trace of an export as its text holds it, read when it is asked for.
struct ExportRecord: TraceRecord {
  let place: TracePlace
  /// The trace's JSON.
  let bytes: [UInt8]
  let context: StoreContext

  var source: String { context.source }
  var folder: String { context.folder }
  var size: Int { bytes.count }

  func trace() -> Trace {
    guard let rows = (try? JSONDocument(bytes)).flatMap({ ExportedTrace.rows($0.root) }) else {
      return unreadable
    }
    return MLflowTraceRecord(place: place, rows: rows, context: context).trace()
  }

  /// Files lie under the experiment's id, which is known when the text is read.
  var hasFolder: Bool { context.hasArtifacts }

  func addContent(to hash: inout SHA256) { hash.add(bytes: bytes) }

  /// The file was whole when its traces were counted.
  private var unreadable: Trace {
    var trace = Trace(
      id: place.key.id,
      state: .unspecified,
      requestTimeMS: 0,
      experiment: Experiment(id: "", name: nil),
      source: context.source
    )
    trace.occurrence = place.key.occurrence
    let message = "The file was changed while it was read; nothing is known of the trace."
    trace.diagnostics.append(Diagnostic(.rowUnreadable, message))
    return trace
  }
}

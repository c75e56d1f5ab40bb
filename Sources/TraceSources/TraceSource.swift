package import Hashing
package import TraceModel

/// A store or file that gives its traces one after the other.
///
/// Any task may ask for the next trace; a source hands out each trace once. What it hands out is
/// cheap to read and Sendable, so that the work of decoding falls to the task that asked.
package protocol TraceSource: Sendable {
  /// What was opened; of several sources, all of them taken together.
  var summary: SourceSummary { get }

  /// What was opened, source by source.
  var inputs: [SourceSummary] { get }

  /// The selected traces in the order in which ``next()`` gives them.
  ///
  /// - Throws: ``TraceSourceError`` where the source cannot be read.
  func entries() throws(TraceSourceError) -> [TraceEntry]

  /// The next trace in order of time, then id; nil after the last one.
  ///
  /// - Throws: ``TraceSourceError`` where the source cannot be read on.
  func next() throws(TraceSourceError) -> (any TraceRecord)?

  /// The trace of an ordinal once more: the very one that ``next()`` gives at that place.
  ///
  /// Any task may ask, in any order and as often as it likes, before, between and after the calls of
  /// ``next()``, which do not take notice. A store is still read at the moment at which it was opened.
  ///
  /// - Parameter ordinal: As in ``TracePlace/ordinal``.
  /// - Returns: Nil where there is no such trace.
  /// - Throws: ``TraceSourceError`` where the source cannot be read any more.
  func record(at ordinal: Int) throws(TraceSourceError) -> (any TraceRecord)?
}

extension TraceSource {
  package var inputs: [SourceSummary] { [summary] }
}

/// What a trace is ordered by among those of its source.
package struct TraceEntry: Sendable, Equatable {
  package let id: ExactText
  /// Start, milliseconds since the Unix epoch.
  package let timeMS: Int64
  /// The source's input that it comes from, by its place in ``TraceSource/inputs``.
  var input = 0
}

/// A trace as it lies in its source, not decoded yet.
package protocol TraceRecord: Sendable {
  /// Where the trace stands among the selected ones.
  var place: TracePlace { get }

  /// The trace's source as it was named on the command line.
  var source: String { get }

  /// Folder that paths of the trace's files are relative to.
  var folder: String { get }

  /// Bytes of the texts that it holds.
  var size: Int { get }

  /// Decodes the record. What cannot be read becomes a diagnostic of the trace.
  func trace() -> Trace

  /// Whether there is a place for its files beside the store, of which its content says nothing.
  var hasFolder: Bool { get }

  /// Adds everything that the trace depends on, save what lies in its folder.
  func addContent(to hash: inout SHA256)
}

/// Where a trace stands among the selected ones, in the source's order.
package struct TracePlace: Sendable, Equatable {
  /// From 0.
  package let ordinal: Int
  /// The trace itself.
  package let key: TraceKey
  /// The trace before; nil for the first.
  package let previous: TraceKey?
  /// The trace after; nil for the last.
  package let next: TraceKey?
}

extension TracePlace {
  /// The place of one of several traces, whose keys are in the source's order; nil where there is none.
  init?(_ ordinal: Int, among keys: [TraceKey]) {
    guard keys.indices.contains(ordinal) else { return nil }
    self.init(
      ordinal: ordinal,
      key: keys[ordinal],
      previous: ordinal > 0 ? keys[ordinal - 1] : nil,
      next: ordinal + 1 < keys.count ? keys[ordinal + 1] : nil
    )
  }
}

/// What a source is, for the manifest, the overview and the terminal.
package struct SourceSummary: Sendable, Equatable {
  /// As it was named on the command line.
  package var name: String
  /// The file's own name, without its folders.
  package var baseName: String
  /// Folder that paths of attachments are relative to.
  package var folder: String
  /// Bytes of the file, unpacked.
  package var size: Int64
  /// A name for people, such as "MLflow SQLite".
  package var format: String
  /// Alembic revision of an MLflow store; nil where it has none.
  package var revision: String?
  /// Number of selected traces.
  package var traces: Int
  /// Start of the newest selected trace, milliseconds since the Unix epoch; nil where there is none.
  package var newestTraceMS: Int64?
  /// What is odd about the source as a whole, in sentences.
  package var remarks: [String]
}

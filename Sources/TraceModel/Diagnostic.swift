/// Something odd, repaired or missing that a reader of the report should know.
package struct Diagnostic: Sendable, Hashable {
  package var code: Code
  /// One sentence for a person.
  package var message: String
  /// The span it is about; nil where it is about the trace.
  package var spanID: String?

  package init(_ code: Code, _ message: String, spanID: String? = nil) {
    self.code = code
    self.message = message
    self.spanID = spanID
  }
}

extension Diagnostic {
  /// What happened, stable enough for a program to read.
  package enum Code: String, Sendable, CaseIterable {
    /// The store holds fewer spans than the trace says it has, or none at all.
    case spansMissing = "spans_missing"
    /// The trace's spans were moved to an archive.
    case spansArchived = "spans_archived"
    /// A span's recorded content cannot be read; what its row says is shown.
    case spanUnreadable = "span_unreadable"
    /// A value of the trace's rows cannot be read.
    case rowUnreadable = "row_unreadable"
    /// A state or status that is not known; shown as unset.
    case unknownState = "unknown_state"
    /// A file that a text refers to is not in the store.
    case attachmentMissing = "attachment_missing"
    /// A trace that comes before has the same id; both are kept.
    case duplicateTrace = "duplicate_trace"
    /// Another source holds a trace of the same id that is not the same; only this one is shown.
    case sourcesDiffer = "sources_differ"
    /// A span names a parent that the trace does not hold.
    case orphanSpan = "orphan_span"
    /// Spans that are each other's ancestors.
    case parentCycle = "parent_cycle"
    /// Two spans of one id; both are kept.
    case duplicateSpan = "duplicate_span"
    /// No span without a parent.
    case rootMissing = "root_missing"
    /// More than one span without a parent.
    case severalRoots = "several_roots"
    /// A span's end lies before its start.
    case endBeforeStart = "end_before_start"
    /// A span has no end.
    case spanInProgress = "span_in_progress"
    /// Event times are recorded in microseconds where nanoseconds belong.
    case eventTimesInMicroseconds = "event_times_in_microseconds"
    /// The tokens that were counted are not the tokens that the store states.
    case tokensDiffer = "tokens_differ"
    /// The cost that was counted is not the cost that the store states.
    case costDiffers = "cost_differs"
    /// A span's tokens of the cache were priced beside its input and not as a part of it.
    case cacheBesideInput = "cache_beside_input"
    /// The inner spans' tokens do not add up to what the outermost span reports.
    case attributionUnclear = "attribution_unclear"
    /// A stream of a model call without token usage.
    case streamWithoutUsage = "stream_without_usage"
    /// A stream that did not end with its closing event.
    case streamIncomplete = "stream_incomplete"
    /// A producer says that the first token came before the span's start or after its end.
    case firstTokenOutsideSpan = "first_token_outside_span"
    /// A number that JSON does not know was written as null.
    case nonStandardNumber = "non_standard_number"
  }
}

package import JSONBytes
package import TraceAnalysis

/// A format in which traces are written one after the other.
///
/// Its memory does not grow with the number of traces.
package protocol TraceFormat {
  /// Appends a trace.
  ///
  /// - Returns: False where the format has no way to hold the trace, which is left out then.
  mutating func append(_ analysed: AnalysedTrace, to buffer: inout ByteBuffer) -> Bool

  /// Appends what stands behind the last trace.
  mutating func finish(to buffer: inout ByteBuffer)
}

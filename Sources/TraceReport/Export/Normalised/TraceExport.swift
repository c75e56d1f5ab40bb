package import JSONBytes
package import TraceAnalysis

/// Writes traces as normalised JSON, one object a line.
///
/// The keys and their order are the format's contract: every fixed key is always there, `null` where
/// the store does not hold the value.
package struct TraceExport: TraceFormat {
  private let style: JSONStyle

  /// - Parameter isStrict: Writes `null` and a diagnostic for NaN, Infinity and -Infinity, which JSON
  ///   does not know.
  package init(isStrict: Bool) {
    style = isStrict ? .strictCompact : .compact
  }

  /// Appends the trace's object and a line feed.
  @discardableResult
  package func append(_ analysed: AnalysedTrace, to buffer: inout ByteBuffer) -> Bool {
    var json = JSONLine(style: style, capacity: 1 << 16)
    json.trace(analysed)
    json.move(to: &buffer)
    return true
  }

  package func finish(to buffer: inout ByteBuffer) {}
}

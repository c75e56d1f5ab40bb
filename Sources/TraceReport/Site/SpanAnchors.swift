package import TraceModel

/// The fragment that each span of a trace page answers to.
///
/// `s-` and the span's id where that is safe in an address and occurs once, else `n-` and the span's
/// number: never a name straight from a trace.
package struct SpanAnchors: Sendable {
  private let names: [String]

  package init(_ spans: [Span]) {
    var counts: [String: Int] = [:]
    for span in spans { counts[span.id, default: 0] += 1 }
    names = spans.enumerated().map { index, span in
      let isUsable = counts[span.id] == 1 && SiteName.fileName(for: span.id) == span.id
      return isUsable ? "s-\(span.id)" : "n-\(index + 1)"
    }
  }

  /// Without the number sign.
  package subscript(span: Int) -> String { names[span] }
}

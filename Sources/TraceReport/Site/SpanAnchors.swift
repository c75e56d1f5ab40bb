package import TraceModel

/// The fragment that each span of a trace page answers to.
///
/// `s-` and the span's id where that is safe in an address and occurs once, else `n-` and the span's
/// number: never a name straight from a trace.
package struct SpanAnchors: Sendable {
  private let names: [String]

  package init(_ spans: [Span]) {
    var seen: Set<ExactText> = []
    var repeated: Set<ExactText> = []
    for index in spans.indices where !seen.insert(ExactText(spans[index].id)).inserted {
      repeated.insert(ExactText(spans[index].id))
    }
    names = spans.indices.map { index in
      let id = spans[index].id
      let isUsable = SiteName.isPlain(id) && !repeated.contains(ExactText(id))
      return isUsable ? "s-" + id : "n-\(index + 1)"
    }
  }

  /// Without the number sign.
  package subscript(span: Int) -> String { names[span] }
}

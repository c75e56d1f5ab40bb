package import JSONBytes
import TraceAnalysis
import TraceModel

/// Writes the pages of traces.
///
/// A worker owns one and writes one batch of pages after the other with it.
package struct TracePage: ~Copyable {
  private let shell: PageShell
  private var payloads: PayloadWriter

  /// Pages in a frame; where `rendersMarkdown` is false every text is shown as it was recorded.
  package init(shell: PageShell, rendersMarkdown: Bool) {
    self.shell = shell
    payloads = PayloadWriter(rendersMarkdown: rendersMarkdown)
  }

  /// Writes what the pages say, section by section: all pages through one, then all through the next.
  ///
  /// Page by page takes more processor time: the code of each section would have to come back into the
  /// processor's caches for each page.
  package mutating func write(_ drafts: [TraceDraft]) {
    for draft in drafts { draft.readConversation() }
    forEach(of: drafts) { $0.writeHead(&$1) }
    for draft in drafts { draft.writeWaterfall() }
    forEach(of: drafts) { $0.writeConversation(&$1) }
    forEach(of: drafts) { $0.writeSpans(&$1) }
    forEach(of: drafts) { $0.writeRecord(&$1) }
  }

  private mutating func forEach(
    of drafts: [TraceDraft],
    _ write: (TraceDraft, inout PayloadWriter) -> Void
  ) {
    for draft in drafts {
      payloads.files = draft.surroundings.files
      write(draft, &payloads)
    }
  }

  /// Appends the whole page of what was written.
  package func append(_ draft: TraceDraft, to page: inout ByteBuffer) {
    let trace = draft.analysed.trace
    let frame = PageShell.Frame(title: Self.title(trace), kind: "trace", root: "../")
    shell.write(frame, to: &page) { html in
      html.appendCrumb(trace.name ?? trace.id)
    } neighbours: { html in
      draft.surroundings.writeNeighbours(to: &html)
    } content: { html in
      draft.content.withBytes { html.append($0) }
    }
  }

  private static func title(_ trace: Trace) -> String {
    "\(trace.name ?? "Trace") · \(trace.id)"
  }
}

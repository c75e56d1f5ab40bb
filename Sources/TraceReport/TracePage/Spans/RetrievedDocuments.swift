import JSONBytes
import TraceModel

/// Writes what a retriever or reranker found as a list of documents: where each is from, its score
/// and what else is told of it, then its text.
///
/// MLflow wants of a retriever a list of objects of `page_content`, `metadata` and `id` (its entity
/// `Document`). The list stands in the place of the output: it leaves out nothing.
struct RetrievedDocuments {
  private let documents: [JSONValue]

  /// Documents that are shown before the fold.
  private static let shown = 10

  /// Nil where the output is anything but a list of documents.
  init?(of span: borrowing Span) {
    switch span.kind {
    case .retriever, .reranker: break
    default: return nil
    }
    guard let list = span.outputs?.json, list.kind == .array, list.count > 0 else { return nil }
    documents = list.elements.map { $0 }
    guard documents.allSatisfy({ $0["page_content"]?.kind == .string }) else { return nil }
  }

  func write(to html: inout ByteBuffer, payloads: inout PayloadWriter) {
    html.append("<h4>Output <span class=\"o\">")
    html.append(CountText.text(documents.count, "document"))
    html.append("</span></h4>\n<ol class=\"docs\">")
    for document in documents.prefix(Self.shown) {
      write(document, to: &html, payloads: &payloads)
    }
    html.append("</ol>\n")
    let rest = documents.dropFirst(Self.shown)
    if rest.isEmpty { return }
    html.append("<details class=\"long\"><summary>")
    html.append(CountText.text(rest.count, "more document"))
    html.append("</summary><ol class=\"docs\" start=\"")
    html.append(decimal: Self.shown + 1)
    html.append("\">")
    for document in rest { write(document, to: &html, payloads: &payloads) }
    html.append("</ol></details>\n")
  }

  private func write(
    _ document: JSONValue,
    to html: inout ByteBuffer,
    payloads: inout PayloadWriter
  ) {
    html.append("<li><p>")
    for (key, value) in document.members where !key.isString("page_content") {
      if key.isString("metadata"), value.kind == .object {
        for (key, value) in value.members { write(key, value, to: &html) }
      } else if !value.isNull {
        write(key, value, to: &html)
      }
    }
    html.append("</p>")
    if let text = document["page_content"]?.utf8 { payloads.write(text: text, to: &html) }
    html.append("</li>\n")
  }

  /// An address of the web is a link, all else as it was recorded.
  private func write(_ key: JSONValue, _ value: JSONValue, to html: inout ByteBuffer) {
    html.append("<span class=\"at\"><code>")
    html.appendHTML(key, in: .content)
    html.append("</code> ")
    if let text = value.string {
      CitationList.write(address: text, to: &html)
    } else {
      html.appendHTML(value, in: .content)
    }
    html.append("</span> ")
  }
}

import JSONBytes
import TraceModel

/// Documents that a retriever found, in the form that MLflow gives them.
enum Documents {
  static func payload(_ documents: [JSONDraft]) -> Payload { JSONDraft.array(documents).payload }

  /// A document of the semantic conventions; a text is one of nothing but its content.
  static func draft(_ document: JSONValue) -> JSONDraft {
    if document.kind != .object { return draft(content: .value(document)) }
    let content =
      document["page_content"] ?? document["content"] ?? document["text"] ?? document["document"]
    return draft(
      content: content.map { .value($0) },
      metadata: document["metadata"].map { .value($0) },
      id: document["id"].map { .value($0) },
      score: document["score"].map { .value($0) }
    )
  }

  static func draft(
    content: JSONDraft?,
    metadata: JSONDraft? = nil,
    id: JSONDraft? = nil,
    score: JSONDraft? = nil
  ) -> JSONDraft {
    .object([
      ("page_content", content), ("metadata", metadata), ("id", id), ("score", score),
    ])
  }
}

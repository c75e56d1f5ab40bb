import JSONBytes
import TraceModel

@testable import TraceAnalysis
@testable import TraceReport

// Conversations are built by hand: what the reader of a trace makes of it is tested elsewhere.

extension Message {
  static func user(_ text: String) -> Message { Message(role: .user, parts: [.said(text)]) }

  static func assistant(_ parts: MessagePart..., stop: String? = nil) -> Message {
    Message(role: .assistant, parts: parts, finishReason: stop)
  }
}

extension MessagePart {
  static func said(_ text: String, _ citations: Citation...) -> MessagePart {
    .text(Array(text.utf8)[...], citations: citations)
  }

  /// A call of a function `f`, changed as wanted.
  static func function(_ change: (inout ToolCall) -> Void = { _ in }) -> MessagePart {
    var call = ToolCall(id: "c1", name: "f", kind: "function")
    change(&call)
    return .call(ConversationCall(call))
  }

  /// The call that an output item of the Responses API asks for; nil where it is none.
  static func item(_ text: String, result: String? = nil) -> MessagePart? {
    guard let item = recorded(text).json, var call = ToolCall(item: item) else { return nil }
    call.result = result.map(recorded) ?? call.ownResult
    return .call(ConversationCall(call, item: item))
  }
}

extension ConversationThread.Turn {
  init(
    _ span: Int,
    repeated: Int = 0,
    continues: Int? = nil,
    asked: [Message] = [],
    answered: [Message] = []
  ) {
    self.init(
      span: span,
      repeated: repeated,
      continues: continues,
      asked: asked,
      answered: answered
    )
  }
}

extension ConversationSection {
  /// A conversation in a trace of some spans.
  init(_ spans: [Span], _ turns: [ConversationThread.Turn]) {
    let analysed = AnalysedTrace(Trace(spans))
    let anchors = SpanAnchors(spans)
    let links = SpanLinks(analysed, anchors: anchors)
    self.init(
      ConversationThread(turns: turns),
      ConversationScene(analysed, links: links, anchors: anchors)
    )
  }

  /// The section as a page has it, texts as recorded; each tag is checked.
  func html(files: [SiteAttachment] = []) throws -> String {
    var html = ByteBuffer()
    var payloads = PayloadWriter(rendersMarkdown: false)
    var media = RecordedMediaFiles(of: TraceKey("tr-1"), copied: files)
    write(to: &html, payloads: &payloads, media: &media)
    _ = try HTMLTags(html.string())
    return html.string()
  }
}

/// A section of one model call that answers with some parts.
func answer(_ parts: MessagePart..., stop: String? = nil) throws -> String {
  let message = Message(role: .assistant, parts: parts, finishReason: stop)
  return try ConversationSection(
    [Span("llm", 0, 10, kind: .chatModel)],
    [ConversationThread.Turn(0, answered: [message])]
  ).html()
}

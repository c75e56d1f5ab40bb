import JSONBytes
import TraceAnalysis
import TraceModel

/// The model calls of a trace as one conversation, each message once.
struct ConversationBlocks {
  private let place: ReportPlace
  /// Nil where the report has no files, as in a terminal.
  private(set) var media: RecordedMediaFiles?
  private(set) var blocks: [ReportBlock] = []

  private var spans: [Span] { place.analysed.trace.spans }

  /// Without blocks where the trace has no conversation.
  init(_ place: ReportPlace, media: RecordedMediaFiles? = nil) {
    self.place = place
    self.media = media
    guard let thread = ConversationThread(place.analysed) else { return }
    blocks.append(.heading(2, "Conversation"))
    for index in thread.turns.indices { add(thread.turns[index], index, of: thread) }
  }

  private mutating func add(
    _ turn: ConversationThread.Turn,
    _ index: Int,
    of thread: ConversationThread
  ) {
    let earlier = turn.continues.map { thread.turns[$0].span }
    if index > 0, turn.continues != index - 1 { addBeginning(turn, earlier: earlier) }
    for message in turn.asked { add(message, answeredIn: nil) }
    for message in turn.answered { add(message, answeredIn: turn.span) }
    if turn.answered.isEmpty { addNoAnswer(of: turn.span) }
  }

  /// Says which earlier messages the request begins with, where they are not just above.
  private mutating func addBeginning(_ turn: ConversationThread.Turn, earlier: Int?) {
    guard let earlier else { return blocks.append(.note("A conversation of its own:")) }
    let count = CountText.text(turn.repeated, "message")
    blocks.append(.paragraph([.own("\(count) as in ")] + place.link(to: earlier) + [.own(":")]))
  }

  private mutating func addNoAnswer(of span: Int) {
    blocks.append(.paragraph([.strong("Assistant"), .own(" · ")] + place.link(to: span)))
    let exception = place.analysed.spans[span].exception
    let message = exception?.message ?? spans[span].statusMessage
    if spans[span].status == .error {
      let words = [exception?.type, message].compactMap(\.self).joined(separator: ": ")
      blocks.append(.paragraph([.own("▲ Failed "), .recorded(words)]))
    } else {
      let isOpen = spans[span].endNS == nil
      blocks.append(.note(isOpen ? "Not finished: no answer recorded" : "No answer recorded"))
    }
  }

  private mutating func add(_ message: Message, answeredIn span: Int?) {
    var head: [ReportInline] = [Self.role(message.role)]
    if let choice = message.choice { head.append(.own(" · choice \(choice)")) }
    if let name = message.name, !name.isEmpty { head += [.own(" · "), .recorded(name)] }
    if let span { head += [.own(" · ")] + place.link(to: span) }
    if let reason = message.finishReason, reason != "stop", reason != "tool_calls" {
      head += [.own(" · ▲ "), .recorded(reason)]
    }
    blocks.append(.paragraph(head))
    if message.parts.isEmpty { blocks.append(.note("Empty")) }
    for part in message.parts { add(part) }
  }

  private static func role(_ role: Message.Role) -> ReportInline {
    switch role {
    case .system: .strong("System")
    case .developer: .strong("Developer")
    case .user: .strong("User")
    case .assistant: .strong("Assistant")
    case .tool: .strong("Tool")
    case .other(let word): .recorded(word)
    }
  }
}

extension ConversationBlocks {
  private mutating func add(_ part: MessagePart) {
    switch part {
    case .text(let text, let citations):
      blocks += ReportBlock.text(text)
      if !citations.isEmpty { blocks.append(.list(citations.map(Self.line))) }
    case .reasoning(let text): blocks += [.note("Reasoning:")] + ReportBlock.text(text)
    case .refusal(let text): blocks += [.note("▲ Refused:")] + ReportBlock.text(text)
    case .media(let media): add(media)
    case .call(let call): add(call)
    case .result(let id, let payload):
      let name = id.map { [ReportInline.own(" of "), .code($0)] } ?? []
      blocks += [.paragraph([.own("Result")] + name)] + ReportBlock.payload(payload)
    case .other(let type, let value):
      blocks += [.paragraph([.code(type)])] + ReportBlock.json(value)
    }
  }

  private mutating func add(_ call: ConversationCall) {
    let made = call.call
    let kind: [ReportInline] =
      made.kind == made.name || made.kind == "function" ? [] : [.own(", "), .recorded(made.kind)]
    let run = made.span.map { [.own(", ran in ")] + place.link(to: $0) } ?? []
    blocks.append(.paragraph([.own("Calls "), .code(made.name)] + kind + run))
    if let arguments = made.arguments { blocks += ReportBlock.payload(arguments) }
    if let result = made.result {
      blocks += [.note("Result:")] + ReportBlock.payload(result)
    } else if let failed = made.span, spans[failed].status == .error {
      let analysis = place.analysed.spans[failed]
      blocks += [.note("▲ No result:")] + ErrorBlocks.blocks(spans[failed], analysis)
    } else {
      blocks.append(.note(made.runsAtProvider ? "Result: kept by the provider" : "▲ No result"))
    }
  }

  /// A source is never an address to follow: it stands as code.
  private static func line(_ citation: Citation) -> [ReportInline] {
    [.own("Source: ")] + (citation.title.map { [.recorded($0), .own(" ")] } ?? [])
      + [.code(citation.source)]
  }

  /// Only files that the site itself holds are shown or led to.
  private mutating func add(_ media: RecordedMedia) {
    let label = media.label.map { [ReportInline.own(" "), .recorded($0)] } ?? []
    let head = [ReportInline.own(media.kind.word)] + label
    guard let found = self.media?.place(of: media), case .file(let file) = found else {
      return blocks.append(.paragraph(head + media.place.words))
    }
    let path = "../\(file.path)"
    if file.media.isPicture { blocks.append(.picture(path: path)) }
    blocks.append(.paragraph(head + [.own(" · "), .link("Download", to: path)]))
  }
}

extension RecordedMedia.Kind {
  fileprivate var word: String {
    switch self {
    case .picture: "Picture"
    case .sound: "Sound"
    case .file: "File"
    }
  }
}

extension RecordedMedia.Place {
  /// Where the bytes are that are not shown.
  fileprivate var words: [ReportInline] {
    switch self {
    case .attachment(let id): [.own(", recorded as "), .code(id)]
    case .base64(let text, _):
      [.own(", in the trace as \(CountText.text(text.count, "character")) of base64")]
    case .address(let address): [.own(", not loaded: "), .code(address)]
    case .file(let id): [.own(", at the provider: "), .code(id)]
    }
  }
}

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
    if !turn.answered.isEmpty { addFailure(of: turn.span) }
  }

  /// Says which earlier messages the request begins with, where they are not just above.
  private mutating func addBeginning(_ turn: ConversationThread.Turn, earlier: Int?) {
    guard let earlier else { return blocks.append(.note("A conversation of its own:")) }
    let count = CountText.text(turn.repeated, "message")
    blocks.append(.paragraph([.own("\(count) as in ")] + place.link(to: earlier) + [.own(":")]))
  }

  private mutating func addNoAnswer(of span: Int) {
    blocks.append(.paragraph([.strong("Assistant")] + source(of: span)))
    if spans[span].status == .error || failure(of: span) != nil { return addFailure(of: span) }
    let isOpen = spans[span].endNS == nil
    blocks.append(.note(isOpen ? "Not finished: no answer recorded" : "No answer recorded"))
  }

  /// What a model call raised, or the error that its answer names; nothing where it went well.
  private mutating func addFailure(of span: Int) {
    if let failure = failure(of: span) {
      let words = FailureText.words(failure.code, failure.message)
      return blocks.append(.paragraph([.own("▲ Failed: "), .recorded(words)]))
    }
    if spans[span].status != .error { return }
    let exception = place.analysed.spans[span].exception
    let words = FailureText.words(exception?.type, exception?.message ?? spans[span].statusMessage)
    blocks.append(.paragraph([.own("▲ Failed: "), .recorded(words)]))
  }

  /// Of a span that ended well all the same.
  private func failure(of span: Int) -> ModelFailure? {
    if spans[span].status == .error { return nil }
    return ModelFailure(of: spans[span], stream: place.analysed.spans[span].stream)
  }

  /// The agent on whose behalf a model answered, and the span that did.
  private func source(of span: Int) -> [ReportInline] {
    let agent = place.agent(of: span).map { [ReportInline.own(" · "), .recorded($0)] } ?? []
    return agent + [.own(" · ")] + place.link(to: span)
  }

  private mutating func add(_ message: Message, answeredIn span: Int?) {
    var head: [ReportInline] = [Self.role(message.role)]
    if let choice = message.choice { head.append(.own(" · choice \(choice)")) }
    if let name = message.name, !name.isEmpty { head += [.own(" · "), .recorded(name)] }
    if let span { head += source(of: span) }
    blocks.append(.paragraph(head))
    let hasFailed = span.map { failure(of: $0) != nil } ?? false
    if message.parts.isEmpty, !hasFailed { blocks.append(.note("Answered empty")) }
    for part in message.parts { add(part) }
    if let words = StopReason.words(message.finishReason) {
      blocks.append(.note("\(words)"))
    } else if let reason = message.finishReason, !StopReason.isPlain(reason), !hasFailed {
      blocks.append(.paragraph([.own("▲ Stopped: "), .recorded(reason)]))
    }
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
    case .other(let type, let value): blocks += ItemBlocks(value).blocks(type)
    }
  }

  private mutating func add(_ call: ConversationCall) {
    let made = call.call
    if let computer = ComputerBlocks(call) {
      blocks += computer.blocks
      return addResult(of: computer, call)
    }
    if let agent = Handoff.agent(made) {
      return blocks.append(
        .paragraph([.own("Hands over to "), .recorded(agent), .own(" by "), .code(made.name)])
      )
    }
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

  /// The picture that came back, or whatever did.
  private mutating func addResult(of computer: ComputerBlocks, _ call: ConversationCall) {
    let pictures = call.resultMedia
    for picture in pictures { add(picture) }
    if !pictures.isEmpty { return }
    blocks += call.call.result.map(ReportBlock.payload) ?? [.note("▲ No result")]
  }

  /// A source is never an address to follow: it stands as code.
  private static func line(_ citation: Citation) -> [ReportInline] {
    [.own("Source: ")] + (citation.title.map { [.recorded($0), .own(" ")] } ?? [])
      + [.code(citation.source)]
  }

  /// Only files that the site itself holds are shown or led to.
  private mutating func add(_ media: RecordedMedia) {
    let words = MediaWords(media, place)
    guard let found = self.media?.place(of: media), case .file(let file) = found else {
      return blocks.append(.paragraph(words.elsewhere))
    }
    let path = "../\(file.path)"
    if file.media.isPicture { blocks.append(.picture(path: path)) }
    blocks.append(.paragraph(words.head + [.own(" · "), .link("Download", to: path)]))
  }
}

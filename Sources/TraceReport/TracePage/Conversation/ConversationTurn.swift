import JSONBytes
import TraceAnalysis
import TraceModel

/// Writes what one model call added to a conversation, a row a message.
struct ConversationTurn {
  private let thread: ConversationThread
  private let index: Int
  /// Which of the conversations begins or goes on here, from 1.
  private let number: Int
  private let turn: ConversationThread.Turn
  private let scene: ConversationScene
  private let span: Span
  /// Who speaks as the assistant, where there are several agents.
  private let agent: String?
  private var body: ConversationBody
  private var hasAnchor = false

  init(
    _ thread: ConversationThread,
    _ index: Int,
    _ scene: ConversationScene,
    _ places: ConversationPlaces
  ) {
    self.thread = thread
    self.index = index
    self.scene = scene
    turn = thread.turns[index]
    span = scene.spans[turn.span]
    agent = scene.agent(of: turn.span)
    body = ConversationBody(scene, span: turn.span, nextBox: places.firstBoxes[index])
    number = places.threads[index]
  }

  mutating func write(
    to html: inout ByteBuffer,
    payloads: inout PayloadWriter,
    media: inout RecordedMediaFiles
  ) {
    writeBeginning(to: &html)
    for (place, message) in turn.asked.enumerated() {
      begin(message, to: &html)
      body.write(message, to: &html, payloads: &payloads, media: &media)
      end(place == 0 && scene.isLater(span.startNS) ? .start : .none, to: &html)
    }
    for (place, message) in turn.answered.enumerated() {
      begin(message, to: &html)
      if message.parts.isEmpty { writeEmpty(message, to: &html) }
      body.write(message, to: &html, payloads: &payloads, media: &media)
      if place == turn.answered.count - 1 { writeCut(to: &html) }
      end(place == 0 ? .answer : .none, to: &html)
    }
    if turn.answered.isEmpty { writeNoAnswer(to: &html) }
  }

  // MARK: Rows

  /// Says which earlier messages the request begins with where they are not just above, or that it
  /// begins a thread of its own.
  private mutating func writeBeginning(to html: inout ByteBuffer) {
    writeEarlierResponse(to: &html)
    if index == 0 || turn.continues == index - 1 { return }
    open(to: &html)
    html.append("<p class=\"as\">")
    if let earlier = turn.continues {
      html.append("› \(CountText.text(turn.repeated, "message")) as in ")
      scene.linkTurn(of: thread.turns[earlier].span, to: &html)
    } else {
      html.append("Thread ")
      html.append(decimal: number)
      writeOwner(to: &html)
    }
    html.append("</p></li>\n")
  }

  private func writeOwner(to html: inout ByteBuffer) {
    guard let owner = scene.owner(of: turn.span) else { return }
    html.append(" · ")
    html.appendHTML(owner, in: .content)
  }

  /// Says that the provider knows an earlier part of the conversation, which the trace does not hold.
  private mutating func writeEarlierResponse(to html: inout ByteBuffer) {
    guard let id = turn.earlierResponse else { return }
    open(to: &html)
    html.append("<p class=\"as\">› Goes on with the response <code>")
    html.appendHTML(id, in: .content)
    html.append("</code>, which is not in this trace</p></li>\n")
  }

  /// The first row of a turn carries its anchor.
  private mutating func open(to html: inout ByteBuffer) {
    if hasAnchor { return html.append("<li>") }
    hasAnchor = true
    html.append("<li id=\"")
    scene.appendAnchor(of: turn.span, to: &html)
    html.append("\">")
  }

  private mutating func begin(_ message: Message, to html: inout ByteBuffer) {
    open(to: &html)
    let speaks = message.role == .user || message.role == .assistant
    html.append(speaks ? "<b>" : "<span>")
    switch message.role {
    case .system: html.append("System")
    case .developer: html.append("Developer")
    case .user: html.append("User")
    case .assistant: html.append("Assistant")
    case .tool: html.append("Tool")
    case .other(let word): html.appendHTML(word)
    }
    writeName(of: message, to: &html)
    html.append(speaks ? "</b><div>" : "</span><div>")
  }

  private func writeName(of message: Message, to html: inout ByteBuffer) {
    if let choice = message.choice {
      html.append(" <small>Choice ")
      html.append(decimal: choice)
      html.append("</small>")
    }
    if let name = message.name, !name.isEmpty { writeSmall(name, to: &html) }
    if message.role == .assistant, let agent { writeSmall(agent, to: &html) }
  }

  private func writeSmall(_ name: String, to html: inout ByteBuffer) {
    html.append(" <small>")
    html.appendHTML(name, in: .content)
    html.append("</small>")
  }

  /// What stands at the right of a row.
  private enum Source { case none, start, answer }

  private func end(_ source: Source, to html: inout ByteBuffer) {
    html.append(source == .none ? "</div>" : "</div><small>")
    switch source {
    case .none: break
    case .start: scene.writeOffset(span.startNS, to: &html)
    case .answer: writeSpan(to: &html)
    }
    html.append(source == .none ? "</li>\n" : "</small></li>\n")
  }

  /// The span that answered, and when.
  private func writeSpan(to html: inout ByteBuffer) {
    scene.links.write(turn.span, to: &html)
    guard let end = span.endNS else { return }
    html.append(" · ")
    scene.writeOffset(end, to: &html)
  }

  private mutating func writeNoAnswer(to html: inout ByteBuffer) {
    begin(Message(role: .assistant, parts: []), to: &html)
    if let failure {
      write("Failed", failure, to: &html)
    } else if span.endNS == nil {
      html.append("<p class=\"none\">Not finished: no answer recorded</p>")
    } else {
      html.append("<p class=\"none\">– no answer recorded</p>")
    }
    end(.answer, to: &html)
  }

  // MARK: Failures

  /// What the span raised, else the error that its answer names; nil for a call that went well.
  private var failure: FailureWords? {
    if span.status == .error {
      let exception = scene.analysed.spans[turn.span].exception
      return FailureWords(name: exception?.type, message: exception?.message ?? span.statusMessage)
    }
    return ModelFailure(of: span, stream: scene.analysed.spans[turn.span].stream)
      .map { FailureWords(name: $0.code, message: $0.message) }
  }

  /// An answer without parts is empty, unless it failed: then it says with what, if not at its end.
  private func writeEmpty(_ message: Message, to html: inout ByteBuffer) {
    guard let failure else { return html.append("<p class=\"none\">– answered empty</p>") }
    if span.status == .error || message.finishReason != nil { return }
    write("Failed", failure, to: &html)
  }

  /// Says with what an answer broke off that had begun.
  private func writeCut(to html: inout ByteBuffer) {
    guard span.status == .error, let failure else { return }
    let chunks = scene.analysed.spans[turn.span].stream?.chunks
    let words = chunks.map { "Cut off after \(CountText.text($0, "chunk"))" }
    write(words ?? "Failed", failure, to: &html)
  }

  private func write(_ words: String, _ failure: FailureWords, to html: inout ByteBuffer) {
    html.append("<p class=\"bad\">")
    html.append(words)
    failure.write(to: &html)
    html.append("</p>")
  }
}

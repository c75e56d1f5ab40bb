import JSONBytes
import TraceAnalysis
import TraceModel

/// Writes what a trace was asked, and beside it what came out: an answer, or why there is none.
struct AskedAnswered {
  private let analysed: AnalysedTrace
  private let texts: TraceTexts
  private let conversation: ConversationSection?
  private let links: SpanLinks

  /// Unicode scalars of a question or answer that are shown.
  private static let limit = 400

  init(
    _ analysed: AnalysedTrace,
    _ texts: TraceTexts,
    _ conversation: ConversationSection?,
    links: SpanLinks
  ) {
    self.analysed = analysed
    self.texts = texts
    self.conversation = conversation
    self.links = links
  }

  func write(to html: inout ByteBuffer, payloads: inout PayloadWriter) {
    html.append("<div class=\"qa\"><div><h2>Asked</h2>")
    write(texts.asked, else: "No request recorded", to: &html, payloads: &payloads)
    writeWay(to: texts.asked, turn: conversation?.thread.turn(asking:), to: &html)
    if let failure = TraceFailure(analysed) {
      write(failure, to: &html)
    } else {
      writeAnswer(to: &html, payloads: &payloads)
    }
    html.append("</div></div>\n")
  }

  private func writeAnswer(to html: inout ByteBuffer, payloads: inout PayloadWriter) {
    html.append("</div><div><h2>Answered</h2>")
    let isOpen = analysed.trace.state == .inProgress
    let reason: StaticString = isOpen ? "Not finished: no answer recorded" : "No answer recorded"
    write(texts.answered, else: reason, to: &html, payloads: &payloads)
    writeStop(to: &html)
    writeWay(to: texts.answered, turn: conversation?.thread.turn(answering:), to: &html)
    writeChoices(to: &html)
  }

  /// The beginning of a text.
  private func write(
    _ text: String?,
    else reason: StaticString,
    to html: inout ByteBuffer,
    payloads: inout PayloadWriter
  ) {
    guard let text, !text.isEmpty else {
      html.append("<p class=\"none\">")
      html.append(reason)
      return html.append("</p>")
    }
    let shown = TextCut(text, limit: Self.limit).marked
    html.append("<div class=\"say\">")
    if Self.isJSON(text) {
      html.append("<code>")
      html.appendHTML(shown)
      html.append("</code>")
    } else {
      payloads.write(text: ArraySlice(shown.utf8), to: &html)
    }
    html.append("</div>")
  }

  private static func isJSON(_ text: String) -> Bool {
    guard let first = text.utf8.first(where: { $0 > UInt8(ascii: " ") }) else { return false }
    guard first == UInt8(ascii: "{") || first == UInt8(ascii: "[") else { return false }
    let kind = (try? JSONDocument(text))?.root.kind
    return kind == .object || kind == .array
  }
}

extension AskedAnswered {
  /// The way to all of a text that was cut: its message in the conversation, else the root span.
  private func writeWay(
    to text: String?,
    turn: ((String) -> Int?)?,
    to html: inout ByteBuffer
  ) {
    guard let text, TextCut(text, limit: Self.limit).isCut, let root = analysed.tree.roots.first
    else { return }
    html.append("<p class=\"hint\">")
    let words = "All \(CountText.text(text.unicodeScalars.count, "character"))"
    if let conversation, let turn = turn?(text) {
      conversation.link(toTurn: turn, words, to: &html)
    } else {
      links.write(root, saying: words, to: &html)
    }
    html.append("</p>")
  }

  /// Why the root's model call stopped before its answer was whole.
  private func writeStop(to html: inout ByteBuffer) {
    guard let words = StopReason.words(rootTurn?.answered.first?.finishReason) else { return }
    html.append("<p class=\"hint warn\">")
    html.append(words)
    html.append("</p>")
  }

  /// The answer is the first of several choices where a request asked for more than one.
  private func writeChoices(to html: inout ByteBuffer) {
    guard let conversation, let root = analysed.tree.roots.first,
      let turn = conversation.places.turns[root], let choices = rootTurn?.answered.count,
      choices > 1, rootTurn?.answered[0].choice != nil
    else { return }
    html.append("<p class=\"hint\">")
    conversation.link(toTurn: turn, CountText.text(choices - 1, "more choice"), to: &html)
    html.append("</p>")
  }

  /// What the root asked and answered where it is itself a model call.
  private var rootTurn: ConversationThread.Turn? {
    analysed.tree.roots.first.flatMap { conversation?.places.turns[$0] }
      .flatMap { conversation?.thread.turns[$0] }
  }

  private func write(_ failure: TraceFailure, to html: inout ByteBuffer) {
    html.append("</div><div class=\"failed\"><h2>Failed in ")
    links.write(failure.span, to: &html)
    html.append("</h2><p class=\"say\"><strong>")
    html.appendHTML(FailureText.name(failure.type), in: .content)
    html.append("</strong> ")
    html.appendHTML(failure.message ?? "", in: .content)
    html.append("</p>")
    for note in failure.notes {
      html.append("<p class=\"hint\">")
      html.appendHTML(note, in: .content)
      html.append("</p>")
    }
  }
}

import JSONBytes
import TraceAnalysis
import TraceModel

/// Writes the model calls of a trace as one conversation, each message once.
struct ConversationSection {
  let thread: ConversationThread
  let places: ConversationPlaces
  private let scene: ConversationScene

  /// Nil where the trace has no conversation.
  init?(_ analysed: AnalysedTrace, links: SpanLinks, anchors: SpanAnchors) {
    guard let thread = ConversationThread(analysed) else { return nil }
    self.init(thread, ConversationScene(analysed, links: links, anchors: anchors))
  }

  init(_ thread: ConversationThread, _ scene: ConversationScene) {
    self.thread = thread
    self.scene = scene
    places = ConversationPlaces(thread, scene.analysed)
  }

  /// How many messages are shown.
  var messageCount: Int {
    thread.turns.reduce(0) { $0 + $1.asked.count + $1.answered.count }
  }

  func write(
    to html: inout ByteBuffer,
    payloads: inout PayloadWriter,
    media: inout RecordedMediaFiles
  ) {
    html.append("<section id=\"c\"><h2>Conversation <span class=\"sub\">")
    writeCalls(to: &html)
    html.append("</span></h2>\n<ol class=\"talk\">\n")
    for index in thread.turns.indices {
      var turn = ConversationTurn(thread, index, scene, places)
      turn.write(to: &html, payloads: &payloads, media: &media)
    }
    html.append("</ol></section>\n")
  }

  private func writeCalls(to html: inout ByteBuffer) {
    let count = thread.turns.count
    html.append(CountText.text(count, "model call"))
    if count < 2 { return }
    let threads = places.threads.last ?? 0
    html.append(threads == 1 ? " read as one thread" : " read as \(threads) threads")
  }

  /// Says of a model call where its messages are; nothing where it is not in the conversation.
  func writeLine(for span: Int, to html: inout ByteBuffer) {
    guard let index = places.turns[span] else { return }
    let turn = thread.turns[index]
    html.append("<p class=\"said\">Conversation: ")
    if turn.span != span {
      html.append("as in ")
      scene.linkTurn(of: turn.span, to: &html)
    } else {
      writeNews(of: turn, at: index, to: &html)
      writeRepeated(by: turn, at: index, to: &html)
    }
    html.append("</p>\n")
  }

  /// Appends a link to a turn that says some words, which are escaped.
  func link(toTurn turn: Int, _ words: String, to html: inout ByteBuffer) {
    html.append("<a href=\"#")
    scene.appendAnchor(of: thread.turns[turn].span, to: &html)
    html.append("\">")
    html.appendHTML(words, in: .content)
    html.append("</a>")
  }

  private func writeNews(
    of turn: ConversationThread.Turn,
    at index: Int,
    to html: inout ByteBuffer
  ) {
    let words = CountText.text(turn.asked.count + turn.answered.count, "new message")
    link(toTurn: index, words, to: &html)
  }

  private func writeRepeated(
    by turn: ConversationThread.Turn,
    at index: Int,
    to html: inout ByteBuffer
  ) {
    if turn.repeated == 0 { return }
    html.append(" after \(CountText.text(Int64(turn.repeated))) ")
    if let earlier = turn.continues, earlier != index - 1 {
      html.append("as in ")
      scene.linkTurn(of: thread.turns[earlier].span, to: &html)
    } else {
      html.append("shown above")
    }
  }
}

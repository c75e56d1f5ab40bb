import JSONBytes
import TraceAnalysis
import TraceModel

/// Writes what a message says, part by part.
struct ConversationBody {
  private let scene: ConversationScene
  /// The model call that the message belongs to.
  private let span: Int
  /// The number of the next box of a call.
  private var nextBox: Int

  init(_ scene: ConversationScene, span: Int, nextBox: Int) {
    self.scene = scene
    self.span = span
    self.nextBox = nextBox
  }

  mutating func write(
    _ message: Message,
    to html: inout ByteBuffer,
    payloads: inout PayloadWriter,
    media: inout RecordedMediaFiles
  ) {
    let start = html.count
    for part in message.parts {
      write(part, of: message, to: &html, payloads: &payloads, media: &media)
    }
    writeReason(message.finishReason, to: &html)
    if html.count == start && !message.parts.isEmpty {
      html.append("<p class=\"none\">– empty message</p>")
    }
  }

  private mutating func write(
    _ part: MessagePart,
    of message: Message,
    to html: inout ByteBuffer,
    payloads: inout PayloadWriter,
    media: inout RecordedMediaFiles
  ) {
    switch part {
    case .text(let text, let citations):
      let folds = message.role == .system || message.role == .developer
      ConversationText.write(text, folds: folds, to: &html, payloads: &payloads)
      CitationList(citations).write(to: &html)
    case .reasoning(let text):
      label("<div class=\"why\">", "Reasoning", text, to: &html, payloads: &payloads)
    case .refusal(let text):
      label("<div class=\"bad\">", "Refusal", text, to: &html, payloads: &payloads)
    case .media(let recorded):
      ConversationMedia(recorded).write(to: &html, media: &media)
      if message.role == .assistant { writeRevisedPrompt(of: recorded, to: &html) }
    case .call(let call):
      ConversationCallBox(call, number: nextBox, scene)
        .write(to: &html, payloads: &payloads, media: &media)
      nextBox += 1
    case .result(let id, let payload):
      writeResult(id, payload, to: &html, payloads: &payloads)
    case .other(let type, let value):
      ConversationItem(value).write(type, to: &html, payloads: &payloads)
    }
  }

  /// What a model made of the prompt for its picture.
  private func writeRevisedPrompt(of media: RecordedMedia, to html: inout ByteBuffer) {
    guard media.kind == .picture, let prompt = media.label else { return }
    html.append("<p><span class=\"h\">Revised prompt</span> ")
    html.appendHTML(prompt, in: .content)
    html.append("</p>")
  }

  private func label(
    _ tag: StaticString,
    _ words: StaticString,
    _ text: ArraySlice<UInt8>,
    to html: inout ByteBuffer,
    payloads: inout PayloadWriter
  ) {
    html.append(tag)
    html.append("<p class=\"h\">")
    html.append(words)
    html.append("</p>")
    payloads.write(text: text, to: &html)
    html.append("</div>")
  }

  private func writeResult(
    _ id: String?,
    _ payload: Payload,
    to html: inout ByteBuffer,
    payloads: inout PayloadWriter
  ) {
    html.append("<p class=\"h\">Result of ")
    if let id {
      html.append("the call <code>")
      html.appendHTML(id)
      html.append("</code>, which is not in this conversation</p>")
    } else {
      html.append("a call without an id</p>")
    }
    ConversationText.write(payload, to: &html, payloads: &payloads)
  }

  /// Says why the model stopped, where it neither came to an end nor asked for a tool.
  private func writeReason(_ reason: String?, to html: inout ByteBuffer) {
    if let words = StopReason.words(reason) {
      html.append("<p class=\"warn\">")
      html.append(words)
      html.append("</p>")
    } else if let reason, !StopReason.isPlain(reason) {
      writeEnd(reason, to: &html)
    }
  }

  /// An answer that names an error failed, though its span went well.
  private func writeEnd(_ reason: String, to html: inout ByteBuffer) {
    let stream = scene.analysed.spans[span].stream
    if let failure = ModelFailure(of: scene.spans[span], stream: stream) {
      html.append("<p class=\"bad\">Failed")
      FailureWords(name: failure.code, message: failure.message).write(to: &html)
    } else {
      html.append("<p class=\"warn\">▲ Stopped: ")
      html.appendHTML(reason, in: .content)
    }
    html.append("</p>")
  }
}

import JSONBytes
import TraceAnalysis
import TraceModel

/// Writes the box of a tool call: what the model asked for, what came back, and who ran it.
struct ConversationCallBox {
  private let call: ToolCall
  private let recorded: ConversationCall
  private let number: Int
  private let scene: ConversationScene
  /// The span that ran the call.
  private let run: Span?

  init(_ call: ConversationCall, number: Int, _ scene: ConversationScene) {
    self.call = call.call
    recorded = call
    self.number = number
    self.scene = scene
    run = call.call.span.map { scene.spans[$0] }
  }

  func write(
    to html: inout ByteBuffer,
    payloads: inout PayloadWriter,
    media: inout RecordedMediaFiles
  ) {
    html.append("<div class=\"tc\" id=\"")
    ConversationPlaces.appendAnchor(ofBox: number, to: &html)
    html.append("\"><p>")
    html.appendBadge(.tool)
    writeName(to: &html)
    writeState(to: &html)
    writeRun(to: &html)
    html.append("</p><dl>")
    writeRows(to: &html, payloads: &payloads, media: &media)
    html.append("</dl></div>\n")
  }

  // MARK: Head

  private func writeName(to html: inout ByteBuffer) {
    html.append(" <b>")
    guard let agent = call.handoff else {
      html.appendHTML(call.name)
      return html.append("</b>")
    }
    html.append("Handoff to ")
    html.appendHTML(agent, in: .content)
    html.append("</b> <small>")
    html.appendHTML(call.name, in: .content)
    html.append("</small>")
  }

  private func writeState(to html: inout ByteBuffer) {
    if call.kind != call.name, call.kind != "function" {
      html.append(" <small>")
      html.appendHTML(call.kind)
      html.append("</small>")
    }
    html.append(" ")
    if let run {
      html.appendState(ShownState(run), isPill: false)
    } else if call.status == "completed" {
      // For a call that others run it says that it was asked for to the end, no more.
      if call.runsAtProvider { html.appendState(.ok, isPill: false) }
    } else if let status = call.status {
      html.append("<small>")
      html.appendHTML(status)
      html.append("</small>")
    }
  }

  /// The span that ran the call; that a result under the call's id proves nothing of the span is told
  /// among the tool calls, so that here only a result that came by a guess says so.
  private func writeRun(to html: inout ByteBuffer) {
    html.append("<small>")
    if let run, let index = call.span {
      html.append("ran in ")
      scene.links.write(index, to: &html)
      html.append(" · ")
      html.appendDuration(nanoseconds: run.durationNS)
      switch call.match {
      case .arguments where !call.isAnsweredByID: html.append(" · matched by name and arguments")
      case .order where !call.isAnsweredByID: html.append(" · matched by name and order")
      case .arguments, .order, nil: break
      }
    } else if call.runsAtProvider {
      html.append("ran at the provider")
    } else if call.isAnsweredByID {
      html.append("answered by id, no span")
    }
    html.append("</small>")
  }

  // MARK: Rows

  private func writeRows(
    to html: inout ByteBuffer,
    payloads: inout PayloadWriter,
    media: inout RecordedMediaFiles
  ) {
    if let builtIn = BuiltInCall(recorded, scene),
      builtIn.write(to: &html, payloads: &payloads, media: &media)
    {
      return
    }
    html.append("<dt>Arguments</dt><dd>")
    if let arguments = call.arguments {
      ConversationText.write(arguments, to: &html, payloads: &payloads)
    } else {
      html.append("<p class=\"none\">– none recorded</p>")
    }
    html.append("</dd>")
    writeResult(to: &html, payloads: &payloads)
  }

  private func writeResult(to html: inout ByteBuffer, payloads: inout PayloadWriter) {
    let failed = run?.status == .error
    html.append(failed ? "<dt>Result</dt><dd class=\"bad\">" : "<dt>Result</dt><dd>")
    if failed { writeFailure(to: &html) }
    if let result = call.result {
      ConversationText.write(result, to: &html, payloads: &payloads)
    } else if call.runsAtProvider {
      html.append("<p class=\"none\">– kept by the provider</p>")
    } else if !failed {
      Self.writeNoResult(to: &html)
    }
    html.append("</dd>")
  }

  static func writeNoResult(to html: inout ByteBuffer) {
    html.append("<p class=\"warn\">No result: nothing in this trace answered the call</p>")
  }

  /// What the run raised.
  private func writeFailure(to html: inout ByteBuffer) {
    let exception = call.span.flatMap { scene.analysed.spans[$0].exception }
    html.append("<p><b>")
    html.appendHTML(exception?.type ?? "Error")
    html.append("</b> ")
    if let message = exception?.message ?? run?.statusMessage {
      FirstLine.write(.text(ArraySlice(message.utf8)), to: &html)
    }
    html.append("</p>")
  }
}

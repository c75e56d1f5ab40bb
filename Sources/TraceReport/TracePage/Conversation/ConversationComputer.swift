import JSONBytes
import TraceAnalysis
import TraceModel

/// Writes what a model did with a computer: the actions as words, the safety checks and the picture
/// that came back.
struct ComputerCall {
  private let box: BuiltInCall

  init(_ box: BuiltInCall) { self.box = box }

  func write(to html: inout ByteBuffer, media: inout RecordedMediaFiles) {
    let actions = box.item["actions"]?.elements.map { $0 } ?? []
    for action in actions.isEmpty ? [box.item["action"]].compactMap({ $0 }) : actions {
      box.row("Action", to: &html) { ComputerAction(action).write(to: &$0) }
    }
    if let pending = box.item["pending_safety_checks"], pending.count > 0 {
      writeChecks("Pending", pending, "warn", to: &html)
      let agreed = box.recorded.answer?["acknowledged_safety_checks"]
      writeChecks("Agreed", agreed, "ok", to: &html)
    }
    box.row("Result", to: &html) { writeResult(to: &$0, media: &media) }
  }

  private func writeResult(to html: inout ByteBuffer, media: inout RecordedMediaFiles) {
    let pictures = box.recorded.resultMedia
    for picture in pictures { ConversationMedia(picture).write(to: &html, media: &media) }
    if !pictures.isEmpty { return }
    if let result = box.recorded.call.result?.json {
      html.appendHTML(result)
    } else {
      ConversationCallBox.writeNoResult(to: &html)
    }
  }

  private func writeChecks(
    _ title: StaticString,
    _ checks: JSONValue?,
    _ state: StaticString,
    to html: inout ByteBuffer
  ) {
    for check in checks?.elements.map({ $0 }) ?? [] {
      box.row(title, to: &html) { html in
        html.append("<p class=\"\(state)\">")
        html.appendHTML(check["code"] ?? check["id"] ?? check)
        html.append("</p>")
        if let message = check["message"], !message.isNull { html.appendHTML(message) }
      }
    }
  }
}

extension ComputerAction {
  /// Appends the words, each key as one.
  func write(to html: inout ByteBuffer) {
    for run in words {
      switch run {
      case .code(let key):
        html.append("<kbd>")
        html.appendHTML(key)
        html.append("</kbd>")
      default: html.appendHTML([run].text)
      }
    }
  }
}

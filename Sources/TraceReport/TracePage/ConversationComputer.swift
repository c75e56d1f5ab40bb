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
      writeChecks("Agreed", answer?["acknowledged_safety_checks"], "ok", to: &html)
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
      html.append("<p class=\"warn\">No result: nothing in this trace answered the call</p>")
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

  /// The item of a later request that answers the call: it holds the agreed checks beside the result.
  ///
  /// From the last request on, which has all the items in it unless the provider keeps them.
  private var answer: JSONValue? {
    guard let id = box.item["call_id"]?.string.map({ ExactText($0) }) else { return nil }
    for index in box.scene.analysed.tree.order.reversed() {
      let items = box.scene.spans[index].inputs?.json?["input"]
      let found = items?.elements.first { item in
        item["type"]?.isString("computer_call_output") == true
          && item["call_id"]?.string.map { ExactText($0) } == id
      }
      if let found { return found }
    }
    return nil
  }
}

/// An action on a screen, as words such as `click at 120, 44`.
struct ComputerAction {
  private let action: JSONValue

  init(_ action: JSONValue) { self.action = action }

  func write(to html: inout ByteBuffer) {
    switch action["type"]?.string {
    case "click":
      if let button = action["button"]?.string, button != "left" {
        html.appendHTML(button)
        html.append(" ")
      }
      html.append("click")
      writePoint(action, " at ", to: &html)
    case "double_click":
      html.append("double click")
      writePoint(action, " at ", to: &html)
    case "move":
      html.append("move")
      writePoint(action, " to ", to: &html)
    case "drag": writePath(to: &html)
    case "scroll": writeScroll(to: &html)
    case "type":
      html.append("type “")
      if let text = action["text"] { html.appendHTML(text) }
      html.append("”")
    case "keypress": html.append("press")
    case "screenshot": html.append("take a screenshot")
    case "wait": html.append("wait")
    default: html.appendHTML(action)
    }
    writeKeys(to: &html)
  }

  private func writePoint(
    _ point: JSONValue,
    _ preposition: StaticString,
    to html: inout ByteBuffer
  ) {
    guard let x = point["x"], let y = point["y"] else { return }
    html.append(preposition)
    html.appendHTML(x)
    html.append(", ")
    html.appendHTML(y)
  }

  private func writePath(to html: inout ByteBuffer) {
    html.append("drag")
    for (place, point) in (action["path"]?.elements.map { $0 } ?? []).enumerated() {
      writePoint(point, place == 0 ? " from " : " to ", to: &html)
    }
  }

  private func writeScroll(to html: inout ByteBuffer) {
    html.append("scroll")
    if let right = action["scroll_x"], let down = action["scroll_y"] {
      html.append(" by ")
      html.appendHTML(right)
      html.append(", ")
      html.appendHTML(down)
    }
    writePoint(action, " at ", to: &html)
  }

  private func writeKeys(to html: inout ByteBuffer) {
    guard let keys = action["keys"], keys.count > 0 else { return }
    html.append(action["type"]?.isString("keypress") == true ? " " : " with ")
    for (place, key) in keys.elements.enumerated() {
      if place > 0 { html.append(" + ") }
      html.append("<kbd>")
      html.appendHTML(key)
      html.append("</kbd>")
    }
  }
}

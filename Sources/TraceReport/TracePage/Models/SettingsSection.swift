import JSONBytes
import TraceAnalysis
import TraceModel

/// Writes how a model was called and what the answer says of itself.
struct SettingsSection {
  private let settings: ModelSettings

  init(_ settings: ModelSettings) { self.settings = settings }

  func write(to html: inout ByteBuffer, payloads: inout PayloadWriter) {
    html.append("<h4>Settings</h4>\n<dl class=\"set\">")
    writeModels(to: &html)
    writeFormat(to: &html)
    for setting in settings.asked {
      let label = SettingLabel(setting, isAnswer: false)
      entry(label, setting.value, to: &html, payloads: &payloads)
    }
    writeFinishReasons(to: &html)
    for setting in settings.answered {
      let label = SettingLabel(setting, isAnswer: true)
      entry(label, setting.value, to: &html, payloads: &payloads)
    }
    html.append("</dl>\n")
    if settings.notGiven == 0 { return }
    html.append("<p class=\"hint\">")
    html.append(CountText.text(settings.notGiven, "other parameter"))
    html.append(" recorded as not given</p>\n")
  }

  private func writeModels(to html: inout ByteBuffer) {
    if let model = settings.modelAsked { fact("Model asked", to: &html) { $0.appendHTML(model) } }
    guard let model = settings.modelAnswered else { return }
    fact("Model answered", to: &html) { html in
      html.appendHTML(model)
      if settings.isOtherModel { html.append(" <span class=\"warn\">another model</span>") }
    }
  }

  private func writeFormat(to html: inout ByteBuffer) {
    guard let format = settings.format, let type = format.type else { return }
    fact("Response format", isWide: true, to: &html) { html in
      html.appendHTML(type)
      if let name = format.name {
        html.append(" <code>")
        html.appendHTML(name)
        html.append("</code>")
      }
      if let isStrict = format.isStrict { html.append(isStrict ? ", strict" : ", not strict") }
    }
  }

  private func writeFinishReasons(to html: inout ByteBuffer) {
    let reasons = settings.finishReasons
    if reasons.isEmpty { return }
    fact(reasons.count == 1 ? "Finish reason" : "Finish reasons", to: &html) { html in
      for reason in reasons {
        if reasons.count > 1 {
          html.append("<span class=\"at\"><code>")
          html.append(decimal: reason.choice)
          html.append("</code> ")
        }
        write(reason, to: &html)
        if reasons.count > 1 { html.append("</span> ") }
      }
    }
  }

  private func write(_ reason: FinishReason, to html: inout ByteBuffer) {
    let isCut = reason.reason == "length" || reason.reason == "content_filter"
    html.append(isCut ? "<span class=\"warn\">" : "<span>")
    html.appendHTML(reason.reason)
    html.append("</span>")
  }

  private func fact(
    _ label: StaticString,
    isWide: Bool = false,
    to html: inout ByteBuffer,
    _ body: (inout ByteBuffer) -> Void
  ) {
    html.append(isWide ? "<div class=\"two\"><dt>" : "<div><dt>")
    html.append(label)
    html.append("</dt><dd>")
    body(&html)
    html.append("</dd></div>\n")
  }

  private func entry(
    _ label: SettingLabel,
    _ value: JSONValue,
    to html: inout ByteBuffer,
    payloads: inout PayloadWriter
  ) {
    let isLong = value.token.count > 400 || value.hasParts(within: 2)
    let width: StaticString =
      isLong ? " class=\"wide\"" : value.token.count > 24 ? " class=\"two\"" : ""
    html.append("<div")
    html.append(width)
    html.append("><dt>")
    label.write(to: &html)
    html.append("</dt><dd>")
    if isLong { payloads.write(json: value, to: &html) } else { write(value, to: &html) }
    html.append("</dd></div>\n")
  }

  /// A value of no more than one level, in one line.
  private func write(_ value: JSONValue, to html: inout ByteBuffer) {
    switch value.kind {
    case .array where value.count > 0:
      for element in value.elements { writeAside(element, to: &html) }
    case .object where value.count > 0:
      for (key, member) in value.distinctMembers where !member.isNull {
        html.append("<span class=\"at\"><code>")
        html.appendHTML(key)
        html.append("</code> ")
        html.appendHTML(member)
        html.append("</span> ")
      }
    default: html.appendHTML(value)
    }
  }

  private func writeAside(_ element: JSONValue, to html: inout ByteBuffer) {
    html.append("<code class=\"at\">")
    html.appendHTML(element)
    html.append("</code> ")
  }
}

extension JSONValue {
  /// Whether something with parts of its own lies this many levels in.
  fileprivate func hasParts(within levels: Int) -> Bool {
    if count == 0 { return false }
    if levels == 1 { return true }
    return elements.contains { $0.hasParts(within: levels - 1) }
      || members.contains { $0.value.hasParts(within: levels - 1) }
  }
}

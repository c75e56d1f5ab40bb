import JSONBytes
import TraceAnalysis
import TraceModel

extension SpanSection {
  /// Every attribute; those that are shown above, and those that are null, by name only.
  func writeAttributes(to html: inout ByteBuffer, payloads: inout PayloadWriter) {
    if span.attributes.isEmpty { return }
    fold("Attributes", count: span.attributes.count, to: &html)
    let groups = AttributeGroups(span)
    writeOwn(groups.own, to: &html, payloads: &payloads)
    writeNames("As Input above", groups.inInput, to: &html)
    writeNames("As Output above", groups.inOutput, to: &html)
    writeNames("Null", groups.null, to: &html)
    html.append("</details>\n")
  }

  private func writeOwn(
    _ attributes: [Attribute],
    to html: inout ByteBuffer,
    payloads: inout PayloadWriter
  ) {
    if attributes.isEmpty { return }
    html.append("<dl class=\"kv\">")
    for attribute in attributes {
      html.append("<div><dt>")
      html.appendHTML(attribute.key, in: .content)
      html.append("</dt><dd>")
      write(attribute.value, to: &html, payloads: &payloads)
      html.append("</dd></div>\n")
    }
    html.append("</dl>\n")
  }

  private func write(
    _ value: Payload,
    to html: inout ByteBuffer,
    payloads: inout PayloadWriter
  ) {
    if let json = value.json, json.count > 0 {
      payloads.write(json: json, to: &html)
    } else {
      payloads.write(inline: value, to: &html)
    }
  }

  private func writeNames(_ label: StaticString, _ names: [String], to html: inout ByteBuffer) {
    if names.isEmpty { return }
    html.append("<p class=\"hint\">")
    html.append(label)
    html.append(": <code>")
    for (place, name) in names.enumerated() {
      html.append(place == 0 ? "" : ", ")
      html.appendHTML(name, in: .content)
    }
    html.append("</code></p>\n")
  }

  /// Events in stored order, each with its offset from the span's start.
  ///
  /// Chunks come last and folded: what they add up to is shown above.
  func writeEvents(to html: inout ByteBuffer) {
    if span.events.isEmpty { return }
    let chunks = span.events.filter(StreamOutput.isChunk)
    if chunks.count < span.events.count {
      writeOwnEvents(span.events.count - chunks.count, to: &html)
    }
    if chunks.isEmpty { return }
    fold("Chunks as recorded", count: chunks.count, to: &html)
    html.append("<p class=\"hint\"><code>{…</code> stands for what is as in the chunk before.</p>")
    html.append("<ol class=\"rec\" start=\"0\">\n")
    let values = analysis.stream?.chunkValues ?? []
    RecordedChunks(chunks, values: values).writeItems(to: &html)
    html.append("</ol></details>\n")
  }

  private func writeOwnEvents(_ count: Int, to html: inout ByteBuffer) {
    let clock = EventClock(of: span)
    fold("Events", count: count, to: &html)
    html.append("<table class=\"ev\"><thead><tr><th scope=\"col\" class=\"n\">At</th>")
    html.append(
      "<th scope=\"col\">Event</th><th scope=\"col\">Attributes</th></tr></thead><tbody>\n"
    )
    let exception = span.events.lastIndex { $0.name == "exception" }
    for (place, event) in span.events.enumerated() where !StreamOutput.isChunk(event) {
      html.append("<tr><td class=\"n\">")
      html.appendDuration(nanoseconds: clock.timeNS(event.timeNS) &- span.startNS)
      html.append("</td><td>")
      html.appendHTML(event.name, in: .content)
      html.append("</td><td>")
      writeMembers(of: event.attributes, isException: place == exception, to: &html)
      html.append("</td></tr>\n")
    }
    html.append("</tbody></table></details>\n")
  }

  /// Members of an event; the stack of the exception that the box above shows by name only.
  private func writeMembers(
    of object: JSONValue?,
    isException: Bool,
    to html: inout ByteBuffer
  ) {
    guard let object else { return }
    for (key, value) in object.members {
      html.append("<span class=\"at\"><code>")
      html.appendHTML(key, in: .content)
      html.append("</code> ")
      if isException, value.kind == .string, key.isString("exception.stacktrace") {
        html.append("as above")
      } else {
        html.appendHTML(value, in: .content)
      }
      html.append("</span> ")
    }
  }

  private func fold(_ title: StaticString, count: Int, to html: inout ByteBuffer) {
    html.append("<details class=\"more\"><summary>")
    html.append(title)
    html.append(" <span class=\"o\">")
    html.append(decimal: count)
    html.append("</span></summary>")
  }
}

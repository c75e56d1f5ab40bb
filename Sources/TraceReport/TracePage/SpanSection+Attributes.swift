import JSONBytes
import TraceAnalysis
import TraceModel

extension SpanSection {
  /// Every attribute; those that are shown above by name only.
  func writeAttributes(to html: inout ByteBuffer, payloads: inout PayloadWriter) {
    if span.attributes.isEmpty { return }
    fold("Attributes", count: span.attributes.count, to: &html)
    html.append("<dl class=\"kv\">")
    for attribute in span.attributes {
      html.append("<div><dt>")
      html.appendHTML(attribute.key)
      html.append("</dt><dd>")
      write(attribute, to: &html, payloads: &payloads)
      html.append("</dd></div>\n")
    }
    html.append("</dl></details>\n")
  }

  private func write(
    _ attribute: Attribute,
    to html: inout ByteBuffer,
    payloads: inout PayloadWriter
  ) {
    switch attribute.key {
    case "mlflow.spanInputs" where span.inputs != nil: html.append("as Input above")
    case "mlflow.spanOutputs" where span.outputs != nil: html.append("as Output above")
    default:
      if let json = attribute.value.json, json.count > 0 {
        payloads.write(json: json, to: &html)
      } else {
        payloads.write(inline: attribute.value, to: &html)
      }
    }
  }

  /// Events in stored order, each with its offset from the span's start.
  ///
  /// Chunks come last and folded: what they add up to is shown above.
  func writeEvents(to html: inout ByteBuffer) {
    if span.events.isEmpty { return }
    let chunks = span.events.count(where: StreamOutput.isChunk)
    writeEvents("Events", span.events.count - chunks, areChunks: false, to: &html)
    writeEvents("Chunks", chunks, areChunks: true, to: &html)
  }

  private func writeEvents(
    _ title: StaticString,
    _ count: Int,
    areChunks: Bool,
    to html: inout ByteBuffer
  ) {
    if count == 0 { return }
    let clock = EventClock(of: span)
    fold(title, count: count, to: &html)
    html.append("<table class=\"ev\"><thead><tr><th scope=\"col\" class=\"n\">At</th>")
    html.append(
      "<th scope=\"col\">Event</th><th scope=\"col\">Attributes</th></tr></thead><tbody>\n"
    )
    for event in span.events where StreamOutput.isChunk(event) == areChunks {
      html.append("<tr><td class=\"n\">")
      html.appendDuration(nanoseconds: clock.timeNS(event.timeNS) &- span.startNS)
      html.append("</td><td>")
      html.appendHTML(event.name)
      html.append("</td><td>")
      writeMembers(of: event.attributes, to: &html)
      html.append("</td></tr>\n")
    }
    html.append("</tbody></table></details>\n")
  }

  private func writeMembers(of object: JSONValue?, to html: inout ByteBuffer) {
    guard let object else { return }
    for (key, value) in object.members {
      html.append("<span class=\"at\"><code>")
      html.appendHTML(key)
      html.append("</code> ")
      html.appendHTML(value)
      html.append("</span> ")
    }
  }

  func writeLinks(to html: inout ByteBuffer) {
    if span.links.isEmpty { return }
    html.append("<h4>Links</h4><ul class=\"links\">")
    for link in span.links {
      html.append("<li>Trace <code>")
      html.appendHTML(link.traceID)
      html.append("</code> span <code>")
      html.appendHTML(link.spanID)
      html.append("</code>")
      if let attributes = link.attributes {
        html.append(" <code>")
        html.appendHTML(attributes.token)
        html.append("</code>")
      }
      html.append("</li>")
    }
    html.append("</ul>\n")
  }

  private func fold(_ title: StaticString, count: Int, to html: inout ByteBuffer) {
    html.append("<details class=\"more\"><summary>")
    html.append(title)
    html.append(" <span class=\"o\">")
    html.append(decimal: count)
    html.append("</span></summary>")
  }
}

import Foundation
import JSONBytes
import Testing
import TraceAnalysis
import TraceModel

@testable import TraceReport

@Suite("Export of hostile texts") struct HostileExportTests {
  private static let texts = [
    "\"},{\"x\":[", "\\", "\\\"", "\\u0000", "\u{0}\u{1}\u{1F}\u{7F}", "\n\r\t\u{8}\u{C}",
    "</script>",
    "\u{2028}\u{2029}\u{FEFF}\u{202E}", "\u{FFFF}\u{10FFFF}", "é e\u{301} 😀 👩‍💻 李雷", "{\"a\": NaN}",
    "'",
    "/*", String(repeating: "\"", count: 5000),
  ]

  /// The same text wherever the trace holds one that is no JSON.
  private func trace(_ text: String) -> Trace {
    let bytes = Payload.text(Array(text.utf8)[...])
    let object = recorded("{\(quoted(text)):\(quoted(text))}")
    let span = Span(text).with {
      $0.kind = .own(text)
      $0.statusMessage = text
      $0.model = text
      $0.provider = text
      $0.inputs = object
      $0.outputs = bytes
      $0.attributes = [Attribute(key: text, value: bytes)]
      $0.events = [
        SpanEvent(name: text, timeNS: 0, attributes: object.json),
        SpanEvent(
          name: "exception",
          timeNS: 0,
          attributes: recorded("{\"exception.message\":\(quoted(text))}").json
        ),
      ]
      $0.links = [SpanLink(traceID: text, spanID: text, attributes: object.json)]
    }
    return Trace([span]) {
      $0.id = text
      $0.name = text
      $0.experiment = Experiment(id: text, name: text)
      $0.requestPreview = text
      $0.tags = [TextPair(key: text, value: text)]
      $0.linkedPrompts = [LinkedPrompt(name: text, version: text)]
      $0.attachments = [Attachment(id: text, contentType: text, size: 1, path: text)]
      $0.diagnostics = [Diagnostic(.rowUnreadable, text, spanID: text)]
    }
  }

  @Test("One line of JSON from which every text comes back", arguments: texts)
  func roundTrip(text: String) throws {
    let line = exported(trace(text))
    #expect(line.utf8.count { $0 == UInt8(ascii: "\n") } == 1)
    let root = try JSONDocument(line).root
    let span = try #require(root["spans"]?.elements.first { _ in true })
    let event = try #require(span["events"]?.elements.first { _ in true })
    let found = [
      root["trace_id"], root["name"], root["experiment"]?["name"], root["request_preview"],
      root["tags"]?[named: text], span["span_id"], span["type"], span["status_message"],
      span["model"],
      span["inputs"]?[named: text], span["outputs"], span["attributes"]?[named: text],
      event["name"],
      event["attributes"]?[named: text], span["exception"]?["message"],
      span["links"]?.elements.first { _ in true }?["trace_id"],
      root["attachments"]?.elements.first { _ in true }?["path"],
      root["diagnostics"]?.elements.first { _ in true }?["message"],
    ]
    #expect(found.allSatisfy { $0?.string == text })
  }

  @Test("Foundation reads the same", arguments: texts)
  func foundation(text: String) throws {
    let read = try JSONSerialization.jsonObject(with: Data(exported(trace(text)).utf8))
    let root = try #require(read as? [String: Any])
    #expect(root["name"] as? String == text)
    let spans = try #require(root["spans"] as? [[String: Any]])
    #expect(spans.map { $0["outputs"] as? String } == [text])
  }

  @Test("OpenTelemetry's form is a line of JSON, too", arguments: texts)
  func openTelemetry(text: String) throws {
    var buffer = ByteBuffer()
    let isHeld = OTLPExport().append(AnalysedTrace(trace(text)), to: &buffer)
    #expect(isHeld)
    let line = buffer.string()
    #expect(line.utf8.count { $0 == UInt8(ascii: "\n") } == 1)
    _ = try JSONSerialization.jsonObject(with: Data(line.utf8))
    let resource = try JSONDocument(line).root["resourceSpans"]?.elements.first { _ in true }
    let scope = try #require(resource?["scopeSpans"]?.elements.first { _ in true })
    let span = try #require(scope["spans"]?.elements.first { _ in true })
    #expect(span["name"]?.string == text)
    #expect(span["status"]?["message"]?.string == text)
    let kept = span["attributes"]?.elements.first { $0["key"]?.string == "tracefolio.span_id" }
    #expect(kept?["value"]?["stringValue"]?.string == quoted(text))
  }

  @Test("A Chrome trace is JSON, too", arguments: texts)
  func chrome(text: String) throws {
    var export = ChromeExport()
    var buffer = ByteBuffer()
    let isHeld = export.append(AnalysedTrace(trace(text)), to: &buffer)
    export.finish(to: &buffer)
    _ = try JSONSerialization.jsonObject(with: Data(buffer.string().utf8))
    let events = try #require(JSONDocument(buffer.string()).root["traceEvents"])
    #expect(isHeld && events.count == 4)
    #expect(events.elements.dropFirst().map { $0["name"]?.string } == [text, text, "exception"])
  }

  @Test("Text outside ASCII is raw, half a character an escape")
  func raw() {
    let line = exported(Trace([Span("s").inputs(#"["\u00e9 \ud83d\ude00 \ud83d"]"#)]))
    #expect(line.contains(#""inputs":["é 😀 \ud83d"]"#))
  }
}

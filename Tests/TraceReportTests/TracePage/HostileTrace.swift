import JSONBytes
import TraceModel

@testable import TraceReport

/// A trace whose every text is made by a closure, from a number that tells them apart.
struct HostileTrace {
  private let text: (Int) -> String

  init(_ text: @escaping (Int) -> String) { self.text = text }

  /// A text that would leave its place if it were not escaped, all of them the same shape.
  static let attacks = [
    #""><script>alert(1)</script>"#, "'onmouseover='alert(1)' x='", "\" onload=\"alert(1)",
    "</pre></code></a></td><img src=x onerror=alert(1)>", "<!-- ", "]]></svg><style>",
    "&lt;script&gt;",
    "javascript:alert(1)", "\u{0}<\u{0}script>", "`<b>`{{content}}", "\n<hr>\n",
  ]

  var trace: Trace {
    let spans = [root, model, tool, stream, twin(0), twin(1), open]
    return Trace(spans) {
      $0.id = text(1)
      $0.name = text(2)
      $0.state = .error
      $0.experiment = Experiment(id: text(3), name: text(4))
      ($0.runID, $0.sessionID, $0.user) = (text(5), text(6), text(7))
      ($0.clientRequestID, $0.schemaVersion, $0.source) = (text(8), text(9), text(10))
      $0.linkedRuns = [text(11)]
      $0.linkedPrompts = [LinkedPrompt(name: text(12), version: text(13))]
      ($0.requestPreview, $0.responsePreview) = (text(14), text(15))
      $0.tags = [TextPair(key: text(16), value: text(17))]
      $0.metadata = [TextPair(key: text(18), value: text(19))]
      $0.attachments = (0..<4).map {
        Attachment(id: text(20 + $0), contentType: text(24), size: 3, path: text(25))
      }
      $0.assessments = [assessment, feedback(78, json(79)), feedback(80, "false")]
      $0.diagnostics = [Diagnostic(.rowUnreadable, text(26), spanID: text(30))]
    }
  }

  /// A picture, a sound and a file for download; the fourth is not in the store.
  var files: [SiteAttachment] {
    let heads = [Array("GIF89a".utf8), Array("ID3".utf8), Array("<svg>".utf8)]
    return zip(trace.attachments, heads).map { SiteAttachment($0, of: trace.key, head: $1) }
  }

  private var root: Span {
    Span(text(30), 0, 1000, kind: .own(text(31))).failed().inputs(object).outputs(object)
      .event(
        "exception",
        at: 5,
        #"{"exception.type":\#(json(32)),"exception.message":\#(json(33)),"exception.stacktrace":\#(json(34))}"#
      )
      .event(text(35), at: 6, object)
      .with {
        ($0.model, $0.provider) = (text(36), text(37))
        $0.attributes = [
          Attribute(key: text(38), value: .text(Array(text(39).utf8)[...])),
          Attribute(key: text(40), value: recorded(object)),
          Attribute(key: text(40), value: recorded(json(41))),
        ]
        $0.links = [
          SpanLink(traceID: text(42), spanID: text(43), attributes: recorded(object).json)
        ]
      }
  }

  private var model: Span {
    let call =
      #"{"id":\#(json(45)),"type":\#(json(46)),"function":{"name":\#(json(47)),"arguments":\#(json(48))}}"#
    let items = (0..<60).map { json(50 + $0) }.joined(separator: ",")
    return Span(text(49), below: text(30), 10, 500, kind: .chatModel)
      .inputs("[\(items)]")
      .outputs(#"{"choices":[{"finish_reason":\#(json(50)),"message":{"tool_calls":[\#(call)]}}]}"#)
  }

  private var tool: Span {
    Span(text(51), below: text(30), 500, 600, kind: .tool).named(text(47)).outputs(json(52))
      .failed().with { $0.statusMessage = text(53) }
  }

  private var stream: Span {
    let delta =
      #"{"content":\#(json(54)),"reasoning":\#(json(55)),"refusal":\#(json(56)),"tool_calls":[{"index":0,"id":\#(json(57)),"function":{"name":\#(json(58)),"arguments":\#(json(59))}}]}"#
    return Span(text(60), below: text(30), 600, 700, kind: .chatModel)
      .chunk(
        #"{"object":"chat.completion.chunk","choices":[{"index":0,"finish_reason":\#(json(61)),"delta":\#(delta)},{"index":1,"delta":{}}]}"#,
        at: 610
      )
  }

  /// One of two spans that share an id.
  private func twin(_ number: Int64) -> Span {
    Span(text(62), below: text(63), 700 + number, 800).named(text(64))
  }

  private var open: Span { Span("w", below: text(30), 900, nil).named(text(65)) }

  private var assessment: Assessment {
    var judged = Assessment(
      id: text(66),
      name: text(67),
      type: text(68),
      value: recorded(object),
      sourceType: text(69),
      isValid: false,
      createdMS: 0,
      updatedMS: 0
    )
    (judged.sourceID, judged.rationale, judged.spanID) = (text(70), text(71), text(72))
    judged.error = recorded(object)
    judged.metadata = recorded(object)
    return judged
  }

  /// What counts as a judgement.
  private func feedback(_ number: Int, _ value: String) -> Assessment {
    var judged = Assessment(
      id: "a\(number)",
      name: text(number),
      type: "feedback",
      value: recorded(value),
      sourceType: text(81),
      isValid: true,
      createdMS: 0,
      updatedMS: 0
    )
    judged.metadata = recorded("{\"mlflow.assessment.sourceRunId\":\(json(82))}")
    return judged
  }

  private var object: String {
    "{\(json(73)):[\(json(74)),{\(json(75)):NaN}],\(json(76)):\(json(77))}"
  }

  private func json(_ number: Int) -> String { quoted(text(number)) }
}

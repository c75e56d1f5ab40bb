import Foundation
import JSONBytes
import Testing
import TraceModel

@testable import TraceReport

@Suite("Strict export") struct StrictExportTests {
  private static let code = #"{"code":"non_standard_number","#

  @Test("Python's three numbers are written as they are, unless JSON is wanted")
  func numbers() {
    let trace = Trace([Span("s").inputs(#"{"a": NaN, "b": [Infinity, -Infinity, 1.0]}"#)])
    let line = exported(trace)
    #expect(line.contains(#""inputs":{"a":NaN,"b":[Infinity,-Infinity,1.0]}"#))
    #expect(!line.contains(Self.code))
  }

  @Test("Strict JSON has null in their place and says so once")
  func strict() {
    let spans = [Span("s").inputs(#"{"a": NaN, "b": [Infinity, -Infinity, 1.0]}"#).outputs("NaN")]
    let line = exported(Trace(spans), isStrict: true)
    #expect(line.contains(#""inputs":{"a":null,"b":[null,null,1.0]},"outputs":null,"#))
    #expect(line.split(separator: Self.code).count == 2)
    #expect(line.hasSuffix(#","span_id":null}]}"# + "\n"))
    #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(line.utf8)) }
  }

  @Test(
    "Wherever such a number is recorded",
    arguments: ["attribute", "event", "link", "assessment", "metadata", "result", "cost", "stated"]
  )
  func places(place: String) {
    let nan = recorded(#"{"x": -Infinity}"#)
    let trace = Trace([
      Span("s").with {
        switch place {
        case "attribute": $0.attributes = [Attribute(key: "k", value: nan)]
        case "event": $0.events = [SpanEvent(name: "e", timeNS: 0, attributes: nan.json)]
        case "link": $0.links = [SpanLink(traceID: "t", spanID: "s", attributes: nan.json)]
        case "cost": $0.statedCost = Cost(total: .infinity)
        default: break
        }
      }
    ]) {
      var judged = Assessment(
        id: "a",
        name: "n",
        type: "feedback",
        value: place == "assessment" ? nan : nil,
        sourceType: "CODE",
        isValid: true,
        createdMS: 0,
        updatedMS: 0
      )
      if place == "metadata" { judged.metadata = nan }
      if place == "result" { judged.error = nan }
      if place == "stated" { $0.statedCost = Cost(input: .nan) }
      $0.assessments = [judged]
    }
    let line = exported(trace, isStrict: true)
    #expect(line.split(separator: Self.code).count == 2)
    #expect(!line.contains("Infinity,") && !line.contains("Infinity}") && !line.contains(":NaN"))
  }

  @Test("Texts that only look like such numbers stay, and nothing is said")
  func texts() {
    let span = Span("NaN").inputs(#"{"NaN": "Infinity", "y": "N"}"#).outputs("NaN or so")
      .with { $0.attributes = [Attribute(key: "k", value: recorded(#"["NaN", 1, true, null]"#))] }
    #expect(exported(Trace([span]), isStrict: true) == exported(Trace([span])))
    #expect(!exported(Trace([span]), isStrict: true).contains(Self.code))
  }
}

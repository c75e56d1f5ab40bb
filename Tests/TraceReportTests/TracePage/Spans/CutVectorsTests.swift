import JSONBytes
import Testing
import TraceModel

@testable import TraceReport

@Suite("Vectors in the output of an embedding")
struct CutVectorsTests {
  /// The output as it is shown; nil where it is shown as it is.
  private func shown(_ output: String, kind: SpanKind = .embedding) -> String? {
    let span = Span("embed", 0, 10, kind: kind).outputs(output)
    let cut = span.outputs.flatMap { CutVectors.output($0, of: span) }
    return cut?.json.map { String(decoding: $0.token, as: UTF8.self) }
  }

  private static func vector(_ count: Int) -> String {
    "[\((0..<count).map { "0.\($0)" }.joined(separator: ", "))]"
  }

  @Test("Of 1,536 numbers four are left, and all that is around them")
  func long() {
    let output = #"{"data": [{"embedding": \#(Self.vector(1536)), "index": 0}], "model": "m"}"#
    #expect(
      shown(output)
        == #"{"data": [{"embedding": [0.0, 0.1, 0.2, 0.3, "… 1\#u{2009}532 more numbers"], "index": 0}], "model": "m"}"#
    )
  }

  @Test("Each long vector is cut, a short one is not")
  func several() {
    let output =
      #"{"data":[{"embedding":\#(Self.vector(9))},{"embedding":\#(Self.vector(8))},{"embedding":\#(Self.vector(9))}]}"#
    let cut = #"[0.0, 0.1, 0.2, 0.3, "… 5 more numbers"]"#
    #expect(
      shown(output)
        == #"{"data":[{"embedding":\#(cut)},{"embedding":\#(Self.vector(8))},{"embedding":\#(cut)}]}"#
    )
  }

  @Test("Base64 is cut as a text")
  func base64() {
    let text = String(repeating: "AAAA", count: 2048)
    let cut = String(repeating: "A", count: 32) + "… 8\u{2009}160 more characters"
    #expect(
      shown(#"{"data":[{"embedding":"\#(text)"}]}"#) == #"{"data":[{"embedding":"\#(cut)"}]}"#
    )
  }

  @Test("What an escape stands for is not cut in two")
  func escapes() throws {
    let text = String(repeating: #"\""#, count: 65)
    let cut = try #require(shown(#"{"data":[{"embedding":"\#(text)"}]}"#))
    #expect(cut.hasSuffix(#"\"… 33 more characters"}]}"#))
  }

  @Test(
    "All else is shown as it is",
    arguments: [
      "null", "[]", "7", "no JSON", #"{"data":null}"#, #"{"data":[]}"#, #"{"data":[1,null,"x"]}"#,
      #"{"data":[{"embedding":null}]}"#, #"{"data":[{"embedding":[]}]}"#, #"{"embedding":[1]}"#,
    ]
  )
  func others(output: String) {
    #expect(shown(output) == nil)
  }

  @Test("Only an embedding's output has vectors")
  func otherKind() {
    #expect(shown(#"{"data":[{"embedding":\#(Self.vector(9))}]}"#, kind: .chatModel) == nil)
  }
}

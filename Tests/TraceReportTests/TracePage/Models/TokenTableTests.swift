import JSONBytes
import Testing
import TraceModel

@testable import TraceReport

@Suite("The probabilities of an answer's tokens")
struct TokenTableTests {
  /// The table of a span's output; nil where there is none.
  private func shown(_ output: String, kind: SpanKind = .chatModel) -> String? {
    let span = Span("call", 0, 10, kind: kind).outputs(output)
    guard let table = TokenTable(of: span) else { return nil }
    var html = ByteBuffer(capacity: 1024)
    table.write(to: &html)
    return String(decoding: html.bytes(), as: UTF8.self)
  }

  private static func row(_ token: String, _ percent: String, _ logarithm: String) -> String {
    "<tr><td><code>\(token)</code></td><td class=\"n\">\(percent)<small>\u{2009}%</small></td>"
      + "<td class=\"n\">\(logarithm)</td><td></td></tr>"
  }

  @Test("Chat Completions keep them with a choice, Responses with a text")
  func places() throws {
    // e to the power of -0.6931472 is one half.
    let tokens = #"[{"token":" a","logprob":-0.6931472,"top_logprobs":[]}]"#
    let outputs = [
      #"{"choices":[{"logprobs":{"content":\#(tokens),"refusal":null}}]}"#,
      #"{"choices":[{"logprobs":{"content":null,"refusal":\#(tokens)}}]}"#,
      #"{"output":[{"type":"message","content":[{"type":"output_text","logprobs":\#(tokens)}]}]}"#,
    ]
    for output in outputs {
      let html = try #require(shown(output))
      #expect(html.contains(Self.row("␣a", "50.0", "-0.6931472")))
      #expect(!html.contains("<h5>"))
      #expect(shown(output, kind: .tool) == nil)
    }
  }

  @Test("Several choices are told apart")
  func choices() throws {
    let choices = [4, 7].map {
      #"{"index":\#($0),"logprobs":{"content":[{"token":"t\#($0)","logprob":0}]}}"#
    }
    let html = try #require(shown(#"{"choices":[\#(choices.joined(separator: ","))]}"#))
    let first = try #require(html.firstRange(of: "<h5>Choice 4</h5>"))
    let second = try #require(html.firstRange(of: "<h5>Choice 7</h5>"))
    #expect(html[first.upperBound..<second.lowerBound].contains(Self.row("t4", "100", "0")))
    #expect(html[second.upperBound...].contains(Self.row("t7", "100", "0")))
  }

  @Test(
    "What has no log probabilities has no table",
    arguments: [
      "{}", "[]", #""text""#, #"{"choices":null}"#, #"{"choices":[{"logprobs":null}]}"#,
      #"{"choices":[{"logprobs":{"content":[]}}]}"#, #"{"choices":[{"logprobs":{"content":[1]}}]}"#,
      #"{"output":[{"content":[{"logprobs":[]}]},{"content":"text"}]}"#,
    ]
  )
  func none(output: String) { #expect(shown(output) == nil) }

  @Test("Strange numbers and hostile tokens do no harm")
  func hostile() throws {
    let tokens =
      #"[{"token":"<b>","logprob":1e999},{"token":"x","logprob":"<i>"},{"token":"y","logprob":-9999},"#
      + #"{"token":1},{"token":"z","logprob":5,"top_logprobs":[{"token":"<u>","logprob":-1},{"token":"z"}]}]"#
    let html = try #require(shown(#"{"choices":[{"logprobs":{"content":\#(tokens)}}]}"#))
    for tag in ["<b>", "<i>", "<u>"] { #expect(!html.contains(tag)) }
    #expect(html.contains(Self.row("y", "0", "-9999")))
    // e to the power of -1 is 0.3679.
    #expect(html.contains("36.8<small>"))
    #expect(html.ranges(of: "<code>z</code>").count == 1)
  }

  @Test("24 tokens are shown, the others one click away")
  func many() throws {
    let tokens = (1...26).map { #"{"token":"t\#($0)","logprob":0}"# }.joined(separator: ",")
    let html = try #require(shown(#"{"choices":[{"logprobs":{"content":[\#(tokens)]}}]}"#))
    let fold = try #require(html.firstRange(of: "<details"))
    #expect(html[..<fold.lowerBound].contains("<code>t24</code>"))
    #expect(html[fold.lowerBound...].contains("<summary>2 more tokens</summary>"))
    #expect(html[fold.lowerBound...].contains("<code>t25</code>"))
  }
}

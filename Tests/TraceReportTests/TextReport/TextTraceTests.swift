import Testing
import TraceAnalysis
import TraceModel

@testable import TraceReport

@Suite("A trace in a terminal") struct TextTraceTests {
  @Test("The head says what is known, asked and answered")
  func head() {
    let span = Span("ask").with {
      $0.statedTokenUsage = TokenUsage()
      $0.statedTokenUsage?.total = 1200
      $0.statedCost = Cost(total: 0.5)
    }
    let analysed = AnalysedTrace(span) {
      $0.name = "ask"
      ($0.requestPreview, $0.responsePreview) = ("One\nor two?", "Two")
    }
    #expect(
      TextTrace(analysed, width: 80).lines.prefix(6) == [
        "ask  OK  tr-1",
        "1970-01-01 00:00:00.000 UTC  duration 100\u{2009}ns  tokens 1\u{2009}200  cost $0.500",
        "", "Asked     One or two?", "Answered  Two", "",
      ]
    )
  }

  @Test("A trace of which nothing is recorded says so")
  func unknown() {
    let lines = TextTrace(AnalysedTrace { $0.state = .inProgress }, width: 80).lines
    #expect(lines[0] == "(no name)  In progress  tr-1")
    #expect(lines[1].contains("duration –  tokens –  cost –"))
    #expect(lines[3...4] == ["Asked     – no request recorded", "Answered  – not finished"])
  }

  @Test("What is odd stands below the waterfall with the span that it is about, wrapped")
  func notes() throws {
    let analysed = AnalysedTrace(
      Span("root"),
      Span("a", below: "gone", 50, 60).named("lost"),
      Span("b", below: "root").named("lost")
    ) {
      $0.diagnostics = [Diagnostic(.spansMissing, "One span is missing.")]
    }
    let lines = TextTrace(analysed, width: 60).lines
    let first = try #require(lines.firstIndex(of: "! One span is missing."))
    // The orphan starts after the root, and so comes after all that is in it.
    let rest = lines[(first + 1)...].prefix { !$0.isEmpty }.joined(separator: " ")
    #expect(rest.contains("! lost 2: The parent gone is not in the trace;"))
    #expect(lines.allSatisfy { $0.count <= 60 })
  }

  @Test("Errors come right below the waterfall, settings last")
  func order() {
    let exception = #"{"exception.type":"E","exception.message":"m"}"#
    let call = Span("llm", below: "root", 0, 50, kind: .chatModel)
      .inputs(#"{"model":"gpt","messages":[{"role":"user","content":"hi"}]}"#)
      .outputs(#"{"model":"gpt","choices":[{"message":{"role":"assistant","content":"ho"}}]}"#)
    let root = Span("root", 0, 100).failed().event("exception", at: 5, exception)
    let lines = TextTrace(AnalysedTrace(root, call), width: 80).lines
    let titles = zip(lines, lines.dropFirst()).filter { $1.hasPrefix("===") }.map { $0.0 }
    #expect(titles == ["Errors", "Conversation", "Settings"])
  }

  @Test("An exception that passed through spans is told once, library frames are only counted")
  func passage() {
    let stack = """
      Traceback (most recent call last):
        File "/lib/python3.11/site-packages/openai/a.py", line 1, in a
        File "/lib/python3.11/site-packages/openai/b.py", line 2, in b
        File "/srv/app.py", line 3, in run
      ValueError: no seat
      """
    let attributes =
      #"{"exception.type":"ValueError","exception.message":"no seat","exception.stacktrace":"#
      + "\(quoted(stack))}"
    let outer = Span("outer", 0, 100).failed().event("exception", at: 50, attributes)
    let inner = Span("inner", below: "outer", 0, 90).failed().event("exception", at: 50, attributes)
    let lines = TextTrace(AnalysedTrace(outer, inner) { $0.state = .error }, width: 80).lines
    #expect(lines.count { $0.contains("ValueError: no seat") } == 3)
    #expect(lines.contains("The same, raised in inner"))
    #expect(lines.contains("      … 2 frames of openai"))
    #expect(!lines.contains { $0.contains("a.py\", line 1") })
  }

  @Test("Tools that no model called are a line each, without their schemas")
  func offered() {
    let tools =
      #"[{"type":"function","name":"cancel","description":"Cancels","parameters":{"x":1}}]"#
    let call = Span("llm", kind: .chatModel).inputs(#"{"input":"hi","tools":\#(tools)}"#)
    let lines = TextTrace(AnalysedTrace(call), width: 80).lines
    #expect(lines.contains("- cancel – Cancels"))
    #expect(!lines.contains { $0.contains("\"x\"") })
  }

  @Test("Texts pass through as they are: who prints them makes them safe")
  func hostile() {
    let analysed = AnalysedTrace(Span("s")) { $0.name = "\u{202E}evil\u{7}" }
    #expect(TextTrace(analysed, width: 80).lines[0].hasPrefix("\u{202E}evil\u{7}  OK"))
  }
}

import JSONBytes
import Testing
import TraceModel

@testable import TraceSources

/// The same programs were run under each instrumentation, against a server with prepared answers.
@Suite("The same programs in every capture")
struct CapturedSpanTests {
  /// Captures of other dialects than MLflow's own.
  static let dialects = ["openinference", "otel_openai_v2", "traceloop", "mlflow_genai_semconv"]

  private static let weather = "What's the weather like in Tokyo and Paris right now?"

  private func calls(in capture: String, asking text: String) throws -> [Span] {
    let spans = try Capture(capture).spans
      .filter { $0.kind == .chatModel && $0.asked.first?.text == text }
    return spans.filter { $0.inputs?["model"]?.string != "gpt-4.1" }
  }

  @Test(
    "questions and answers are those of MLflow's capture",
    arguments: dialects,
    [
      "How fast would a glass of water freeze on Titan?", "What is the capital of France?",
    ]
  )
  func questions(capture: String, question: String) throws {
    let expected = try #require(calls(in: "mlflow_attributes", asking: question).first)
    let found = try calls(in: capture, asking: question)
    #expect(!found.isEmpty)
    for span in found {
      #expect(span.asked == expected.asked)
      #expect(span.answered == expected.answered)
    }
  }

  @Test("an agent's requests, calls and answer are those of MLflow's capture", arguments: dialects)
  func agent(capture: String) throws {
    let expected = try calls(in: "mlflow_attributes", asking: Self.weather).prefix(2)
    let found = try calls(in: capture, asking: Self.weather)
      .filter { $0.statedTokenUsage != nil }.prefix(2)
    #expect(found.map(\.asked).map(withoutResults) == expected.map(\.asked).map(withoutResults))
    #expect(found.map(\.answered) == expected.map(\.answered))
    #expect(found.map(\.finishReasons) == [["tool_calls"], ["stop"]])
    #expect(found.first?.answered.first?.calls.count == 2)
    #expect(found.map(\.model) == ["gpt-4o-mini", "gpt-4o-mini"])
  }

  /// The tools of the programs answer otherwise.
  private func withoutResults(_ messages: [SaidMessage]) -> [SaidMessage] {
    messages.map { message in
      var message = message
      if message.role == "tool" { message.text = nil }
      return message
    }
  }

  /// MLflow loses the calls of a stream in what it puts together; its chunks have them.
  @Test(
    "streamed calls are those of MLflow's capture",
    arguments: ["openinference", "otel_openai_v2", "traceloop"]
  )
  func streamedCalls(capture: String) throws {
    let first = try #require(calls(in: "mlflow_attributes", asking: Self.weather).first)
    let streamed = try calls(in: capture, asking: Self.weather).filter {
      $0.asked.count == 1 && $0.statedTokenUsage == nil
    }
    #expect(streamed.map { $0.answered.map(\.calls) } == [first.answered.map(\.calls)])
  }

  @Test(
    "tools have their name, arguments and result",
    arguments: ["openinference", "otel_openai_v2", "traceloop"]
  )
  func tools(capture: String) throws {
    let tools = try Capture(capture).spans.filter { $0.kind == .tool }
    #expect(tools.map(\.name) == ["get_weather", "get_weather"])
    #expect(
      tools.map { $0.inputs?.canonical } == [
        #"{"city":"Tokyo","unit":"celsius"}"#, #"{"city":"Paris","unit":"celsius"}"#,
      ]
    )
    #expect(tools.map { $0.outputs?.string } == ["sunny", "sunny"])
  }

  @Test("tools that MLflow exports under the conventions have their own names again")
  func renamedTools() throws {
    let tools = try Capture("mlflow_genai_semconv").spans.filter { $0.kind == .tool }
    #expect(tools.count == 11)
    #expect(tools.allSatisfy { !$0.name.hasPrefix("execute_tool") })
  }

  @Test("embeddings", arguments: ["openinference", "traceloop"])
  func embeddings(capture: String) throws {
    let span = try #require(Capture(capture).spans.first { $0.kind == .embedding })
    #expect(span.model == "text-embedding-3-small")
    #expect(span.inputs?["model"]?.string == "text-embedding-3-small")
    #expect(span.inputs?["input"]?.elements.map(\.string) == ["night", "train"])
    #expect(span.statedTokenUsage?.input == 2)
    #expect(span.statedTokenUsage?.total == 2)
  }

  @Test("where contents were not recorded, models, numbers and parameters are")
  func noContents() throws {
    let spans = try Capture("otel_openai_v2_nocontent").spans.filter { $0.kind == .chatModel }
    #expect(spans.count == 10)
    #expect(spans.allSatisfy { $0.asked.isEmpty && $0.provider == "openai" })
    let first = try #require(spans.first)
    #expect(first.inputs?["temperature"]?.double == 0.1)
    #expect(first.statedTokenUsage?.total == 32)
    #expect(first.finishReasons == ["stop"])
  }

  @Test(
    "kinds of spans",
    arguments: [
      ("openinference", [.chatModel: 12, .llm: 1, .embedding: 1, .tool: 2, .agent: 1]),
      ("otel_openai_v2", [.chatModel: 10, .embedding: 1, .tool: 2, .agent: 1]),
      ("traceloop", [.chatModel: 12, .llm: 1, .embedding: 1, .tool: 2, .agent: 1]),
    ] as [(String, [SpanKind: Int])]
  )
  func kinds(capture: String, expected: [SpanKind: Int]) throws {
    let spans = try Capture(capture).spans.filter { $0.kind != .unknown }
    #expect(Dictionary(grouping: spans, by: \.kind).mapValues(\.count) == expected)
  }

  @Test("models, tokens and kinds under the conventions are those of MLflow's attributes")
  func mlflow() throws {
    let own = try Capture("mlflow_attributes").spans
    let conventions = try Capture("mlflow_genai_semconv").spans
    #expect(own.count == 95)
    #expect(
      own.map { $0.statedTokenUsage?.input } == conventions.map { $0.statedTokenUsage?.input }
    )
    #expect(
      own.map { $0.statedTokenUsage?.total } == conventions.map { $0.statedTokenUsage?.total }
    )
    #expect(own.map(\.model) == conventions.map(\.model))
    #expect(own.map(\.kind) == conventions.map(\.kind))
  }
}

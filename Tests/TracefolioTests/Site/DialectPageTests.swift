import Foundation
import Testing

/// The same programs, traced by MLflow into its store and by others without it.
///
/// The stored programs and those of the captures ask the same model the same questions.
@Suite("A page says the same in whichever dialect its trace was recorded")
struct DialectPageTests {
  /// A program of the store, and the trace of a capture that asked the same.
  typealias Pair = (program: String, capture: String, trace: String)

  private func pages(_ pair: Pair) async throws -> (mlflow: String, other: String) {
    let trace = try RecordedStore.trace(of: pair.program)
    return (
      try await BuiltSite.whole.value.text("traces/\(trace).html"),
      try await BuiltSite.page(of: pair.capture, pair.trace)
    )
  }

  static let same: [Pair] = [
    ("docs_basic", "openinference", "e4c9fc77"), ("docs_basic", "traceloop", "c8e07030"),
    ("docs_basic", "otel_openai_v2", "4c1b2b85"),
    ("legacy_completion", "openinference", "b9e64a3e"),
    ("legacy_completion", "traceloop", "2c57cada"),
    ("resp_stream_web_search", "openinference", "b26a3991"),
    ("resp_stream_reasoning", "openinference", "1d06ae9b"),
    ("resp_stream_reasoning", "traceloop", "86e13132"),
  ]

  @Test("Messages, roles, calls, answer and tokens", arguments: same)
  func said(pair: Pair) async throws {
    let (mlflow, other) = try await pages(pair)
    let said = SaidRow.all(in: mlflow)
    try #require(said.count > 1)
    #expect(SaidRow.all(in: other) == said)
    let tokens = try #require(LedgerNumbers.all(in: mlflow).first)
    #expect(LedgerNumbers.all(in: other).first == tokens)
  }

  static let tools: [Pair] = [
    ("chat_parallel_tools", "openinference", "2b5f1226"),
    ("chat_parallel_tools", "traceloop", "b2041e35"),
    ("chat_parallel_tools", "otel_openai_v2", "649d03b6"),
  ]

  /// The captured program says that the sun shines in Paris, too, so that its second request is another.
  @Test("An agent with two tools: calls, arguments, results and who ran them", arguments: tools)
  func agent(pair: Pair) async throws {
    let (mlflow, other) = try await pages(pair)
    let said = SaidRow.all(in: other)
    let expected = SaidRow.all(in: mlflow).map(\.words).map {
      $0.replacing("Resultrainy", with: "Resultsunny")
    }
    #expect(said.map(\.words) == expected)
    #expect(said.map(\.speaker) == ["User", "Assistant", "Assistant"])
    #expect(said[1].words.contains(#"get_weatherArguments{"city":"Paris","unit":"celsius"}"#))
    #expect(LedgerNumbers.all(in: other).first == LedgerNumbers.all(in: mlflow).first)
    let calls = PageTable.rows(of: "t", in: other).dropFirst()
    #expect(calls.count == 2)
    for (place, call) in calls.enumerated() {
      #expect(call[0].contains("get_weather") && call[5].contains("get_weather \(place + 1)"))
    }
    let head = PlainText.of(other)
    #expect(head.contains("Asked What's the weather like in Tokyo and Paris right now?"))
    #expect(head.contains("Answered Tokyo is sunny (24 °C); Paris is rainy (13 °C)."))
  }

  static let streamedTools: [Pair] = [
    ("chat_stream_parallel_tools", "openinference", "1f8a5f61"),
    ("chat_stream_parallel_tools", "traceloop", "5ec49e80"),
    ("chat_stream_parallel_tools", "otel_openai_v2", "9712d9f0"),
  ]

  /// The captured program does not ask for usage: none of the dialects has tokens.
  @Test("Streamed tool calls", arguments: streamedTools)
  func streamed(pair: Pair) async throws {
    let (mlflow, other) = try await pages(pair)
    #expect(SaidRow.all(in: other) == SaidRow.all(in: mlflow))
    #expect(LedgerNumbers.all(in: other).isEmpty)
  }

  static let streams: [Pair] = [
    ("chat_stream_usage", "openinference", "a130b405"),
    ("chat_stream_usage", "traceloop", "464608a2"),
    ("chat_stream_usage", "otel_openai_v2", "d8f022d4"),
  ]

  /// The captured program has instructions as well, which are part of its input's 23 tokens.
  @Test("A streamed answer", arguments: streams)
  func stream(pair: Pair) async throws {
    let (mlflow, other) = try await pages(pair)
    let said = SaidRow.all(in: other)
    #expect(said.first?.speaker == "System" && said.first?.words == "YouareAtlas.")
    #expect(Array(said.dropFirst()) == SaidRow.all(in: mlflow))
    let tokens = LedgerNumbers.all(in: other).first
    #expect(tokens == LedgerNumbers(input: "23", output: "118", total: "141"))
  }

  /// OpenLLMetry records of a Response its text alone: no searches and no sources.
  @Test("A search of the web, as far as OpenLLMetry tells")
  func search() async throws {
    let (mlflow, other) = try await pages(
      ("resp_stream_web_search", "traceloop", "8a2a807c")
    )
    let (all, said) = (SaidRow.all(in: mlflow), SaidRow.all(in: other))
    #expect(said.map(\.speaker) == all.map(\.speaker))
    #expect(said.first == all.first)
    let answer = try #require(said.last)
    #expect(answer.words.hasPrefix("TheLisbon-Portolinereopened"))
    #expect(all.last?.words.contains(answer.words) == true)
    #expect(LedgerNumbers.all(in: other).first == LedgerNumbers.all(in: mlflow).first)
  }

  /// Ids of the traces of one run of the programs, as MLflow's attributes and in the conventions' names.
  static let translated = [
    ("bdeffdcf", "d9380ede"), ("a2708af5", "eb3bbd77"), ("09f43fff", "12f4998d"),
    ("2907012c", "f508e646"), ("92e6f1fb", "ec439f5c"), ("5f946b76", "f592bed6"),
    ("71cb9df5", "40dc4206"), ("2d234295", "bd5ca17d"), ("bc792691", "86d3c00e"),
    ("a411fcec", "fd58412e"), ("2cd48fa4", "9f0e17c8"), ("80536ea8", "163e2695"),
    ("1503de4d", "d3617e8d"), ("e48d6152", "c8d83492"), ("a256d385", "ff208a1a"),
  ]

  @Test("MLflow's own attributes and its names of the semantic conventions", arguments: translated)
  func translation(mlflow: String, genAI: String) async throws {
    let page = try await BuiltSite.page(of: "mlflow_attributes", mlflow)
    let other = try await BuiltSite.page(of: "mlflow_genai_semconv", genAI)
    let said = SaidRow.all(in: page)
    try #require(said.count > 1)
    #expect(SaidRow.all(in: other) == said)
    #expect(LedgerNumbers.all(in: other) == LedgerNumbers.all(in: page))
  }

  /// The conventions have no place for the sources of a text.
  @Test("Searches of the web in names of the semantic conventions")
  func translatedSearch() async throws {
    let page = try await BuiltSite.page(of: "mlflow_attributes", "6bc06244")
    let other = try await BuiltSite.page(of: "mlflow_genai_semconv", "a2871768")
    let (all, said) = (SaidRow.all(in: page), SaidRow.all(in: other))
    #expect(said.map(\.speaker) == all.map(\.speaker))
    let answer = try #require(said.last)
    #expect(answer.words.contains("web_searchQueryLisbonPortorailreopening"))
    #expect(all.last?.words.hasPrefix(answer.words) == true)
    #expect(LedgerNumbers.all(in: other) == LedgerNumbers.all(in: page))
  }
}

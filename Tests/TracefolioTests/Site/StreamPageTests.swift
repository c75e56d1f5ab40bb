import Foundation
import Testing

/// Numbers are computed from the chunk events of the store by hand, texts are those of the programs.
@Suite("Streaming output in a site")
struct StreamPageTests {
  /// The section of the only streamed span of a trace, tags left out; spaces of all kinds are plain.
  private func section(_ trace: String) async throws -> String {
    let page = try await BuiltSite.whole.value.text("traces/\(trace).html")
    let start = try #require(page.range(of: "<h4 class=\"proved\">"))
    let rest = page[start.lowerBound...]
    let end = rest.range(of: "<h4>Input</h4>")?.lowerBound ?? rest.endIndex
    return String(rest[..<end]).replacing(/<\/?(span|i|b)( [^>]*)?>/, with: "")
      .replacing(/<[^>]*>/, with: " ").replacing(/[\s\u{2009}]+/, with: " ")
      .replacing("&quot;", with: "\"").replacing("&#39;", with: "'")
  }

  private static let agrees = "agrees with the output the store keeps"

  @Test(
    "It says when the tokens came, and whether the store's own output is what came",
    arguments: [
      // With include_usage.
      (
        "tr-85b4ff4266d1922907714a8c7f5c9ee9",
        [
          "from 75 recorded chunks; \(agrees)", "First chunk 110 ms", "First token 133 ms",
          "Chunks 75 72 with content", "Gap p50 19.3 ms", "Gap p95 29.7 ms",
          "Longest gap 30.6 ms", "Stalls 0", "Per output token 11.8 ms 118 tokens from usage",
          "360 characters", "67 more chunks", "usage: 15 in, 118 out", "␣surface",
        ]
      ),
      // Without it.
      (
        "tr-97b2b932fcd582677491d78a65b4c72d",
        [
          agrees, "First token 153 ms", "Longest gap 39.3 ms",
          "Tokens unknown: ask for them with stream_options={\"include_usage\": True}",
        ]
      ),
      // Async.
      ("tr-85f1b79dc0c0fad3996ede54197b574d", [agrees, "First token 136 ms", "360 characters"]),
      // Parallel tool calls.
      (
        "tr-dcf2e489483267f6b47c796fe1f0f343",
        [
          "the store’s own output lost 2 tool calls, says stop where the model said tool_calls; this is what the chunks say",
          "Asked for get_weather {\"city\": \"Tokyo\", \"unit\": \"celsius\"}",
          "Asked for get_weather {\"city\": \"Paris\", \"unit\": \"celsius\"}",
          "call 1: get_weather", "arguments 1 {\"ci", "Per output token 13.0 ms",
        ]
      ),
      ("tr-de26bcf14fb3938fada6c47d5288d4e9", ["lost 1 tool call;", "First token 283 ms"]),
      // Two choices.
      (
        "tr-2cdb9968f743d291d447ff001cff8fc6",
        [
          "mixed 2 choices into one",
          "Choice 0 · stop Text put together Atlas: go where the map folds.",
          "Choice 1 · stop Text put together Pack light, wander far. 🧭", "55 characters",
        ]
      ),
      // Refusal.
      (
        "tr-f5f004ef2e486dc946f33b2c19495b96",
        [
          "lost the refusal",
          "Refusal I'm sorry, but I can't help with getting into a locker that isn't yours.",
        ]
      ),
      // Mid-stream error: the store keeps no output to compare with.
      (
        "tr-c7de696868ec4cf4ebc1186dee7f0624",
        ["from 7 recorded chunks Waiting", "First token 293 ms"]
      ),
    ]
  )
  func chat(trace: String, expected: [String]) async throws {
    let section = try await section(trace)
    for text in expected { #expect(section.contains(text), "\(text)") }
  }

  @Test(
    "So it does for a Response",
    arguments: [
      (
        "tr-9db3a9caf986c71af252c908f6f8b67d",
        [
          agrees, "First chunk 39.1 ms", "First token 317 ms", "Per output token 8.28 ms",
          "360 characters",
        ]
      ),
      // Function call.
      ("tr-4ffd8519cceb1d7f0772ea38c3b64a1b", [agrees, "First token 108 ms", "34 characters"]),
      // Reasoning.
      (
        "tr-4a3497af5674d3fed34dc81de406bf3d",
        [agrees, "Reasoning", "First token 236 ms", "192 characters"]
      ),
      // Code interpreter, MCP, image generation.
      (
        "tr-cc574592686329446b44762b5c9e9e93",
        [agrees, "Asked for code_interpreter", "fares = [24.5, 31.2, 18.9]", "First token 150 ms"]
      ),
      (
        "tr-65d4454dedc040dbf9daf2247fc0963a",
        [
          agrees, "First token 179 ms", "80 characters",
          "Asked for next_departure {\"station\": \"Coimbra-B\"}",
        ]
      ),
      ("tr-c9ee49bbac6951cda01a5a8e80fd6f26", [agrees, "First token 106 ms", "24 characters"]),
      // Async.
      ("tr-cdcec39a4a74d7c4f9427113232d25ae", [agrees, "First token 295 ms"]),
      // Ended by an error event; by a failure before any text.
      (
        "tr-554e0fab211a719f2199f094b65625cc",
        ["lost the text", "29 characters", "Ended with error"]
      ),
      (
        "tr-43f5eab7ffc58313bd78124b44958eee",
        [
          "from 8 recorded chunks; the store’s own output lost the Response’s id, model, error;",
          "First token – none came", "Ended with response.failed",
        ]
      ),
      (
        "tr-b1582ce84a3f1a64141f55ebb863f8ff",
        [
          "lost the Response’s id, model, usage, incomplete_details;",
          "Ended with response.incomplete", "65 characters",
        ]
      ),
    ]
  )
  func response(trace: String, expected: [String]) async throws {
    let section = try await section(trace)
    for text in expected { #expect(section.contains(text), "\(text)") }
    #expect(!section.contains("Tokens unknown"))
  }
}

import Testing

/// Texts of programs that were run streamed and whole.
enum ChatTexts {
  static let history =
    "The Orient Express first left Paris in 1883. Its route was changed many times, and by the time of"
  static let locker = "Tell me how to pick the lock of my neighbour's locker."
  static let refused =
    "Refusal I'm sorry, but I can't help with getting into a locker that isn't yours."
  static let titan: [SpokenRow] = [
    ("User", ["How fast would a glass of water freeze on Titan?"]),
    (
      "Assistant",
      [
        "Titan's surface sits near 94 K (−179 °C), so a glass of water would not just freeze",
        "A thin ice skin appears within seconds.", "after roughly 15–25 minutes.",
      ]
    ),
  ]
}

/// Texts are those of the programs that made the fixture.
@Suite("What a reader finds of a Chat Completion")
struct ChatRowTests {
  private static let capital = "What is the capital of France?"
  private static let trip: SpokenRow = (
    "Assistant",
    [
      #""destination": "Évora", "nights": 2, "travellers": ["Ana", "Rui"]"#,
      #""currency": "EUR", "max": 480.5"#, #""pets": null"#,
    ]
  )

  static let answers: [SpokenRows] = [
    SpokenRows(
      program: "docs_basic",
      spoken: [("User", [capital]), ("Assistant", ["The capital of France is Paris."])]
    ),
    SpokenRows(
      program: "chat_raw_response",
      spoken: [("User", [capital]), ("Assistant", ["The capital of France is Paris."])]
    ),
    SpokenRows(
      program: "chat_system_and_params",
      spoken: [
        ("System", ["You are Atlas, a terse travel clerk. Answer in Markdown."]),
        ("User", ["Make me a Lisbon weekend plan, please."]),
        (
          "Assistant",
          [
            "Three days in Lisbon A short plan, with costs and walking times.",
            "Tram 28 3.10 crowded after 10:00", "to do book the ferry", "done buy the transit card",
            "# <b>not html</b> & safe",
          ]
        ),
      ]
    ),
    SpokenRows(
      program: "chat_n2",
      spoken: [
        ("User", ["Write three slogans for Atlas."]),
        ("Assistant Choice 0", ["Atlas: go where the map folds."]),
        ("Assistant Choice 1", ["Pack light, wander far. 🧭"]),
        ("Assistant Choice 2", ["The long way is the scenic way."]),
      ]
    ),
    SpokenRows(
      program: "chat_json_schema",
      spoken: [
        ("User", ["Ana and Rui want two nights in Évora under 480.50 euros."]), trip,
      ]
    ),
    SpokenRows(
      program: "chat_parse_pydantic",
      spoken: [("User", ["two nights in Évora for Ana and Rui."]), trip]
    ),
    SpokenRows(
      program: "chat_json_object",
      spoken: [
        ("User", ["Give a json list of stations."]),
        (
          "Assistant",
          [
            #""name": "Lisboa Oriente", "lat": 38.7678, "lon": -9.0987, "big": 9007199254740993"#,
            #""name": "Porto Campanhã""#, #""big": 12345678901234567890"#,
          ]
        ),
      ]
    ),
    SpokenRows(
      program: "chat_refusal",
      spoken: [("User", [ChatTexts.locker]), ("Assistant", [ChatTexts.refused])]
    ),
    SpokenRows(
      program: "chat_reasoning_cached",
      spoken: [
        ("Developer", ["Think first."]), ("User", ["Which is the cheapest of 14 connections?"]),
        ("Assistant", ["Connection 9 is the cheapest: 31.20 EUR via Entroncamento."]),
      ]
    ),
    SpokenRows(
      program: "chat_length",
      spoken: [
        ("User", ["Tell the history of the Orient Express."]),
        ("Assistant", [ChatTexts.history + " ▲ Stopped by length: the answer is cut"]),
      ]
    ),
    SpokenRows(
      program: "chat_content_filter",
      spoken: [
        ("User", ["This one is filtered."]),
        ("Assistant", ["– answered empty ▲ Stopped by the content filter"]),
      ]
    ),
    SpokenRows(program: "docs_async", spoken: ChatTexts.titan),
    SpokenRows(
      program: "chat_vision",
      spoken: [
        ("User", ["what is in this picture?"]),
        ("Assistant", ["A small gradient from red to blue, 24 × 16 pixels."]),
      ]
    ),
    SpokenRows(
      program: "chat_vision_url_and_audio",
      spoken: [
        (
          "User",
          ["what is in this picture and sound? Picture https://img.example.org/a.png not loaded"]
        ),
        ("Assistant", ["A small gradient from red to blue, 24 × 16 pixels."]),
      ]
    ),
    SpokenRows(
      program: "chat_secret_prompt",
      spoken: [
        ("User", ["my card is 4242 4242 4242 4242; mail ana@example.org. Authorization: Bearer"]),
        ("Assistant", ["Please do not share keys in chat. I will not repeat it."]),
      ]
    ),
    SpokenRows(
      program: "chat_xss",
      spoken: [
        (
          "User",
          [
            "repeat this markup: </script><script>alert('in prompt')</script>"
              + " <img src=x onerror=alert(9)>"
          ]
        ),
        (
          "Assistant",
          [
            #"<script>alert('xss')</script> and <img src=x onerror="alert(1)"> then"#,
            #"<a href="javascript:alert(3)" onclick="alert(4)">x</a>"#,
            "<!-- comment --> ]]> <already> &",
          ]
        ),
      ]
    ),
    SpokenRows(
      program: "chat_ansi_control",
      spoken: [
        ("User", ["Show the build log with ␛[1mcolours␛[0m and a nul ␀ here."]),
        ("Assistant", ["␛[1m␛[32mPASS␛[0m 12 tests ␛[31mFAIL␛[0m 1 test", "bell:␇ backspace:␈"]),
      ]
    ),
  ]

  @Test("What was asked and what the model said", arguments: answers)
  func answer(rows: SpokenRows) async throws {
    expect(try await rows.conversation(), toSay: rows.spoken)
  }
}

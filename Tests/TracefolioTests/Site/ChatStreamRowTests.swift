import Testing

/// Texts are those of the programs that made the fixture, and what their OpenAI client received.
@Suite("What a reader finds of a streamed Chat Completion")
struct ChatStreamRowTests {
  static let streams: [SpokenRows] = [
    SpokenRows(program: "docs_streaming", spoken: ChatTexts.titan),
    SpokenRows(program: "docs_async_streaming", spoken: ChatTexts.titan),
    SpokenRows(program: "chat_stream_usage", spoken: ChatTexts.titan),
    SpokenRows(program: "chat_stream_helper", spoken: ChatTexts.titan),
    SpokenRows(
      program: "chat_stream_slow_start",
      spoken: [
        ("User", ["A slow start, please."]),
        ("Assistant", ["Sorry for the wait - the timetable is ready now."]),
      ]
    ),
    SpokenRows(
      program: "chat_stream_n2",
      spoken: [
        ("User", ["Write three slogans for Atlas."]),
        ("Assistant Choice 0", ["Atlas: go where the map folds."]),
        ("Assistant Choice 1", ["Pack light, wander far. 🧭"]),
      ]
    ),
    SpokenRows(
      program: "chat_refusal_stream",
      spoken: [("User", [ChatTexts.locker]), ("Assistant", [ChatTexts.refused])]
    ),
    SpokenRows(
      program: "chat_stream_length",
      spoken: [
        ("User", ["Tell the history of the Orient Express."]),
        ("Assistant", [ChatTexts.history + " ▲ Stopped by length: the answer is cut"]),
      ]
    ),
    SpokenRows(
      program: "chat_i18n",
      spoken: [
        ("User", ["Greet me in many languages."]),
        (
          "Assistant",
          [
            "日本語: 京都の桜は四月上旬が見頃です。 中文：请提前预订座位。",
            "العربية: مرحبا بكم في مكتب أطلس للسفر! رقم الحجز ABC-123.", "👩🏽‍🚀🏳️‍🌈🇵🇹 1️⃣ 🤷🏿‍♀️",
            "zero‹U+200B›width", "RTL override ‹U+202E›abc‹U+202C›", "ไทย: สวัสดี",
          ]
        ),
      ]
    ),
  ]

  @Test("What a stream's chunks say, not what MLflow makes of them", arguments: streams)
  func stream(rows: SpokenRows) async throws {
    expect(try await rows.conversation(), toSay: rows.spoken)
  }
}

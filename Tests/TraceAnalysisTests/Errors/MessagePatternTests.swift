import TestSupport
import Testing
import TraceAnalysis

@Suite("Patterns of messages")
struct MessagePatternTests {
  @Test(
    "What changes from one occurrence to the next is taken out",
    arguments: [
      // Of the sample stores.
      (
        "Error code: 401 - Incorrect API key provided: sk-test-********FAKE. You can find your API key at https://platform.openai.com/account/api-keys.",
        "Error code: 401 - Incorrect API key provided: <id>. You can find your API key at <url>."
      ),
      (
        "Error code: 400 - Unsupported value: 'temperature' does not support 3.5 with this model.",
        "Error code: 400 - Unsupported value: <text> does not support <n> with this model."
      ),
      (
        "booking system: reference 'ZZZ-000' not found\n(see <b>manual</b> §4)",
        "booking system: reference <text> not found (see <b>manual</b> §4)"
      ),
      ("KeyError: 'missing'", "KeyError: <text>"),
      ("Connection error.", "Connection error."),
      (
        "Error running tool lookup_fare: fare database offline",
        "Error running tool lookup_fare: fare database offline"
      ),
      // Of the kinds that services write.
      (
        "Rate limit reached for gpt-4o in organization org-AbC123dEf456 on tokens per min (TPM): Limit 30000, Used 29412, Requested 1200. Please try again in 1.224s.",
        "Rate limit reached for gpt-4o in organization <id> on tokens per min (TPM): Limit <n>, Used <n>, Requested <n>. Please try again in <n>s."
      ),
      (
        "request req_011CSHoEeqs5C35K2UUqR7Fy at 2026-11-23T10:28:31.123Z, took 20ms (50%)",
        "request <id> at <time>, took <n>ms (<n>%)"
      ),
      (
        "span 9f86d081884c7d65 of 78f0e621-1e3d-1e92-5d3c-3c81ded3dc17 at 0x7f3a2b1c",
        "span <id> of <id> at <id>"
      ),
      ("No such file: /srv/lab/run/a.json", "No such file: <path>"),
      (#"C:\Users\me\a.txt is locked"#, "<path> is locked"),
      ("{'code': 'rate_limit', \"n\": 3}", "{'code': <text>, \"n\": <n>}"),
      ("it's what the model can't do", "it's what the model can't do"),
      ("  many \t\n spaces  ", "many spaces"), ("and/or 12/34", "and/or <n>/<n>"),
      ("", ""), ("'", "'"), ("***", "***"), ("-5 +3 1.2.3", "<n> <n> <n>"),
      // Without a digit it is a word; a few digits do not make an id.
      ("deadbeef is a word, cafe too", "deadbeef is a word, cafe too"),
      ("é1é ünï 'ö'", "é1é ünï <text>"),
    ]
  )
  func patterns(message: String, expected: String) {
    #expect(MessagePattern(message).text == expected)
  }

  @Test("Messages that differ in such parts alone group, others do not")
  func groups() {
    let first = MessagePattern("timeout after 30 s for req_011CSHoEeqs5C35K2UUqR7Fy")
    #expect(first == MessagePattern("timeout after 60 s for req_99aXyZ7Qwe12RtYu"))
    #expect(first != MessagePattern("timeout before 30 s for req_011CSHoEeqs5C35K2UUqR7Fy"))
    #expect(MessagePattern("Error code: 429 - no") != MessagePattern("Error code: 500 - no"))
  }

  @Test("Only the beginning of a long message is read, cut between characters")
  func long() {
    let cut = MessagePattern(String(repeating: "é", count: 100_000)).text
    #expect(cut.utf8.count < 1010 && cut.hasSuffix("é…") && !cut.contains("\u{FFFD}"))
    let same = String(repeating: "a ", count: 500)
    #expect(MessagePattern(same + "x") == MessagePattern(same + "y"))
  }

  @Test("Any text has a pattern, and the pattern's own pattern is no longer", arguments: 0..<40)
  func anyText(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let pieces = [
      "'", "\"", "`", "/", "\\", ":", "://", "http", " ", "\n", "a", "é", "1", "0x", "-", "_", ".",
      "*", "{", "}", "2024-01-01", "code: ", "429", "C:\\", "<", "\u{0}", "🙂",
    ]
    for _ in 0..<50 {
      let message = random.text(of: pieces, count: 0...60)
      let pattern = MessagePattern(message).text
      #expect(pattern.utf8.count <= 6 * message.utf8.count)
      #expect(!pattern.contains("\u{FFFD}"))
    }
  }
}

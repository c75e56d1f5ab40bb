import Foundation
import Testing

/// Expected values are read from the store or from the records of the programs that filled it.
@Suite("Numbers, files and faults of a Chat Completion on its page")
struct ChatDetailTests {
  private func page(_ program: String) async throws -> String {
    let trace = try RecordedStore.trace(of: program)
    return try await BuiltSite.whole.value.text("traces/\(trace).html")
  }

  private func conversation(_ program: String) async throws -> String {
    PageTable.content(of: "c", in: try await page(program))
  }

  @Test("A stream with two choices: what MLflow mixed is not in the conversation")
  func mixed() async throws {
    let garbled = "Atlas:Pack go light, where wander the far."
    let stored = try RecordedStore.spans(of: try RecordedStore.trace(of: "chat_stream_n2"))
    let content = stored[0].outputs["choices"][0]["message"]["content"].text
    #expect(content?.hasPrefix(garbled) == true)
    let page = try await page("chat_stream_n2")
    #expect(!PageTable.content(of: "c", in: page).contains(garbled))
    #expect(page.ranges(of: garbled).count <= 3)
    #expect(PageTable.text(of: "spans", in: page).contains("mixed 2 choices into one"))
  }

  @Test("Every text of a stream is there as the program's client put it together, letter by letter")
  func clientSaw() async throws {
    var count = 0
    for program in try RecordedStore.oracle.get().programs
    where program.clientSaw.count == program.traceIds.count {
      for (trace, saw) in zip(program.traceIds, program.clientSaw) where saw.kind == "chat_stream" {
        let page = try await BuiltSite.whole.value.text("traces/\(trace).html")
        let said = letters(PageTable.text(of: "c", in: page).replacing(/‹U\+[0-9A-F]+›/, with: ""))
        for text in (saw.text ?? [:]).values {
          count += 1
          #expect(said.contains(letters(text)), "\(program.program)")
        }
      }
    }
    #expect(count == 13)
  }

  /// What no Markdown and no layout changes.
  private func letters(_ text: String) -> String { text.filter(\.isLetter) }

  @Test(
    "Cached tokens, reasoning tokens and cost, and where they come from",
    arguments: [
      // `usage` of the answer: 2,048 of 2,310 prompt tokens cached, 896 of 931 for reasoning.
      (
        "chat_reasoning_cached", ["2 310", "931", "3 241", "2 048", "896", "$0.00495"],
        "Reasoning effort medium"
      ),
      ("chat_stream_usage", ["15", "118", "133", "0", "0", "$0.0000731"], "include_usage"),
      ("chat_length", ["14", "23", "37", "0", "0", "$0.0000159"], "Finish reason length"),
      (
        "chat_content_filter", ["10", "1", "11", "0", "0", "$0.0000021"],
        "Finish reason content_filter"
      ),
      ("chat_refusal", ["19", "23", "42", "0", "0", "$0.0000166"], "Finish reason stop"),
    ]
  )
  func ledger(program: String, numbers: [String], setting: String) async throws {
    let page = try await page(program)
    let rows = PageTable.rows(of: "k", in: page)
    try #require(rows.count == 4)
    #expect(Array(rows[1][2...7]) == numbers)
    #expect(rows[1].last == "yes")
    #expect(rows[3].last == "✓ equal")
    #expect(SpanArticle.text(named: "Completions", in: page).contains(setting))
  }

  @Test("A stream without usage says so and counts nothing")
  func unknown() async throws {
    let tokens = PageTable.text(of: "k", in: try await page("docs_streaming"))
    #expect(tokens.contains(#"ask for them with stream_options={"include_usage": True}"#))
    #expect(!tokens.contains("Counted"))
  }

  @Test("How likely each token was, and what the model might have said instead")
  func tokens() async throws {
    let page = try await page("chat_logprobs")
    let tables = page.matches(of: /(?s)<table class="lp">(.*?)<\/table>/)
    try #require(tables.count == 1)
    let rows = tables[0].1.matches(of: /(?s)<tr>(.*?)<\/tr>/).map { row in
      row.1.matches(of: /(?s)<td[^>]*>(.*?)<\/td>/).map { PlainText.of(String($0.1)) }
    }
    // e to the power of each recorded logarithm.
    #expect(
      rows.dropFirst() == [
        ["Calm", "99.9 %", "-0.000544", "CALM 8.2 %"],
        ["␣and", "96.4 %", "-0.036638", "␣AND 7.9 %"],
        ["␣bright", "6.5 %", "-2.732085", "␣BRIGHT 0.5 %"], [".", "2.4 %", "-3.747863", ""],
      ]
    )
    #expect(try await !self.page("docs_basic").contains("Token probabilities"))
  }

  @Test("A picture that was sent is shown as the bytes that were sent")
  func picture() async throws {
    let trace = try RecordedStore.trace(of: "chat_vision")
    let sent = try RecordedStore.spans(of: trace)[0].inputs["messages"][0]["content"][1]
    let address = try #require(sent["image_url"]["url"].text)
    let rows = ConversationRow.all(in: try await page("chat_vision"))
    let shown = try #require(rows[0].pictures.first)
    let file = try await BuiltSite.whole.value.files[String(shown.dropFirst("../".count))]
    #expect(file == (try RecordedStore.attachment(address, of: trace)))
    #expect(rows[1].pictures == [])
  }

  @Test("A picture elsewhere is a link, a sound can be played")
  func elsewhere() async throws {
    let html = try await conversation("chat_vision_url_and_audio")
    #expect(!html.contains("<img"))
    let source = try #require(html.firstMatch(of: /<audio controls [^>]*src="\.\.\/([^"]*)"/)).1
    let sound = try await BuiltSite.whole.value.files[String(source)]
    #expect(sound?.count == 16)
    #expect(sound?.starts(with: Data("RIFF".utf8)) == true)
  }

  @Test("Nothing in a text becomes markup of the page: not what was asked, not what was answered")
  func markup() async throws {
    let html = try await conversation("chat_xss")
    let tags = HTMLTags.all(in: Data(html.utf8))
    let harmful = ["script", "img", "iframe", "style", "svg", "textarea"]
    #expect(tags.filter { harmful.contains($0.name) }.map(\.name) == [])
    #expect(tags.allSatisfy { tag in !tag.attributes.contains { $0.name.hasPrefix("on") } })
    let links = tags.compactMap { $0.value("href") }.filter { $0.contains(":") }
    // Pictures elsewhere are links that nobody follows for the reader.
    #expect(links == ["http://evil.example/x.png", "https://example.org/"])
  }

  @Test("No control character reaches the page, none is lost from it")
  func controls() async throws {
    let said = PageTable.text(of: "c", in: try await page("chat_ansi_control"))
    for shown in [
      "nul:␀", "bell:␇", "backspace:␈", "vt:␋", "ff:␌", "del:␡", "c1:‹U+0085›",
      "line sep:‹U+2028›", "para sep:‹U+2029›", "bom:‹U+FEFF›", "CRLF line", "CR line",
    ] {
      #expect(said.contains(shown))
    }
  }

  @Test("The raw response's program sees the header that asked for it")
  func raw() async throws {
    let span = SpanArticle.text(named: "Completions", in: try await page("chat_raw_response"))
    #expect(span.contains("X-Stainless-Raw-Response"))
    #expect(span.contains("Response id chatcmpl-KXubMn4EAgWGmqoTp4RTCUR3Ozs4H"))
  }
}

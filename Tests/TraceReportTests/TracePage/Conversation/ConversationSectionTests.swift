import Foundation
import JSONBytes
import Testing
import TraceModel

@testable import TraceAnalysis
@testable import TraceReport

@Suite("A conversation on a page")
struct ConversationSectionTests {
  private let models = [
    Span("a", 1_760_000, 57_800_000, kind: .chatModel).named("llm"),
    Span("b", 60_000_000, 90_000_000, kind: .chatModel).named("llm"),
  ]

  private func rows(_ html: String) -> [String] {
    Array(html.components(separatedBy: "<li")[1...])
  }

  @Test("A row a message: who, what, when it was asked and which span answered")
  func rows() throws {
    let root = Span("root", 0, 100_000_000)
    let html = try ConversationSection(
      [root] + models,
      [ConversationThread.Turn(1, asked: [.user("Hi <b>")], answered: [.assistant(.said("Yes"))])]
    ).html()
    let rows = rows(html)
    try #require(rows.count == 2)
    #expect(rows[0].hasPrefix(" id=\"c-s-a\"><b>User</b><div>"))
    #expect(rows[0].contains("Hi &lt;b&gt;"))
    #expect(rows[0].contains("<small>+1.76<small>\u{2009}ms</small></small>"))
    #expect(rows[1].hasPrefix("><b>Assistant</b><div>"))
    #expect(rows[1].contains("<a href=\"#s-a\">llm</a> <span class=\"o\">1</span> · +57.8<small>"))
  }

  @Test("A turn that goes on with the one above says nothing of it")
  func continued() throws {
    let html = try ConversationSection(
      models,
      [
        ConversationThread.Turn(0, asked: [.user("x")], answered: [.assistant(.said("1"))]),
        ConversationThread.Turn(
          1,
          repeated: 2,
          continues: 0,
          asked: [.user("y")],
          answered: [.assistant(.said("2"))]
        ),
      ]
    ).html()
    #expect(html.contains("2 model calls read as one thread"))
    #expect(!html.contains("class=\"as\""))
    #expect(html.contains("<li id=\"c-s-b\"><b>User</b>"))
  }

  @Test("One that goes on with another links to it, one that goes on with none says so")
  func branched() throws {
    let third = Span("c", 91, 92, kind: .chatModel)
    let html = try ConversationSection(
      models + [third],
      [
        ConversationThread.Turn(0, asked: [.user("x")], answered: [.assistant(.said("1"))]),
        ConversationThread.Turn(1, asked: [.user("z")], answered: [.assistant(.said("2"))]),
        ConversationThread.Turn(2, repeated: 1, continues: 0, answered: [.assistant(.said("3"))]),
      ]
    ).html()
    #expect(html.contains("3 model calls read as 2 threads"))
    #expect(html.contains("<li id=\"c-s-b\"><p class=\"as\">Thread 2</p></li>"))
    #expect(
      html.contains(
        "<li id=\"c-s-c\"><p class=\"as\">› 1 message as in <a href=\"#c-s-a\">llm "
          + "<span class=\"o\">1</span></a></p></li>"
      )
    )
  }

  @Test("A prompt is folded from its seventh line on, or beyond 600 bytes; a question never is")
  func folded() throws {
    let lines = (1...7).map { "line \($0)" }.joined(separator: "\n")
    let six = (1...6).map { "line \($0)" }.joined(separator: "\n")
    func html(_ role: Message.Role, _ text: String) throws -> String {
      try ConversationSection(
        models,
        [ConversationThread.Turn(0, asked: [Message(role: role, parts: [.said(text)])])]
      ).html()
    }
    #expect(try html(.system, lines).contains("<details><summary>line 1 line 2"))
    #expect(try !html(.system, six).contains("<details>"))
    #expect(try html(.developer, String(repeating: "x", count: 601)).contains("<details>"))
    #expect(try !html(.developer, String(repeating: "x", count: 600)).contains("<details>"))
    #expect(try !html(.user, lines).contains("<details>"))
  }

  @Test(
    "A call without an answer says why",
    arguments: [
      (
        Span("a", 0, 9, kind: .chatModel).failed().event(
          "exception",
          at: 5,
          #"{"exception.type":"E<"}"#
        ),
        "Failed: <b>E&lt;</b>"
      ),
      (Span("a", 0, nil, kind: .chatModel), "Not finished: no answer recorded"),
      (Span("a", 0, 9, kind: .chatModel), "– no answer recorded"),
    ]
  )
  func unanswered(_ span: Span, _ words: String) throws {
    let html = try ConversationSection(
      [span],
      [ConversationThread.Turn(0, asked: [.user("x")])]
    ).html()
    #expect(html.contains(words))
    #expect(rows(html).last?.contains("<a href=\"#s-a\">a</a>") == true)
  }

  private let failed =
    #"{"object":"response","error":{"code":"server_error","message":"It broke."}}"#

  @Test(
    "An answer that failed says so once, and not that it is empty",
    arguments: [
      ([], nil), ([Message.assistant()], nil), ([Message.assistant(stop: "server_error")], nil),
      ([Message.assistant(.said("Half"), stop: "server_error")], "Half"),
    ] as [([Message], String?)]
  )
  func failedAnswer(_ answered: [Message], _ said: String?) throws {
    let html = try ConversationSection(
      [Span("a", 0, 9, kind: .chatModel).outputs(failed)],
      [ConversationThread.Turn(0, asked: [.user("x")], answered: answered)]
    ).html()
    #expect(html.ranges(of: "Failed: <b>server_error</b> It broke.</p>").count == 1)
    #expect(!html.contains("answered empty") && !html.contains("no answer recorded"))
    if let said { #expect(html.contains(said)) }
  }

  @Test("An answer that an exception cut off says after how many chunks")
  func cutOff() throws {
    let raised = #"{"exception.type":"E","exception.message":"<gone>"}"#
    let span = Span("a", 0, 9, kind: .chatModel).failed().event("exception", at: 5, raised)
    let turn = ConversationThread.Turn(
      0,
      answered: [.assistant(.said("1")), .assistant(.said("2"))]
    )
    let whole = try ConversationSection([span], [turn]).html()
    #expect(whole.ranges(of: "<p class=\"bad\">Failed: <b>E</b> &lt;gone&gt;</p>").count == 1)
    let chunk =
      #"{"object":"chat.completion.chunk","choices":[{"index":0,"delta":{"content":"1"}}]}"#
    let streamed = try ConversationSection([span.chunk(chunk, at: 2).chunk(chunk, at: 3)], [turn])
      .html()
    #expect(rows(streamed)[1].contains("<p class=\"bad\">Cut off after 2 chunks: <b>E</b>"))
    #expect(!rows(streamed)[0].contains("Cut off"))
  }

  @Test("Choices, names and why the model stopped are told; an empty answer is said to be one")
  func remarks() throws {
    var first = Message.assistant(.said("1"), stop: "length")
    var second = Message.assistant(stop: "stop")
    first.choice = 0
    second.choice = 1
    let named = Message(role: .user, name: "<Ana>", parts: [.said("x")])
    let html = try ConversationSection(
      models,
      [ConversationThread.Turn(0, asked: [named], answered: [first, second])]
    ).html()
    #expect(html.contains("<b>User <small>&lt;Ana&gt;</small></b>"))
    #expect(html.contains("<b>Assistant <small>Choice 0</small></b>"))
    #expect(html.contains("▲ Stopped by length"))
    #expect(html.contains("<small>Choice 1</small></b><div><p class=\"none\">– answered empty</p>"))
  }

  @Test("JSON is laid out, and what only looks like it is a text")
  func structured() throws {
    #expect(try answer(.said(#" {"a":[{"b":1}]}"#)).contains("<pre class=\"json\">{"))
    #expect(try answer(.said("[1] is a source")).contains("<pre class=\"plain\">[1] is"))
    #expect(try answer(.said("42")).contains("<pre class=\"plain\">42"))
  }

  @Test("Refusal and reasoning carry their names")
  func labelled() throws {
    let html = try answer(.reasoning(Array("hm".utf8)[...]), .refusal(Array("no".utf8)[...]))
    #expect(html.contains("<div class=\"why\"><p class=\"h\">Reasoning</p>"))
    #expect(html.contains("<div class=\"bad\"><p class=\"h\">Refusal</p>"))
  }

  @Test("A source is named once, and is a link where it is an address of the web")
  func citations() throws {
    let page = Citation(source: "https://a.example/?x=1&y", isAddress: true, title: "<A>")
    let script = Citation(source: "javascript:alert(1)", isAddress: true)
    let file = Citation(source: "file-1", isAddress: false, title: "b.pdf")
    let html = try answer(.said("x", page, script, page, file))
    #expect(
      html.contains(
        "<ol class=\"cites\"><li><a href=\"https://a.example/?x=1&amp;y\" "
          + "rel=\"noopener noreferrer nofollow\">&lt;A&gt;</a></li><li>javascript:alert(1)</li>"
          + "<li>b.pdf <code>file-1</code></li></ol>"
      )
    )
  }
}

import JSONBytes
import Testing
import TraceModel

@testable import TraceAnalysis
@testable import TraceReport

@Suite("Where the parts of a conversation stand")
struct ConversationPlacesTests {
  private func call(_ id: String?, _ name: String) -> ToolCall {
    ToolCall(id: id, name: name, kind: "function")
  }

  private func message(_ calls: ToolCall...) -> Message {
    Message(role: .assistant, parts: calls.map { .call(ConversationCall($0)) })
  }

  @Test("Boxes are counted over the whole page; calls that could be meant twice have none")
  func boxes() {
    let section = ConversationSection(
      [Span("a", kind: .chatModel), Span("b", kind: .chatModel)],
      [
        ConversationThread.Turn(
          0,
          asked: [message(call("old", "f"))],
          answered: [message(call("1", "f"), call(nil, "g"))]
        ),
        ConversationThread.Turn(1, answered: [message(call(nil, "h"), call(nil, "h"))]),
      ]
    )
    let places = section.places
    #expect(places.firstBoxes == [0, 3])
    #expect(places.box(of: call("1", "f"), askedIn: 0) == 1)
    #expect(places.box(of: call(nil, "g"), askedIn: 0) == 2)
    #expect(places.box(of: call("1", "f"), askedIn: 1) == nil)
    #expect(places.box(of: call(nil, "h"), askedIn: 1) == nil)
    #expect(!places.hold([call("1", "f"), call("2", "f")], askedIn: 0))
    #expect(places.hold([], askedIn: 1))
  }

  @Test("Two spans of one model call have one turn")
  func twins() throws {
    let section = ConversationSection(
      [
        Span("root", kind: .agent), Span("outer", below: "root", kind: .chatModel),
        Span("inner", below: "outer", kind: .chatModel),
      ],
      [ConversationThread.Turn(1, asked: [.user("x")], answered: [message(call("1", "f"))])]
    )
    #expect(section.places.turns == [1: 0, 2: 0])
    #expect(section.places.box(of: call("1", "f"), askedIn: 2) == 0)
    var html = ByteBuffer()
    section.writeLine(for: 0, to: &html)
    #expect(html.count == 0)
    section.writeLine(for: 1, to: &html)
    section.writeLine(for: 2, to: &html)
    #expect(
      html.string() == """
        <p class="said">Conversation: <a href="#c-s-outer">2 new messages</a></p>
        <p class="said">Conversation: as in <a href="#c-s-outer">outer</a></p>

        """
    )
  }

  @Test("A turn that repeats messages says how many, and where they were")
  func repeated() {
    let section = ConversationSection(
      [Span("a", kind: .chatModel), Span("b", kind: .chatModel)],
      [
        ConversationThread.Turn(0, asked: [.user("x")], answered: [.assistant(.said("y"))]),
        ConversationThread.Turn(1, repeated: 3, continues: 0, answered: [.assistant(.said("z"))]),
      ]
    )
    #expect(section.messageCount == 3)
    var html = ByteBuffer()
    section.writeLine(for: 1, to: &html)
    #expect(
      html.string().contains(
        ">1 new message</a> after 3 shown above</p>"
      )
    )
  }
}

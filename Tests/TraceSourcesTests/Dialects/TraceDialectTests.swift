import JSONBytes
import Testing
import TraceModel

@testable import TraceSources

@Suite("What the attributes of spans say of their trace")
struct TraceDialectTests {
  @Test(
    "session, user and name",
    arguments: [
      (#"{"session.id": "s", "user.id": "u"}"#, "s", "u", "root"),
      (#"{"gen_ai.conversation.id": "s", "enduser.id": "u"}"#, "s", "u", "root"),
      (
        #"{"langfuse.session.id": "s", "langfuse.user.id": "u", "langfuse.trace.name": "n"}"#, "s",
        "u", "n"
      ),
      (
        #"""
        {"traceloop.association.properties.session_id": "s",
         "traceloop.association.properties.user_id": "u", "traceloop.workflow.name": "n"}
        """#, "s", "u", "n"
      ),
      (
        #"{"ai.telemetry.metadata.sessionId": "s", "ai.telemetry.metadata.userId": "u"}"#, "s", "u",
        "root"
      ),
      (#"{"mlflow.trace.session": "s", "mlflow.trace.user": "u"}"#, "s", "u", "root"),
    ]
  )
  func participants(attributes: String, session: String, user: String, name: String) throws {
    let trace = try trace([attributes])
    #expect(trace.sessionID == session)
    #expect(trace.user == user)
    #expect(trace.name == name)
  }

  @Test("tags and metadata, sorted")
  func entries() throws {
    let trace = try trace([
      #"""
      {"openinference.span.kind": "AGENT", "tag.tags": ["a", "b"],
       "metadata": "{\"z\": 1, \"b\": \"two\"}", "langfuse.trace.metadata.c": "three"}
      """#
    ])
    #expect(trace.tags == [TextPair(key: "tags", value: "a, b")])
    #expect(
      trace.metadata == [
        TextPair(key: "b", value: "two"), TextPair(key: "c", value: "three"),
        TextPair(key: "z", value: "1"),
      ]
    )
  }

  @Test("the root says it before others, and what the trace knows stays")
  func order() throws {
    let attributes = [#"{"session.id": "root's", "user.id": "u"}"#, #"{"session.id": "child's"}"#]
    #expect(try trace(attributes).sessionID == "root's")
    #expect(try trace(attributes.reversed(), roots: [1]).sessionID == "root's")
    #expect(try trace(attributes, session: "known").sessionID == "known")
  }

  /// A trace of a span for each object of attributes, the first of which is the root.
  private func trace(
    _ attributes: [String],
    roots: Set<Int> = [0],
    session: String? = nil
  ) throws -> Trace {
    var trace = Trace(
      id: "t",
      state: .ok,
      requestTimeMS: 0,
      experiment: Experiment(id: "0", name: nil),
      source: "test"
    )
    trace.sessionID = session
    trace.spans = try attributes.enumerated().map { place, text in
      var span = try Span.speaking(text, name: roots.contains(place) ? "root" : "child")
      if !roots.contains(place) { span.parentID = "other" }
      return span
    }
    Dialects.interpret(&trace)
    return trace
  }
}

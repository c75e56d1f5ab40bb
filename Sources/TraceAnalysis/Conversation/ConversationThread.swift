import TraceModel

/// The model calls of a trace read as one conversation: each message once, where it first came.
package struct ConversationThread: Sendable {
  /// In the order in which the calls started.
  package let turns: [Turn]

  /// What one model call added.
  package struct Turn: Sendable {
    /// Index of the span of the model call.
    package var span: Int
    /// How many messages of its request earlier turns show already.
    ///
    /// Messages and items as the request lists them; instructions and results count as well.
    package var repeated: Int
    /// The turn whose conversation this one goes on with, as its index among the turns.
    ///
    /// Nil where this one begins a conversation. Its instructions may be others than that turn's, as
    /// after a handover.
    package var continues: Int?
    /// The messages of the request that no earlier turn shows.
    ///
    /// A tool's result is no message of its own where it stands under the call that it answers. Items
    /// of the model that follow each other are one message.
    package var asked: [Message]
    /// The messages of the answer; one a choice where the request asked for several.
    ///
    /// Empty where the call failed.
    package var answered: [Message]
    /// The id of the response that the request goes on with; nil where it names none, and where a turn
    /// of the trace has it.
    package var earlierResponse: String?
  }
}

extension ConversationThread {
  /// Reads the model calls of a trace, and of those inside others the outermost alone: the Agents SDK
  /// records a call in two, one in the other.
  ///
  /// Pure. Nil where no model call has messages.
  package init?(_ analysed: AnalysedTrace) {
    let requests = Self.requests(analysed)
    if requests.isEmpty { return nil }
    var builder = ThreadBuilder(isAlone: requests.count == 1)
    for (span, request) in requests { builder.add(request, span: span, of: analysed) }
    turns = builder.turns
    if turns.allSatisfy({ $0.asked.isEmpty && $0.answered.isEmpty }) { return nil }
  }

  private typealias Call = (span: Int, request: RecordedRequest)

  /// By start, then in tree order.
  private static func requests(_ analysed: AnalysedTrace) -> [Call] {
    let spans = analysed.trace.spans
    let calls = analysed.tree.order.compactMap { span in
      RecordedRequest(of: spans[span]).map { Call(span, $0) }
    }
    if calls.count < 2 { return calls }
    let asking = Set(calls.map(\.span))
    let outermost = Outermost(analysed.tree) { asking.contains($0) }
    return calls.enumerated().filter { outermost.above[$0.element.span] == nil }
      .sorted { one, other in
        (spans[one.element.span].startNS, one.offset)
          < (spans[other.element.span].startNS, other.offset)
      }
      .map(\.element)
  }
}

import JSONBytes
package import TraceModel

/// Whether the output that a store keeps of a stream is what its chunks say.
///
/// MLflow puts the output together itself: it loses streamed tool calls and refusals, mixes the
/// choices of one request, says `stop` where the last chunk has no choices, and after an error it
/// forgets what had come. Of a Response that did not complete it keeps the items alone.
package struct StreamProof: Sendable, Equatable {
  /// What is wrong with the store's output.
  package enum Flaw: Sendable, Equatable {
    /// Number of calls that are missing.
    case lostCalls(Int)
    /// Calls are there, with other names or arguments.
    case otherCalls
    case lostRefusal
    case lostReasoning
    case lostText
    case otherText
    /// Number of choices that are in fewer in the store.
    case mixedChoices(Int)
    /// Both reasons, the store's first.
    case otherFinish(String, String)
    /// What the events of a Response say of it as a whole: names of members, in a fixed order.
    case lostMembers([String])
  }

  /// Empty where both agree.
  package let flaws: [Flaw]

  /// Nil where there is nothing to compare: no output, one of another shape, or nothing in either.
  package init?(_ stream: StreamOutput, of span: Span) {
    guard stream.kind != .other, let outputs = span.outputs, !outputs.isNull,
      let recorded = RecordedChoices.all(in: outputs)
    else { return nil }
    let members = Self.members(stream, outputs)
    if members.isEmpty, !(stream.choices + recorded).contains(where: \.hasContent) { return nil }
    let isMixed = stream.kind != .responses && recorded.count < stream.choices.count
    flaws =
      Self.calls(stream.choices, recorded)
      + (isMixed ? [.mixedChoices(stream.choices.count)] : Self.texts(stream.choices, recorded))
      + Self.losses(stream.choices, recorded)
      + (stream.kind == .chatCompletion ? Self.reasons(stream.choices, recorded) : [])
      + members
  }

  /// An output that is no Response, such as a list of its items, has no such members to lose.
  private static func members(_ stream: StreamOutput, _ outputs: Payload) -> [Flaw] {
    guard stream.kind == .responses, outputs["object"]?.isString("response") == true else {
      return []
    }
    let lost = ["id", "model", "usage", "error", "incomplete_details"].filter { key in
      outputs[named: key]?.isNull ?? true && stream.answer[key] != nil
    }
    return lost.isEmpty ? [] : [.lostMembers(lost)]
  }

  private static func calls(_ chunks: [StreamChoice], _ recorded: [StreamChoice]) -> [Flaw] {
    let (ours, theirs) = (chunks.flatMap(\.toolCalls), recorded.flatMap(\.toolCalls))
    if ours.count > theirs.count { return [.lostCalls(ours.count - theirs.count)] }
    let agree = zip(ours, theirs).allSatisfy { ours, theirs in
      (ours.name ?? theirs.name) == theirs.name && ours.arguments == theirs.arguments
    }
    return agree ? [] : [.otherCalls]
  }

  private static func texts(_ chunks: [StreamChoice], _ recorded: [StreamChoice]) -> [Flaw] {
    let (ours, theirs) = (chunks.compactMap(\.text), recorded.compactMap(\.text))
    if ours == theirs { return [] }
    return theirs.isEmpty ? [.lostText] : [.otherText]
  }

  private static func losses(_ chunks: [StreamChoice], _ recorded: [StreamChoice]) -> [Flaw] {
    var flaws: [Flaw] = []
    if isLost(\.refusal, chunks, recorded) { flaws.append(.lostRefusal) }
    if isLost(\.reasoning, chunks, recorded) { flaws.append(.lostReasoning) }
    return flaws
  }

  private static func isLost(
    _ part: KeyPath<StreamChoice, [UInt8]?>,
    _ chunks: [StreamChoice],
    _ recorded: [StreamChoice]
  ) -> Bool {
    chunks.contains { $0[keyPath: part] != nil } && recorded.allSatisfy { $0[keyPath: part] == nil }
  }

  private static func reasons(_ chunks: [StreamChoice], _ recorded: [StreamChoice]) -> [Flaw] {
    for (ours, theirs) in zip(chunks, recorded) {
      guard let ours = ours.finishReason, let theirs = theirs.finishReason else { continue }
      if ours != theirs { return [.otherFinish(theirs, ours)] }
    }
    return []
  }
}

import TraceAnalysis

/// Says whether the store's own output of a stream is what the chunks say.
enum StreamProofText {
  /// Not escaped; the reasons of an end come from the trace.
  static func text(_ proof: StreamProof) -> String {
    if proof.flaws.isEmpty { return "agrees with the output the store keeps" }
    let flaws = proof.flaws.map(words).joined(separator: ", ")
    return "the store’s own output \(flaws); this is what the chunks say"
  }

  private static func words(_ flaw: StreamProof.Flaw) -> String {
    switch flaw {
    case .lostCalls(let count): "lost \(CountText.text(count, "tool call"))"
    case .otherCalls: "has other tool calls"
    case .lostRefusal: "lost the refusal"
    case .lostReasoning: "lost the reasoning"
    case .lostText: "lost the text"
    case .otherText: "has another text"
    case .mixedChoices(let count): "mixed \(CountText.text(count, "choice")) into one"
    case .otherFinish(let theirs, let ours): "says \(theirs) where the model said \(ours)"
    case .lostMembers(let names): "lost the Response’s \(names.joined(separator: ", "))"
    }
  }
}

import TraceModel

/// The tools of a whole trace: what was called, and what was offered in vain.
package struct TraceTools: Sendable {
  /// In tree order of the spans that asked, each call once.
  package let calls: [Call]
  /// The tools that were offered to a model and that a model called, as they were offered first.
  package let called: [OfferedTool]
  /// The tools that were offered to a model and that no model called, as they were offered first.
  package let uncalled: [OfferedTool]

  /// A call and the spans that asked for it.
  package struct Call: Sendable {
    package let call: ToolCall
    /// Indices of the spans, the outermost first: the Agents SDK records a call in two, one in the
    /// other.
    package var askedIn: [Int]
  }

  /// Pure: the same trace gives the same tools.
  package init(_ analysed: AnalysedTrace) {
    let asks = analysed.spans.contains { !$0.toolCalls.isEmpty }
    calls = asks ? Self.calls(analysed) : []
    let offered = OfferedTools.all(analysed.trace.spans, order: analysed.tree.order)
    let names = offered.isEmpty ? CalledTools([]) : CalledTools(calls.map(\.call))
    called = offered.filter(names.contains)
    uncalled = offered.filter { !names.contains($0) }
  }

  /// True where there is nothing to tell.
  package var isEmpty: Bool { calls.isEmpty && uncalled.isEmpty }

  /// Calls are one where id and name are and one span that asked lies in the other.
  private struct Key: Hashable {
    let outermost: Int
    let id: ExactText
    let name: ExactText
  }

  private static func calls(_ analysed: AnalysedTrace) -> [Call] {
    let outermost = Outermost(analysed.tree) { !analysed.spans[$0].toolCalls.isEmpty }
    var places: [Key: Int] = [:]
    var found: [Call] = []
    for index in analysed.tree.order {
      let outer = outermost.above[index] ?? index
      for call in analysed.spans[index].toolCalls {
        let key = key(call, outer)
        if let place = key.flatMap({ places[$0] }), found[place].askedIn.last != index {
          found[place].askedIn.append(index)
        } else {
          if let key { places[key] = found.count }
          found.append(Call(call: call, askedIn: [index]))
        }
      }
    }
    return found
  }

  /// Nil for a call without an id.
  private static func key(_ call: ToolCall, _ outer: Int) -> Key? {
    guard let id = call.id, !id.isEmpty else { return nil }
    return Key(outermost: outer, id: ExactText(id), name: ExactText(call.name))
  }
}

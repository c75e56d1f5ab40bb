import JSONBytes
import TraceAnalysis
import TraceModel

/// Where the turns and the tool calls of a conversation stand on the page.
struct ConversationPlaces {
  /// The turn of a span; or of the span next above or below that records the same model call.
  private(set) var turns: [Int: Int] = [:]
  /// For each turn, how many boxes of calls come before it.
  private(set) var firstBoxes: [Int] = []
  /// For each turn, which of the conversations it belongs to was begun last, from 1.
  private(set) var threads: [Int] = []
  /// The number of a call's box; nil where it could be one of several.
  private var boxes: [Key: Int?] = [:]

  private struct Key: Hashable {
    let turn: Int
    /// Empty for a call without an id.
    let id: ExactText
    let name: ExactText

    init(_ call: ToolCall, turn: Int) {
      self.turn = turn
      id = ExactText(call.id ?? "")
      name = ExactText(call.name)
    }
  }

  init(_ thread: ConversationThread, _ analysed: AnalysedTrace) {
    var count = 0
    for (index, turn) in thread.turns.enumerated() {
      turns[turn.span] = index
      firstBoxes.append(count)
      threads.append((threads.last ?? 0) + (turn.continues == nil ? 1 : 0))
      count += turn.asked.reduce(0) { $0 + $1.calls.count }
      for call in turn.answered.flatMap(\.calls) {
        let key = Key(call, turn: index)
        boxes.updateValue(boxes[key] == nil ? count : nil, forKey: key)
        count += 1
      }
    }
    addTwins(analysed)
  }

  /// Agents record a model call in two spans, one in the other; only one of them has a turn.
  private mutating func addTwins(_ analysed: AnalysedTrace) {
    let (spans, parents) = (analysed.trace.spans, analysed.tree.parents)
    let models = analysed.tree.order.filter { spans[$0].kind.isModelCall }
    for (low, high) in models.compactMap({ low in parents[low].map { (low, $0) } })
    where spans[high].kind.isModelCall {
      if let turn = turns[high], turns[low] == nil { turns[low] = turn }
      if let turn = turns[low], turns[high] == nil { turns[high] = turn }
    }
  }

  /// The number of the box of a call that a span asked for; nil where there is none.
  func box(of call: ToolCall, askedIn span: Int) -> Int? {
    turns[span].flatMap { boxes[Key(call, turn: $0)] ?? nil }
  }

  /// Whether each of a span's calls has its box in the conversation.
  func hold(_ calls: [ToolCall], askedIn span: Int) -> Bool {
    calls.allSatisfy { box(of: $0, askedIn: span) != nil }
  }

  /// Appends the fragment of a box.
  static func appendAnchor(ofBox number: Int, to html: inout ByteBuffer) {
    html.append("c-")
    html.append(decimal: number + 1)
  }
}

extension Message {
  /// The calls among its parts, in order.
  fileprivate var calls: [ToolCall] {
    parts.compactMap { part in
      guard case .call(let call) = part else { return nil }
      return call.call
    }
  }
}

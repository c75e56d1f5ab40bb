import JSONBytes
import TraceModel

/// The results of tool calls as later requests carry them back to the model.
///
/// An id may come again in a trace, as a replay or a local server gives `call_1` to every first call.
struct RecordedAnswers {
  /// Of each id when it was asked for and answered, in order of time.
  private var events: [ExactText: [Event]] = [:]

  fileprivate struct Event {
    let timeNS: Int64
    let content: Content

    enum Content {
      /// By a span in or below this one.
      case asked(outermost: Int)
      /// The name is that of the call as the same request repeats it; nil where it does not.
      case answered(Payload, name: ExactText?)
    }
  }

  /// Reads the requests of all spans, and which ids their answers ask for; `outermost` holds for each
  /// span the one that its call is recorded in, too.
  init(_ spans: [Span], _ calls: [[ToolCall]], outermost: [Int]) {
    for span in spans {
      guard let inputs = span.inputs?.json else { continue }
      for list in [inputs["messages"], inputs, inputs["input"]] {
        if let list { addAnswers(in: list, at: span.startNS) }
      }
    }
    if events.isEmpty { return }
    for index in spans.indices {
      for id in calls[index].compactMap(\.id) where events[ExactText(id)] != nil {
        add(.asked(outermost: outermost[index]), under: id, at: spans[index].startNS)
      }
    }
    // A stable sort: of one moment the answers come first, as they are to calls before.
    for id in events.keys { events[id]?.sort { $0.timeNS < $1.timeNS } }
  }

  /// What the first request from a time on carries back under the call's id; nil where none does
  /// before another span asks for the same id, and where the request says that its answer is to
  /// another tool.
  func answer(to call: ToolCall, from timeNS: Int64, outermost: Int) -> Payload? {
    guard let id = call.id, !id.isEmpty, let events = events[ExactText(id)] else { return nil }
    for event in events[events.partition { $0.timeNS >= timeNS }...] {
      switch event.content {
      case .asked(let other): if other != outermost { return nil }
      case .answered(let result, let name):
        if name == nil || name == ExactText(call.name) { return result }
      }
    }
    return nil
  }
}

extension RecordedAnswers {
  /// Of one id in one request the first answer counts.
  private mutating func addAnswers(in list: JSONValue, at timeNS: Int64) {
    var names: [ExactText: ExactText] = [:]
    var answered: Set<ExactText> = []
    for message in list.elements {
      for (id, name) in Self.calls(in: message) { names[ExactText(id)] = ExactText(name) }
      guard let (id, result) = Self.answer(in: message), !result.isNull,
        answered.insert(ExactText(id)).inserted
      else { continue }
      add(.answered(.json(result), name: names[ExactText(id)]), under: id, at: timeNS)
    }
  }

  private mutating func add(_ content: Event.Content, under id: String, at timeNS: Int64) {
    events[ExactText(id), default: []].append(Event(timeNS: timeNS, content: content))
  }

  private static func answer(in message: JSONValue) -> (id: String, result: JSONValue)? {
    if message["role"]?.isString("tool") == true {
      return message["tool_call_id"]?.string.flatMap { id in message["content"].map { (id, $0) } }
    }
    guard message["type"]?.string?.hasSuffix("_call_output") == true else { return nil }
    return message["call_id"]?.string.flatMap { id in message["output"].map { (id, $0) } }
  }

  /// The calls that a request repeats, each with its name.
  private static func calls(in message: JSONValue) -> [(id: String, name: String)] {
    let calls = message["tool_calls"].map { $0.elements.compactMap(ToolCall.init(message:)) } ?? []
    let item = ToolCall(item: message).map { [$0] } ?? []
    return (calls + item).compactMap { call in call.id.map { ($0, call.name) } }
  }
}

extension [RecordedAnswers.Event] {
  /// The first index at which a condition holds that holds for all after it.
  fileprivate func partition(_ holds: (Element) -> Bool) -> Int {
    var (low, high) = (startIndex, endIndex)
    while low < high {
      let middle = (low + high) / 2
      if holds(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}

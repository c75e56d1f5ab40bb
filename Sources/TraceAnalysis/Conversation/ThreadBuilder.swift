import JSONBytes
import TraceModel

/// Puts a thread together, a model call at a time.
struct ThreadBuilder {
  private var thread: ThreadWriter
  private var elements: ElementCache
  /// What stands at the head of each turn's request: equal instructions, equal numbers.
  private var heads: [Int] = []
  private var headNumbers: [[Int]: Int] = [:]
  private var byResponse: [ExactText: Int] = [:]

  /// - Parameter isAlone: Whether there is one call to add.
  init(isAlone: Bool) {
    thread = ThreadWriter(isAlone: isAlone)
    elements = ElementCache(isAlone: isAlone)
  }

  var turns: [ConversationThread.Turn] { thread.turns }

  /// Adds the next call in order of start.
  mutating func add(_ request: RecordedRequest, span: Int, of analysed: AnalysedTrace) {
    let entries = entries(of: request)
    let head = entries.prefix { $0.isInstruction }
    let rest = entries[head.endIndex...]
    heads.append(number(ofHead: head))
    let origin = origin(of: request, rest)
    thread.begin(span, after: origin?.turn, earlierResponse: missingResponse(of: request))
    if let origin, hasSameHead(origin.turn) {
      thread.skip(head.count)
    } else {
      thread.instruct(head)
    }
    thread.repeat(rest.prefix(origin?.count ?? 0))
    thread.ask(rest.dropFirst(origin?.count ?? 0))
    let answer = RecordedAnswer(of: analysed.trace.spans[span], analysed.spans[span])
    thread.answer(answer)
    if let id = answer.id { byResponse[ExactText(id)] = turns.count - 1 }
  }

  private mutating func number(ofHead head: ArraySlice<NumberedEntry>) -> Int {
    let units = head.flatMap { $0.units.map(\.number) }
    let next = headNumbers.count
    let number = headNumbers[units, default: next]
    if number == next { headNumbers[units] = next }
    return number
  }

  private mutating func entries(of request: RecordedRequest) -> [NumberedEntry] {
    var entries: [NumberedEntry] = []
    if let message = request.instructionMessage {
      entries.append(NumberedEntry(ConversationEntry(content: .message(message)), &thread.paths))
    }
    for element in request.elements { entries.append(elements.entry(element, &thread.paths)) }
    return entries
  }
}

// MARK: Where a request comes from

extension ThreadBuilder {
  /// Which turn a request goes on with, and how many of its entries behind the head that turn shows.
  private struct Origin {
    let turn: Int
    let count: Int
  }

  /// The turn whose response the request names, else the one whose conversation it repeats furthest.
  ///
  /// Other instructions at the head do not make another conversation, as where an agent hands over to
  /// the next, provided that the model has answered in it.
  private func origin(of request: RecordedRequest, _ rest: ArraySlice<NumberedEntry>) -> Origin? {
    if let id = request.previousResponse, let turn = byResponse[ExactText(id)] {
      return Origin(turn: turn, count: 0)
    }
    var found: Origin?
    var node = ConversationPaths.root
    for (place, entry) in rest.enumerated() where !entry.units.isEmpty {
      for unit in entry.units {
        guard let next = thread.paths.next(node, unit.number) else { return found }
        node = next
      }
      if let turn = thread.paths.turn(at: node), !turns[turn].answered.isEmpty || hasSameHead(turn)
      {
        found = Origin(turn: turn, count: place + 1)
      }
    }
    return found
  }

  /// The response that the request goes on with where no earlier turn has it.
  private func missingResponse(of request: RecordedRequest) -> String? {
    request.previousResponse.flatMap { byResponse[ExactText($0)] == nil ? $0 : nil }
  }

  /// Whether the request that is being added has the instructions of an earlier turn.
  private func hasSameHead(_ turn: Int) -> Bool { heads[turn] == heads[heads.count - 1] }
}

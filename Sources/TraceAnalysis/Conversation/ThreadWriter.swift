import JSONBytes
import TraceModel

/// Writes the turns of a thread, and the paths by which later requests find them.
struct ThreadWriter {
  private(set) var turns: [ConversationThread.Turn] = []
  var paths: ConversationPaths
  private var results = CallResults()
  private var ends = Ends()
  /// True while the last message is made of the model's items, of which more may come.
  private var isOpen = false

  /// Where the conversation that is being written ends among the paths.
  private struct Ends {
    var whole = ConversationPaths.root
    /// The same without what a client may leave out of the next request.
    var short = ConversationPaths.root
  }

  private var turn: Int { turns.count - 1 }

  /// - Parameter isAlone: Whether there is one turn to write.
  init(isAlone: Bool) { paths = ConversationPaths(isAlone: isAlone) }

  /// Begins a turn; `origin` is the one that it goes on with, `earlierResponse` the id of a response
  /// that it goes on with and no turn has.
  mutating func begin(_ span: Int, after origin: Int?, earlierResponse: String?) {
    turns.append(
      ConversationThread.Turn(
        span: span,
        repeated: 0,
        continues: origin,
        asked: [],
        answered: [],
        earlierResponse: earlierResponse
      )
    )
    results.beginRequest()
    ends = Ends()
    isOpen = false
  }

  /// Instructions that an earlier turn shows; they are on no path.
  mutating func skip(_ instructions: Int) { turns[turn].repeated += instructions }

  /// Instructions that are new; they are on no path.
  mutating func instruct(_ entries: ArraySlice<NumberedEntry>) {
    for entry in entries {
      if case .message(let message) = entry.entry.content { turns[turn].asked.append(message) }
    }
  }

  /// Walks along what earlier turns show.
  mutating func `repeat`(_ entries: ArraySlice<NumberedEntry>) {
    for entry in entries {
      if case .result(let result) = entry.entry.content {
        take(result, isAnswered: false)
      } else {
        turns[turn].repeated += 1
        for unit in entry.units { walk(unit) }
      }
    }
  }

  /// Shows what is new in a request.
  mutating func ask(_ entries: ArraySlice<NumberedEntry>) {
    for entry in entries { show(entry, isAnswered: false) }
    ends.short = ends.whole
  }

  /// Shows the answer, each choice the end of a conversation of its own.
  mutating func answer(_ answer: RecordedAnswer) {
    let asked = ends
    if answer.choices.isEmpty { paths.end(turn, at: asked.whole) }
    for choice in answer.choices {
      ends = asked
      isOpen = false
      for entry in choice { show(NumberedEntry(entry, &paths), isAnswered: true) }
      paths.end(turn, at: ends.whole)
      if ends.short != asked.whole { paths.end(turn, at: ends.short) }
    }
  }
}

extension ThreadWriter {
  private mutating func walk(_ unit: NumberedEntry.Unit) {
    ends.whole = paths.extend(ends.whole, unit.number)
    guard let place = paths[call: ends.whole], let call = turns[place.turn][place] else { return }
    results.note(call.call, at: place)
  }

  private mutating func show(_ entry: NumberedEntry, isAnswered: Bool) {
    switch entry.entry.content {
    case .result(let result): take(result, isAnswered: isAnswered)
    case .message(let message):
      let first = append(message, isItem: entry.entry.isItem, isAnswered: isAnswered)
      for unit in entry.units { record(unit, of: message, first, isAnswered: isAnswered) }
    }
  }

  /// Gives a result to its call; one without a call is a message.
  private mutating func take(_ result: ToolResult, isAnswered: Bool) {
    if let place = results.place(result, in: turn, of: &turns) {
      if place.turn != turn { turns[turn].repeated += 1 }
    } else {
      _ = append(result.message, isItem: false, isAnswered: isAnswered)
    }
  }

  /// Goes on along the paths, and notes where a call stands.
  private mutating func record(
    _ unit: NumberedEntry.Unit,
    of message: Message,
    _ first: CallPlace,
    isAnswered: Bool
  ) {
    ends.whole = paths.extend(ends.whole, unit.number)
    let isShort = !(isAnswered && unit.isOptional)
    if isShort { ends.short = paths.extend(ends.short, unit.number) }
    guard case .call(let call) = message.parts[unit.part] else { return }
    let place = first.moved(by: unit.part)
    results.note(call.call, at: place)
    paths[call: ends.whole] = place
    if isShort { paths[call: ends.short] = place }
  }

  /// Items of the model that follow each other are one message.
  ///
  /// - Returns: The place of the entry's first part.
  private mutating func append(_ message: Message, isItem: Bool, isAnswered: Bool) -> CallPlace {
    let isOfModel = isItem && message.role == .assistant
    let isNew = !isOpen || !isOfModel
    isOpen = isOfModel
    return isAnswered
      ? turns[turn].answered.append(message, isNew: isNew, CallPlace(turn: turn, isAnswered: true))
      : turns[turn].asked.append(message, isNew: isNew, CallPlace(turn: turn, isAnswered: false))
  }
}

extension [Message] {
  /// Appends a message, or its parts to the last one.
  ///
  /// - Returns: The place of the first of its parts on a side of a turn.
  fileprivate mutating func append(_ message: Message, isNew: Bool, _ side: CallPlace) -> CallPlace
  {
    var place = side
    if !isNew, let last = indices.last {
      place.part = self[last].parts.count
      self[last].parts += message.parts
      self[last].finishReason = message.finishReason ?? self[last].finishReason
    } else {
      append(message)
    }
    place.message = count - 1
    return place
  }
}

import JSONBytes
import TraceModel

/// Brings the results that requests carry under the calls that the thread shows.
struct CallResults {
  /// The calls of the request that is being read, the last one of a key.
  private var here: [CallKey: CallPlace] = [:]
  /// The calls of the whole thread, for a request that holds only the end of a conversation.
  private var anywhere: [CallKey: CallPlace] = [:]
  private var placed: [CallPlace: Placed] = [:]

  private struct Placed {
    let turn: Int
    let payload: Payload
  }

  /// Forgets the calls of the request before.
  mutating func beginRequest() { here.removeAll() }

  /// Makes a call known that the request holds or the answer asks for.
  mutating func note(_ call: ToolCall, at place: CallPlace) {
    let key = CallKey(call)
    here[key] = place
    anywhere[key] = place
  }

  /// Gives the result to its call, unless it has it from an earlier request.
  ///
  /// - Returns: Where the call stands; nil where none is known, where this request has given another
  ///   result to it before, and where its text is not the one that the thread shows.
  mutating func place(
    _ result: ToolResult,
    in turn: Int,
    of turns: inout [ConversationThread.Turn]
  ) -> CallPlace? {
    guard let key = CallKey(result), let place = here[key] ?? anywhere[key] else { return nil }
    if let earlier = placed[place] {
      let isKnown = earlier.turn != turn && !Self.differ(earlier.payload, result.payload)
      if !isKnown { placed[place] = Placed(turn: turn, payload: result.payload) }
      return isKnown ? place : nil
    }
    guard var call = turns[place.turn][place] else { return nil }
    call.call.result = result.payload
    call.call.isAnsweredByID = result.callID != nil
    call.answer = result.whole
    turns[place.turn][place] = call
    placed[place] = Placed(turn: turn, payload: result.payload)
    return place
  }

  /// Whether two results are not the same; of media this cannot be told, as a screenshot comes as
  /// another attachment each time.
  private static func differ(_ one: Payload, _ other: Payload) -> Bool {
    if let one = one.json, let other = other.json {
      return !one.equals(other) && !(holdsMedia(one) && holdsMedia(other))
    }
    return one.utf8 != other.utf8
  }

  private static func holdsMedia(_ result: JSONValue) -> Bool {
    let parts = result.kind == .array ? Array(result.elements) : [result]
    return parts.contains { part in
      ["image_url", "file_id", "input_audio", "file"].contains { part[$0] != nil }
    }
  }
}

/// Where a call stands in the thread.
struct CallPlace: Hashable {
  let turn: Int
  let isAnswered: Bool
  var message = 0
  var part = 0

  /// The place of a later part of the same message.
  func moved(by parts: Int) -> CallPlace {
    var place = self
    place.part += parts
    return place
  }
}

extension ConversationThread.Turn {
  /// The call at a place of this turn; nil where another part stands there.
  subscript(place: CallPlace) -> ConversationCall? {
    get {
      let messages = place.isAnswered ? answered : asked
      guard case .call(let call) = messages[place.message].parts[place.part] else { return nil }
      return call
    }
    set {
      guard let newValue else { return }
      if place.isAnswered {
        answered[place.message].parts[place.part] = .call(newValue)
      } else {
        asked[place.message].parts[place.part] = .call(newValue)
      }
    }
  }
}

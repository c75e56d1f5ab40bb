import JSONBytes
import TraceModel

/// An entry with the numbers of what it says.
struct NumberedEntry {
  let entry: ConversationEntry
  /// In order; empty for a result and for a message that says nothing.
  let units: [Unit]

  struct Unit {
    let number: Int
    /// The part of the entry's message in which it ends.
    let part: Int
    let isOptional: Bool
  }

  init(_ entry: ConversationEntry, _ paths: inout ConversationPaths) {
    self.entry = entry
    guard case .message(let message) = entry.content else {
      units = []
      return
    }
    units = MessageUnit.units(of: message).map { placed in
      Unit(
        number: paths.number(of: placed.unit),
        part: placed.part,
        isOptional: placed.isOptional
      )
    }
  }

  /// True for a message of the system or the developer.
  var isInstruction: Bool {
    guard case .message(let message) = entry.content else { return false }
    return message.role == .system || message.role == .developer
  }
}

/// Reads the elements of requests, each text of an element once however often it comes.
struct ElementCache {
  private let isAlone: Bool
  private var read: [ExactBytes: NumberedEntry] = [:]

  /// - Parameter isAlone: Whether one request is all that there is, of which nothing is kept.
  init(isAlone: Bool) { self.isAlone = isAlone }

  mutating func entry(_ element: JSONValue, _ paths: inout ConversationPaths) -> NumberedEntry {
    if isAlone { return Self.read(element, &paths) }
    let text = ExactBytes(element.token)
    if let known = read[text] { return known }
    let entry = Self.read(element, &paths)
    read[text] = entry
    return entry
  }

  private static func read(_ element: JSONValue, _ paths: inout ConversationPaths) -> NumberedEntry
  {
    var reader = EntryReader(role: .user)
    return NumberedEntry(reader.entry(element), &paths)
  }
}

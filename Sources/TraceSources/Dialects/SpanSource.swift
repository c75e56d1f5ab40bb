import JSONBytes
import TraceModel

/// A span's attributes by name, as the dialects look them up.
struct SpanSource {
  let events: [SpanEvent]
  private let attributes: [Attribute]
  private var places: [String: Int] = [:]
  /// What stands before the first dot of the names.
  private var roots: Set<String> = []

  /// Linear in the attributes; of several of one name the first counts.
  init(_ span: Span) {
    events = span.events
    attributes = span.attributes
    places.reserveCapacity(attributes.count)
    for (place, attribute) in attributes.enumerated() {
      if places[attribute.key] == nil { places[attribute.key] = place }
      let root = attribute.key.utf8.prefix { $0 != UInt8(ascii: ".") }
      roots.insert(String(root) ?? attribute.key)
    }
  }

  /// Whether a name begins with the word, alone or before a dot.
  func hasRoot(_ word: String) -> Bool { roots.contains(word) }

  func has(_ key: String) -> Bool { places[key] != nil }

  /// The value of the first of some names that is there and not `null`.
  func value(_ keys: [String]) -> Payload? {
    keys.lazy.compactMap { places[$0] }.map { attributes[$0].value }.first { !$0.isNull }
  }

  func value(_ key: String) -> Payload? { value([key]) }

  /// The first text among some names that is not empty.
  func text(_ keys: [String]) -> String? {
    keys.lazy.compactMap { places[$0] }.compactMap { attributes[$0].value.string }
      .first { !$0.isEmpty }
  }

  func text(_ key: String) -> String? { text([key]) }

  /// The value of a name as JSON, also where it is a text that holds an array or object.
  func json(_ keys: [String]) -> JSONValue? { value(keys)?.structure }

  func json(_ key: String) -> JSONValue? { json([key]) }

  /// The first number among some names that is an integer of 64 bits, at least 0.
  func count(_ keys: [String]) -> Int64? {
    keys.lazy.compactMap { places[$0] }.compactMap { attributes[$0].value.count }.first
  }

  /// The first number among some names.
  func number(_ keys: [String]) -> Double? {
    keys.lazy.compactMap { places[$0] }.compactMap { attributes[$0].value.json?.double }.first
  }

  /// The attributes whose name begins with a prefix, by what follows it, in recorded order.
  func members(under prefix: String) -> [(name: String, value: Payload)] {
    attributes.compactMap { attribute in
      guard attribute.key.hasPrefix(prefix) else { return nil }
      return (String(attribute.key.dropFirst(prefix.count)), attribute.value)
    }
  }

  /// The tree of the attributes whose name is a word of a dotted path below a prefix.
  func tree(_ prefix: String) -> NameTree { NameTree(members(under: prefix + ".")) }
}

extension Payload {
  /// The value as JSON; of a text, the array or object that it holds, else the string that it is.
  var structure: JSONValue? {
    guard let text = utf8 else { return json }
    return Payload.container(in: text) ?? json ?? JSONDraft.text(text).payload.json
  }

  /// An array or object as a text holds it; nil for any other text.
  static func container(in text: ArraySlice<UInt8>) -> JSONValue? {
    let spaces = " \t\r\n".utf8
    guard let first = text.first(where: { !spaces.contains($0) }), "[{".utf8.contains(first) else {
      return nil
    }
    return (try? JSONDocument(text))?.root
  }

  /// The integer that the value is, also as a float without a fraction or a text of digits; nil for
  /// what is no number or negative.
  var count: Int64? {
    let number = json?.int64 ?? json?.double.flatMap { Int64(exactly: $0) }
    guard let number = number ?? string.flatMap({ Int64($0) }), number >= 0 else { return nil }
    return number
  }
}

extension JSONValue {
  /// The value, or the array or object that it is the text of.
  var structure: JSONValue { Payload.json(self).structure ?? self }

  /// The string that a text in quotes holds, as producers write results that they turn into JSON;
  /// any other value as it is.
  var unquoted: JSONValue {
    guard let text = utf8, text.first == UInt8(ascii: "\""), text.count > 1 else { return self }
    return (try? JSONDocument(text))?.root ?? self
  }
}

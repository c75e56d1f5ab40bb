import TraceModel

/// What the list of traces can be filtered by, named as in the fragment of its address.
enum TraceFilter: String {
  case model, name, tool, experiment, run, user, tag, error, assessment, evaluation

  /// UTF-8 bytes of a value that the list can be filtered by; longer ones are in no address.
  static let longest = 200

  /// Such as `model=gpt-4o`; nil for a value that is too long.
  func fragment(_ value: String) -> String? {
    Self.isShort(value) ? "\(rawValue)=\(FragmentText.encoded(value))" : nil
  }

  static func isShort(_ value: String) -> Bool { value.utf8.count <= longest }
}

extension TextPair {
  /// A tag as one text.
  var label: String { "\(key): \(value)" }
}

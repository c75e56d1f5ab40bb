import TraceModel

/// Failed traces whose errors are of one class and read the same but for ids and numbers.
package struct FailureGroup: Sendable {
  package let errorClass: ErrorClass
  /// The exception's class; nil where none was recorded.
  package let type: String?
  /// What the messages have in common, see ``MessagePattern``; nil where none was recorded.
  package let pattern: String?
  /// The first message as it was recorded; nil where there is none.
  package let example: String?
  /// Places of the traces among those that the statistics are of, ascending; at least one.
  package private(set) var traces: [Int]

  /// The most frequent first, then in order of their first traces.
  static func all(_ summaries: some Collection<TraceSummary>) -> [FailureGroup] {
    var places: [Key: Int] = [:]
    var groups: [FailureGroup] = []
    for (trace, summary) in summaries.enumerated() {
      guard let failure = summary.failure else { continue }
      let key = Key(failure)
      if let place = places[key] {
        groups[place].traces.append(trace)
      } else {
        places[key] = groups.count
        groups.append(FailureGroup(failure, key, trace))
      }
    }
    return groups.enumerated()
      .sorted { ($1.element.traces.count, $0.offset) < ($0.element.traces.count, $1.offset) }
      .map(\.element)
  }

  private init(_ failure: FailureReason, _ key: Key, _ trace: Int) {
    errorClass = failure.errorClass
    type = failure.type
    pattern = key.pattern?.string
    example = failure.message
    traces = [trace]
  }

  private struct Key: Hashable {
    let errorClass: ErrorClass
    let type: ExactText?
    let pattern: ExactText?

    init(_ failure: FailureReason) {
      errorClass = failure.errorClass
      type = failure.type.map(ExactText.init)
      pattern = failure.message.map { ExactText(MessagePattern($0).text) }
    }
  }
}

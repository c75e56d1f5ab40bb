package import TraceModel

/// How one setting of the model calls differs between two traces.
package struct SettingDifference: Sendable {
  package let subject: Subject
  /// The values in order of first use, each once; empty where none is recorded.
  package let base: [Payload]
  /// Likewise.
  package let head: [Payload]
  /// Whether the values are not the same ones in the same order.
  package let differs: Bool

  package enum Subject: Sendable, Hashable {
    case modelAsked, modelAnswered
    /// Messages of the system and of the developer.
    case systemPrompt
    /// Type and name of the format that was asked for.
    case responseFormat
    case responseSchema
    /// A parameter of the request, by its recorded key.
    case parameter(ExactText)
    /// Names of the tools that the model was offered.
    case offeredTools
    /// Of a tool that both offer, by its name.
    case toolDescription(ExactText)
    case toolParameters(ExactText)
    /// Versions of a registered prompt that the trace is linked to, by the prompt's name.
    case promptVersion(ExactText)
  }

  /// The models and the system prompt, then every other setting that differs.
  ///
  /// Left out is what never is the same in two traces, such as the id of the response before.
  package static func all(_ base: AnalysedTrace, _ head: AnalysedTrace) -> [SettingDifference] {
    let (before, after) = (RecordedSettings(base), RecordedSettings(head))
    var subjects = before.subjects
    let known = Set(subjects)
    subjects += after.subjects.filter { !known.contains($0) }
    let common = before.offered.intersection(after.offered)
    return subjects.filter { $0.tool.map(common.contains) ?? true }
      .map { SettingDifference($0, before[$0], after[$0]) }
      .filter { $0.differs || $0.subject.isTold }
      .sorted()
  }

  private init(_ subject: Subject, _ base: [Payload], _ head: [Payload]) {
    self.subject = subject
    self.base = base
    self.head = head
    differs = base.map(ExactBytes.init(canonical:)) != head.map(ExactBytes.init(canonical:))
  }
}

extension SettingDifference.Subject {
  /// Whether it is told that both are the same, too.
  fileprivate var isTold: Bool {
    switch self {
    case .modelAsked, .modelAnswered, .systemPrompt: true
    default: false
    }
  }

  /// The tool that it is of; nil for every other setting.
  fileprivate var tool: ExactText? {
    switch self {
    case .toolDescription(let name), .toolParameters(let name): name
    default: nil
    }
  }

  /// What subjects are sorted by: their kind, the place of a documented parameter, and the name.
  fileprivate var order: (Int, Int, ExactText) {
    let none = ExactText("")
    return switch self {
    case .modelAsked: (0, 0, none)
    case .modelAnswered: (1, 0, none)
    case .systemPrompt: (2, 0, none)
    case .promptVersion(let name): (3, 0, name)
    case .parameter(let key): (4, SettingOrder.place(of: key.string), key)
    case .responseFormat: (5, 0, none)
    case .responseSchema: (6, 0, none)
    case .offeredTools: (7, 0, none)
    case .toolDescription(let name): (8, 0, name)
    case .toolParameters(let name): (8, 1, name)
    }
  }
}

extension [SettingDifference] {
  fileprivate func sorted() -> [SettingDifference] {
    sorted { $0.subject.order < $1.subject.order }
  }
}

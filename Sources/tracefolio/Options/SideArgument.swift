import ArgumentParser
import TraceModel
import TraceSources

/// What `--base` or `--head` takes of a source: `run=NAME-OR-ID`, or several conditions with commas.
struct SideArgument: ExpressibleByArgument {
  /// As it was typed.
  let text: String
  let conditions: [Condition]

  /// One condition.
  enum Condition {
    case run(String)
    case experiment(String)
    case session(String)
    case name(String)
    case tag(TextPair)
    case since(TimeBound)
    case until(TimeBound)
  }

  private static let keys = ["run", "experiment", "session", "name", "tag", "since", "until"]

  init?(argument: String) {
    text = argument
    var conditions: [Condition] = []
    for part in Self.parts(of: argument) {
      guard let condition = Condition(part) else { return nil }
      conditions.append(condition)
    }
    if conditions.isEmpty { return nil }
    self.conditions = conditions
  }

  /// A comma parts conditions only where one begins behind it: values may hold commas.
  private static func parts(of text: String) -> [String] {
    var parts: [String] = []
    for piece in text.split(separator: ",", omittingEmptySubsequences: false) {
      let isCondition = keys.contains { piece.hasPrefix($0 + "=") }
      if isCondition || parts.isEmpty {
        parts.append(String(piece))
      } else {
        parts[parts.count - 1] += "," + piece
      }
    }
    return parts
  }
}

extension SideArgument.Condition {
  /// Reads `KEY=VALUE`; nil for anything else.
  fileprivate init?(_ text: String) {
    guard let sign = text.firstIndex(of: "=") else { return nil }
    let value = String(text[text.index(after: sign)...])
    if value.isEmpty { return nil }
    switch text[..<sign] {
    case "run": self = .run(value)
    case "experiment": self = .experiment(value)
    case "session": self = .session(value)
    case "name": self = .name(value)
    case "tag":
      guard let tag = Self.tag(value) else { return nil }
      self = .tag(tag)
    case "since":
      guard let time = TimeArgument(argument: value) else { return nil }
      self = .since(time.bound)
    case "until":
      guard let time = TimeArgument(argument: value) else { return nil }
      self = .until(time.bound)
    default: return nil
    }
  }

  /// `KEY=VALUE`, or `KEY:VALUE` where there is no equal sign.
  private static func tag(_ text: String) -> TextPair? {
    if let tag = TagArgument(argument: text) { return tag.pair }
    guard let colon = text.firstIndex(of: ":"), colon > text.startIndex else { return nil }
    return TextPair(key: String(text[..<colon]), value: String(text[text.index(after: colon)...]))
  }
}

extension Selection {
  /// The selection with the conditions of one side.
  ///
  /// What a side names stands in place of what holds for both, save for tags, which all must hold.
  func with(_ side: [SideArgument]) -> Selection {
    var selection = self
    let values = SideValues(side)
    if !values.runs.isEmpty { selection.runs = values.runs }
    if !values.experiments.isEmpty { selection.experiments = values.experiments }
    if !values.sessions.isEmpty { selection.sessions = values.sessions }
    if !values.names.isEmpty { selection.names = values.names }
    selection.tags += values.tags
    selection.since = values.since ?? selection.since
    selection.until = values.until ?? selection.until
    return selection
  }
}

/// The conditions of a side by their kinds.
private struct SideValues {
  var runs: [String] = []
  var experiments: [String] = []
  var sessions: [String] = []
  var names: [String] = []
  var tags: [TextPair] = []
  var since: TimeBound?
  var until: TimeBound?

  init(_ side: [SideArgument]) {
    for condition in side.flatMap(\.conditions) {
      switch condition {
      case .run(let run): runs.append(run)
      case .experiment(let experiment): experiments.append(experiment)
      case .session(let session): sessions.append(session)
      case .name(let name): names.append(name)
      case .tag(let tag): tags.append(tag)
      case .since(let bound): since = bound
      case .until(let bound): until = bound
      }
    }
  }
}

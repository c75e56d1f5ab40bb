import ArgumentParser
import TraceModel
import TraceSources

/// Which traces a command takes.
struct SelectionOptions: ParsableArguments {
  @Option(help: "Only traces of this experiment: its name or id. May be repeated.")
  var experiment: [String] = []

  @Option(
    help: "Only traces of this run: its id, or its name if only one run has it. May be repeated."
  )
  var run: [String] = []

  @Option(help: "Only the trace of this id. May be repeated.")
  var trace: [String] = []

  @Option(help: "Only traces of this session. May be repeated.")
  var session: [String] = []

  @Option(help: "Only traces of this name, exact or a glob such as 'chat*'. May be repeated.")
  var name: [String] = []

  @Option(help: "Only traces in this state: ok, error, in-progress or unset. May be repeated.")
  var status: [StatusArgument] = []

  @Option(help: "Only traces with this tag, as KEY=VALUE. If repeated, all must hold.")
  var tag: [TagArgument] = []

  @Option(
    help:
      "Only traces that began at or after: ISO 8601 (UTC without a zone), or 2h, 7d before the newest trace."
  )
  var since: TimeArgument?

  @Option(help: "Only traces that began at or before; as --since.")
  var until: TimeArgument?

  @Option(help: "At most this many traces, the newest ones.")
  var limit: Int?

  @Flag(help: "Take traces of deleted experiments too, which MLflow hides.")
  var includeDeleted = false

  mutating func validate() throws {
    if let limit, limit < 1 { throw ValidationError("--limit must be at least 1.") }
  }

  /// What the options mean.
  var selection: Selection {
    var selection = Selection()
    selection.experiments = experiment
    selection.runs = run
    selection.traces = trace
    selection.sessions = session
    selection.names = name
    selection.states = status.map(\.state)
    selection.tags = tag.map(\.pair)
    selection.since = since?.bound
    selection.until = until?.bound
    selection.limit = limit
    selection.includesDeleted = includeDeleted
    return selection
  }
}

extension SelectionOptions {
  /// The options that were given, by name, with their values as typed.
  var given: [(option: String, values: [String])] {
    let all: [(option: String, values: [String])] = [
      ("experiment", experiment), ("run", run), ("trace", trace), ("session", session),
      ("name", name), ("status", status.map(\.rawValue)), ("tag", tag.map(\.text)),
      ("since", since.map { [$0.text] } ?? []), ("until", until.map { [$0.text] } ?? []),
      ("limit", limit.map { ["\($0)"] } ?? []),
      ("include-deleted", includeDeleted ? ["true"] : []),
    ]
    return all.filter { !$0.values.isEmpty }
  }
}

/// A trace's state as it is typed.
///
/// Case does not count, and the store's own words are understood: `IN_PROGRESS`, `STATE_UNSPECIFIED`.
enum StatusArgument: String, ExpressibleByArgument, CaseIterable {
  case ok, error
  case inProgress = "in-progress"
  case unset

  init?(argument: String) {
    let word = argument.lowercased().replacing("_", with: "-")
    self.init(rawValue: word == "state-unspecified" ? "unset" : word)
  }

  var state: TraceState {
    switch self {
    case .ok: .ok
    case .error: .error
    case .inProgress: .inProgress
    case .unset: .unspecified
    }
  }
}

/// A tag as `KEY=VALUE`; the value may hold further equal signs.
struct TagArgument: ExpressibleByArgument {
  let pair: TextPair

  /// As it was typed.
  var text: String { "\(pair.key)=\(pair.value)" }

  init?(argument: String) {
    guard let sign = argument.firstIndex(of: "="), sign > argument.startIndex else { return nil }
    pair = TextPair(
      key: String(argument[..<sign]),
      value: String(argument[argument.index(after: sign)...])
    )
  }
}

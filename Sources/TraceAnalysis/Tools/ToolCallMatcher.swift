import JSONBytes
import TraceModel

/// Finds the span that ran each call and the result that came back.
///
/// A span of kind tool matches a call of the same name that it did not start before. Equal inputs
/// and arguments decide first; what is left goes in order of time. Calls of one id and name are one
/// call where one asking span lies in the other: the Agents SDK records it in two. Elsewhere an id may
/// come again, as a replay or a local server gives `call_1` to every first call.
struct ToolCallMatcher {
  private let spans: [Span]
  private let answers: RecordedAnswers
  private var runs: ToolRuns
  private var matches: [Key: Match] = [:]

  /// For each span the outermost one above it that asks for calls, else the span itself.
  private let outermost: [Int]

  /// Which call is meant: its id and name and the outermost span that asks, or, without an id, the
  /// asking span and the position in it.
  private enum Key: Hashable {
    case id(ExactText, name: ExactText, outermost: Int)
    case place(span: Int, position: Int)
  }

  private struct Match {
    let span: Int
    let reason: ToolCall.Match
  }

  private struct Request {
    let key: Key
    let call: ToolCall
    let askedNS: Int64
  }

  /// Fills in span, status and result of all calls of a trace.
  ///
  /// There is one list of calls per span.
  static func match(_ calls: inout [[ToolCall]], spans: [Span], _ tree: SpanTree) {
    if calls.allSatisfy(\.isEmpty) { return }
    let outermost = Outermost(tree) { [calls] in !calls[$0].isEmpty }.above
    var matcher = ToolCallMatcher(spans, calls, spans.indices.map { outermost[$0] ?? $0 })
    matcher.findSpans(matcher.requests(calls, order: tree.order))
    for index in tree.order {
      for position in calls[index].indices {
        let key = matcher.key(calls[index][position], span: index, position: position)
        matcher.complete(&calls[index][position], askedIn: index, match: matcher.matches[key])
      }
    }
  }

  private init(_ spans: [Span], _ calls: [[ToolCall]], _ outermost: [Int]) {
    self.spans = spans
    self.outermost = outermost
    answers = RecordedAnswers(spans, calls, outermost: outermost)
    runs = ToolRuns(spans)
  }

  private func key(_ call: ToolCall, span: Int, position: Int) -> Key {
    guard let id = call.id, !id.isEmpty else { return .place(span: span, position: position) }
    return .id(ExactText(id), name: ExactText(call.name), outermost: outermost[span])
  }

  private func requests(_ calls: [[ToolCall]], order: [Int]) -> [Request] {
    var seen: Set<Key> = []
    return order.flatMap { index in
      calls[index].enumerated().compactMap { position, call in
        let key = key(call, span: index, position: position)
        // Built-in tools run at the provider, where no span of this trace sees them.
        guard call.isOwn, seen.insert(key).inserted else { return nil }
        return Request(key: key, call: call, askedNS: spans[index].startNS)
      }
    }
  }

  private mutating func findSpans(_ requests: [Request]) {
    for request in requests {
      guard let arguments = request.call.arguments?.json else { continue }
      matches[request.key] = runs.take(
        request.call.name,
        with: arguments,
        notBefore: request.askedNS
      ).map { Match(span: $0, reason: .arguments) }
    }
    for request in requests where matches[request.key] == nil {
      matches[request.key] = runs.take(request.call.name, notBefore: request.askedNS)
        .map { Match(span: $0, reason: .order) }
    }
  }

  private func complete(_ call: inout ToolCall, askedIn span: Int, match: Match?) {
    call.span = match?.span
    call.match = match?.reason
    call.status = call.status ?? match.map { spans[$0.span].status.rawValue }
    // An earlier request may carry the answer to an earlier call of the same id.
    let asked = spans[span].endNS ?? spans[span].startNS
    let answer = answers.answer(to: call, from: asked, outermost: outermost[span])
    call.isAnsweredByID = answer != nil
    call.result = answer ?? match.flatMap { spans[$0.span].outputs } ?? call.ownResult
  }
}

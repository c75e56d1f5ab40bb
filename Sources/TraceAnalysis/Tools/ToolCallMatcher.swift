import JSONBytes
import TraceModel

/// Finds the span that ran each call and the result that came back.
///
/// A span of kind tool matches a call of the same name that it did not start before. Equal inputs
/// and arguments decide first; what is left goes in order of time. Calls of one id are one call: the
/// Agents SDK records it in two spans.
struct ToolCallMatcher {
  private let spans: [Span]
  private let answers: RecordedAnswers
  private var runs: ToolRuns
  private var matches: [Key: Match] = [:]

  /// Which call is meant: its id, or, without one, the asking span and the position in it.
  private enum Key: Hashable {
    case id(ExactText)
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
  /// There is one list of calls per span; `order` is the tree's.
  static func match(_ calls: inout [[ToolCall]], spans: [Span], order: [Int]) {
    if calls.allSatisfy(\.isEmpty) { return }
    var matcher = ToolCallMatcher(spans, order: order)
    matcher.findSpans(matcher.requests(calls, order: order))
    for index in order {
      for position in calls[index].indices {
        let key = matcher.key(calls[index][position], span: index, position: position)
        matcher.complete(&calls[index][position], match: matcher.matches[key])
      }
    }
  }

  private init(_ spans: [Span], order: [Int]) {
    self.spans = spans
    answers = RecordedAnswers(spans, order: order)
    runs = ToolRuns(spans)
  }

  private func key(_ call: ToolCall, span: Int, position: Int) -> Key {
    call.id.flatMap { $0.isEmpty ? nil : .id(ExactText($0)) }
      ?? .place(span: span, position: position)
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

  private func complete(_ call: inout ToolCall, match: Match?) {
    call.span = match?.span
    call.match = match?.reason
    call.status = call.status ?? match.map { spans[$0.span].status.rawValue }
    let answer = call.id.flatMap { $0.isEmpty ? nil : answers[$0] }
    call.isAnsweredByID = answer != nil
    call.result = answer ?? match.flatMap { spans[$0.span].outputs } ?? call.ownResult
  }
}

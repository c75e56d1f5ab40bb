import TraceAnalysis
import TraceModel

/// What the model calls of a trace say together, where the application records nothing of its own.
struct CalledTexts {
  let asked: String
  /// Nil where the last call has no words.
  let answered: String?

  /// Nil unless the root has no values and every model call was asked the same: the rounds of one
  /// request, its tools answered in between.
  init?(_ analysed: AnalysedTrace) {
    let spans = analysed.trace.spans
    guard let root = analysed.tree.roots.first.map({ spans[$0] }), root.parentID == nil,
      root.inputs == nil, root.outputs == nil
    else { return nil }
    let calls = analysed.tree.order.filter { spans[$0].kind.isModelCall }
    guard let first = calls.first, let asked = Self.question(spans[first]) else { return nil }
    for call in calls.dropFirst() {
      guard let other = Self.question(spans[call]), ExactText(other) == ExactText(asked) else {
        return nil
      }
    }
    let last = calls.max { spans[$0].startNS < spans[$1].startNS } ?? first
    self.asked = asked
    answered = AnswerText.words(spans[last], analysed.spans[last])
  }

  private static func question(_ span: Span) -> String? {
    span.inputs?.json.flatMap(TraceTexts.question)
  }
}

import JSONBytes
import TraceAnalysis

/// What happened to a case, in marks of a word or two, and how.
struct CaseMarks {
  private struct Mark {
    let words: StaticString
    let style: StaticString
    /// Texts of a trace.
    var detail = ""
  }

  private let marks: [Mark]

  init(_ change: CaseChange) {
    let flags = change.flags
    let steps = change.toolChanges.prefix(2).map(\.text).joined(separator: ", ")
    let more = change.toolChanges.count > 2 ? " and more" : ""
    let all: [(Bool, Mark)] = [
      (
        flags.contains(.newlyFailing),
        Mark(words: "newly failing", style: "err", detail: Self.names(change.newlyFailing))
      ),
      (flags.contains(.failingStill), Mark(words: "still failing", style: "err")),
      (
        flags.contains(.regressed) && !flags.contains(.newlyFailing),
        Mark(words: "score fell", style: "err")
      ),
      (flags.contains(.fixed), Mark(words: "fixed", style: "ok", detail: Self.names(change.fixed))),
      (
        flags.contains(.toolsChanged), Mark(words: "tools changed", style: "", detail: steps + more)
      ),
      (flags.contains(.answerChanged), Mark(words: "answer changed", style: "")),
    ]
    marks = all.filter(\.0).map(\.1)
  }

  private static func names(_ names: [String]) -> String {
    let shown = names.prefix(2).map { TextCut($0, limit: 40).marked }.joined(separator: ", ")
    return names.count > 2 ? "\(shown) and \(names.count - 2) more" : shown
  }

  /// The marks as one text, with texts of a trace in it.
  var text: String {
    marks.map { $0.detail.isEmpty ? "\($0.words)" : "\($0.words): \($0.detail)" }
      .joined(separator: "; ")
  }

  func write(to html: inout ByteBuffer) {
    for (place, mark) in marks.enumerated() {
      if place > 0 { html.append(" ") }
      html.append("<span class=\"mark ")
      html.append(mark.style)
      html.append("\">")
      html.append(mark.words)
      html.append("</span>")
      if mark.detail.isEmpty { continue }
      html.append(" <span class=\"h\">")
      html.appendHTML(mark.detail)
      html.append("</span>")
    }
  }
}

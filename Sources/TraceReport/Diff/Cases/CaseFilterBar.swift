import JSONBytes
import TraceAnalysis

/// Writes the controls over the list of cases into a template: without the script they are not there.
struct CaseFilterBar {
  private let cases: Int
  private let counts: [(state: CaseState, cases: Int)]

  init(_ comparison: RunComparison) {
    let flags = comparison.cases.map(\.flags)
    cases = flags.count
    counts = CaseState.allCases.map { state in (state, flags.count { $0.contains(state.flag) }) }
  }

  func write(to html: inout ByteBuffer) {
    html.append("<template class=\"filterbar\"><div class=\"filters\" role=\"search\">")
    html.append("<input type=\"search\" class=\"q\" aria-label=\"Search cases\" ")
    html.append("placeholder=\"Search questions and answers\"> <kbd>/</kbd>")
    chip("", "All", cases, to: &html)
    for (state, count) in counts { chip(state.rawValue, state.label, count, to: &html) }
    html.append("<output class=\"count\"></output></div></template>\n")
  }

  private func chip(_ state: String, _ label: String, _ count: Int, to html: inout ByteBuffer) {
    if count == 0 { return }
    html.append(
      "<button type=\"button\" class=\"chip\" aria-pressed=\"false\" data-state=\"\(state)\">"
    )
    html.append("\(label) <b>\(CountText.text(Int64(count)))</b></button>")
  }
}

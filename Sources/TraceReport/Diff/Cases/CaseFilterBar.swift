import JSONBytes
import TraceAnalysis

/// Writes the controls over the list of cases into a template: without the script they are not there.
struct CaseFilterBar {
  private let cases: [CaseChange]

  init(_ comparison: RunComparison) { cases = comparison.cases }

  func write(to html: inout ByteBuffer) {
    html.append("<template class=\"filterbar\"><div class=\"filters\" role=\"search\">")
    html.append("<input type=\"search\" class=\"q\" aria-label=\"Search cases\" ")
    html.append("placeholder=\"Search questions and answers\"> <kbd>/</kbd>")
    chip("", "All", cases.count, to: &html)
    for state in CaseState.allCases {
      chip(state.rawValue, state.label, cases.count { $0.flags.contains(state.flag) }, to: &html)
    }
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

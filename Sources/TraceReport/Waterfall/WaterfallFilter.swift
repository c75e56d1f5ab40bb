import JSONBytes
import TraceAnalysis
import TraceModel

/// Writes the controls over a waterfall into a template: the script shows them, and without it they are
/// not there.
struct WaterfallFilter {
  private let spans: [Span]

  /// Filtering fewer rows than this helps nobody.
  private static let fewest = 4

  init(_ analysed: AnalysedTrace) { spans = analysed.trace.spans }

  func write(to html: inout ByteBuffer) {
    guard spans.count >= Self.fewest else { return }
    html.append("<template class=\"filterbar\"><div class=\"filters\">")
    // By index: each span handed on would be copied.
    chip("error", "Failed", spans.indices.count { spans[$0].status == .error }, to: &html)
    chip("model", "Model spans", spans.indices.count { spans[$0].kind.isModelCall }, to: &html)
    chip("tool", "Tool spans", spans.indices.count { spans[$0].kind == .tool }, to: &html)
    html.append(Self.lengths)
    html.append("<output class=\"count\"></output></div></template>\n")
  }

  private static let lengths: StaticString = """
    <label>longer than <select class="f" data-show="longer"><option value="">any</option>\
    <option value="1000000">1 ms</option><option value="10000000">10 ms</option>\
    <option value="100000000">100 ms</option><option value="1000000000">1 s</option>\
    <option value="10000000000">10 s</option></select></label>
    """

  private func chip(
    _ show: StaticString,
    _ label: StaticString,
    _ count: Int,
    to html: inout ByteBuffer
  ) {
    guard count > 0 else { return }
    html.append("<button type=\"button\" class=\"chip\" aria-pressed=\"false\" data-show=\"")
    html.append(show)
    html.append("\">")
    html.append(label)
    html.append(" <b>")
    html.append(decimal: count)
    html.append("</b></button>")
  }
}

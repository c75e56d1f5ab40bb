import CCMark

@testable import TraceReport

/// What libcmark reads in a text that Tracefolio wrote.
struct ParsedMarkdown {
  /// The tree in document order, a line a node, without texts: `paragraph`, `heading 2`, `html <br>`.
  private(set) var shape: [String] = []
  /// The texts outside of code, a hard break as a line feed, blocks parted by a line feed.
  private(set) var text = ""
  /// The texts as ``text`` has them, with U+0001 wherever an element or anything else parts them.
  private(set) var parted = ""
  /// The literals of blocks of code.
  private(set) var blocks: [String] = []
  /// The literals of code spans.
  private(set) var spans: [String] = []
  /// The addresses of links and pictures.
  private(set) var addresses: [String] = []

  init(_ markdown: String) {
    let options = CMARK_OPT_UNSAFE
    guard let root = cmark_parse_document(markdown, markdown.utf8.count, options) else { return }
    defer { cmark_node_free(root) }
    let iterator = cmark_iter_new(root)
    defer { cmark_iter_free(iterator) }
    while true {
      let event = cmark_iter_next(iterator)
      if event == CMARK_EVENT_DONE { break }
      guard let node = cmark_iter_get_node(iterator) else { continue }
      if event == CMARK_EVENT_ENTER { enter(node) } else { leave(node) }
    }
  }

  private mutating func enter(_ node: OpaquePointer) {
    let literal = cmark_node_get_literal(node).map { String(cString: $0) } ?? ""
    let name = String(cString: cmark_node_get_type_string(node))
    parted += cmark_node_get_type(node) == CMARK_NODE_TEXT ? literal : "\u{1}"
    switch cmark_node_get_type(node) {
    case CMARK_NODE_TEXT: text += literal
    case CMARK_NODE_SOFTBREAK: shape.append("softbreak")
    case CMARK_NODE_LINEBREAK:
      text += "\n"
      shape.append("linebreak")
    case CMARK_NODE_CODE:
      spans.append(literal)
      shape.append(name)
    case CMARK_NODE_CODE_BLOCK:
      blocks.append(literal)
      shape.append("code \(String(cString: cmark_node_get_fence_info(node)))")
    case CMARK_NODE_HTML_INLINE, CMARK_NODE_HTML_BLOCK: shape.append("\(name) \(literal)")
    case CMARK_NODE_HEADING: shape.append("heading \(cmark_node_get_heading_level(node))")
    case CMARK_NODE_LINK, CMARK_NODE_IMAGE:
      addresses.append(String(cString: cmark_node_get_url(node)))
      shape.append(name)
    default: shape.append(name)
    }
  }

  private mutating func leave(_ node: OpaquePointer) {
    let type = cmark_node_get_type(node)
    if type == CMARK_NODE_PARAGRAPH || type == CMARK_NODE_HEADING { text += "\n" }
  }

  /// The shape without the elements that cut a text in two, which depend on the text.
  var shapeWithoutCuts: [String] {
    shape.filter { $0 != "html_inline <span>" && $0 != "html_inline </span>" }
  }
}

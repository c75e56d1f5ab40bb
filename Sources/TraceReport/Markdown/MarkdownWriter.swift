import CCMark
import JSONBytes

/// Writes the nodes of a tree as HTML, told of each as it begins and ends.
struct MarkdownWriter: ~Copyable {
  /// How many elements that nest, such as quotes, lists and emphasis, are written within each other.
  static let deepestNesting = 60

  /// What is written.
  var buffer: ByteBuffer
  /// The nodes that nest around the next one, those without an element of their own among them.
  var depth = 0
  /// The link or image whose `<a>` is open, in which no other can be.
  var anchor: MarkdownNode?
  /// The image whose `alt` is being written, where there are no tags.
  var picture: MarkdownNode?
  /// The links and images around the next node, in whose texts no bare link is one.
  var linkDepth = 0
  /// Where the struck text ends whose `<del>` is open.
  var strikeEnd: TildePair?
  /// The box that the next text begins with.
  var task: MarkdownTask?
  /// The length of the buffer before the first node.
  let start: Int
  /// The extensions that the text may use.
  let features: MarkdownFeatures
  /// The text; nil if nothing is to be found in it.
  let lines: MarkdownLines?

  init(buffer: consuming ByteBuffer, features: MarkdownFeatures, lines: MarkdownLines?) {
    start = buffer.count
    self.features = features
    self.lines = lines
    self.buffer = buffer
  }

  /// Whether nodes at this depth have elements.
  var isShown: Bool { depth <= Self.deepestNesting }

  /// Begins a node that is no image, or writes a leaf.
  mutating func enter(_ node: MarkdownNode) {
    switch node.type {
    case CMARK_NODE_BLOCK_QUOTE, CMARK_NODE_LIST: enterContainer(node)
    case CMARK_NODE_ITEM: openItem(node)
    case CMARK_NODE_PARAGRAPH: if !isBare(node) { openBlock("<p>") }
    case CMARK_NODE_HEADING: openHeading(node)
    case CMARK_NODE_CODE_BLOCK: writeCode(node)
    case CMARK_NODE_HTML_BLOCK: writeRawHTML(node)
    case CMARK_NODE_THEMATIC_BREAK: openBlock("<hr>\n")
    default: enterInline(node)
    }
  }

  /// Ends a node.
  mutating func leave(_ node: MarkdownNode) {
    switch node.type {
    case CMARK_NODE_BLOCK_QUOTE, CMARK_NODE_LIST: leaveContainer(node)
    case CMARK_NODE_ITEM: closeItem()
    case CMARK_NODE_PARAGRAPH: if !isBare(node) { buffer.append("</p>\n") }
    case CMARK_NODE_HEADING: buffer.append("</p>\n")
    case CMARK_NODE_EMPH: leaveSpan("</em>")
    case CMARK_NODE_STRONG: leaveSpan("</strong>")
    case CMARK_NODE_LINK: leaveLink(node)
    case CMARK_NODE_IMAGE: leaveImage(node)
    default: break
    }
  }
}

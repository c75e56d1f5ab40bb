import CCMark

extension MarkdownNode {
  /// Reads a text; the tree is good for as long as the memory, and nothing of it need be freed.
  init?(parsing text: UnsafeBufferPointer<UInt8>, memory: UnsafeMutablePointer<cmark_mem>) {
    guard let parser = cmark_parser_new_with_mem(CMARK_OPT_DEFAULT, memory) else { return nil }
    text.withMemoryRebound(to: CChar.self) {
      cmark_parser_feed(parser, $0.baseAddress, $0.count)
    }
    guard let document = cmark_parser_finish(parser) else { return nil }
    self.init(document)
  }

  var parent: MarkdownNode? { cmark_node_parent(pointer).map(MarkdownNode.init) }

  var firstChild: MarkdownNode? { cmark_node_first_child(pointer).map(MarkdownNode.init) }

  var next: MarkdownNode? { cmark_node_next(pointer).map(MarkdownNode.init) }

  var previous: MarkdownNode? { cmark_node_previous(pointer).map(MarkdownNode.init) }

  /// The number of the line that a block begins in, from 1 on; that of its definitions if a
  /// paragraph begins with such.
  var startLine: Int { Int(cmark_node_get_start_line(pointer)) }

  /// The number of the line that a block ends in; for an underlined heading, it may be the one after.
  var endLine: Int { Int(cmark_node_get_end_line(pointer)) }

  /// The number of the byte in its line that a block begins with, from 1 on.
  var startColumn: Int { Int(cmark_node_get_start_column(pointer)) }

  /// Whether blocks can be within the node.
  var isContainer: Bool {
    switch type {
    case CMARK_NODE_DOCUMENT, CMARK_NODE_BLOCK_QUOTE, CMARK_NODE_LIST, CMARK_NODE_ITEM: true
    default: false
    }
  }

  /// The block that follows in the order of the text: the first within the node, or the first after.
  var nextBlock: MarkdownNode? {
    if isContainer, let firstChild { return firstChild }
    var node = self
    while true {
      if let next = node.next { return next }
      guard let parent = node.parent else { return nil }
      node = parent
    }
  }

  /// Takes a node out of the tree.
  func unlink() { cmark_node_unlink(pointer) }
}

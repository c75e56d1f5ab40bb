import CCMark

/// A node of libcmark's tree; what it lends is good for as long as the tree.
struct MarkdownNode: Equatable {
  let pointer: OpaquePointer

  init(_ pointer: OpaquePointer) { self.pointer = pointer }

  var type: cmark_node_type { cmark_node_get_type(pointer) }

  /// The text of a leaf.
  var literal: UnsafeBufferPointer<UInt8> { Self.bytes(cmark_node_get_literal(pointer)) }

  /// The address of a link or an image, without escapes and entities.
  var url: UnsafeBufferPointer<UInt8> { Self.bytes(cmark_node_get_url(pointer)) }

  /// The title of a link or an image; empty if it has none.
  var title: UnsafeBufferPointer<UInt8> { Self.bytes(cmark_node_get_title(pointer)) }

  /// What is written after the opening fence of a code block; empty for an indented one.
  var fenceInfo: UnsafeBufferPointer<UInt8> { Self.bytes(cmark_node_get_fence_info(pointer)) }

  /// 1 to 6 for a heading.
  var headingLevel: Int { Int(cmark_node_get_heading_level(pointer)) }

  /// The number of the first item; nil unless the node is an ordered list.
  var firstNumber: Int? {
    guard cmark_node_get_list_type(pointer) == CMARK_ORDERED_LIST else { return nil }
    return Int(cmark_node_get_list_start(pointer))
  }

  /// Whether a paragraph is in an item of a tight list, where it has no tags.
  var isTight: Bool {
    let list = cmark_node_parent(pointer).flatMap { cmark_node_parent($0) }
    return list.map { cmark_node_get_list_tight($0) == 1 } ?? false
  }

  /// Whether a link's text is its own address, as it is in `<scheme:address>`.
  var showsAddress: Bool {
    guard let child = cmark_node_first_child(pointer), cmark_node_next(child) == nil else {
      return false
    }
    return MarkdownNode(child).literal.elementsEqual(url)
  }

  private static func bytes(_ text: UnsafePointer<CChar>?) -> UnsafeBufferPointer<UInt8> {
    guard let text else { return UnsafeBufferPointer(start: nil, count: 0) }
    let bytes = UnsafeRawPointer(text).assumingMemoryBound(to: UInt8.self)
    var length = 0
    while bytes[length] != 0 { length += 1 }
    return UnsafeBufferPointer(start: bytes, count: length)
  }
}

/// A line of Markdown, without what ends it.
struct MarkdownLine {
  private let text: UnsafeBufferPointer<UInt8>
  /// The offset of the first byte.
  let start: Int
  private let end: Int

  init(text: UnsafeBufferPointer<UInt8>, start: Int, end: Int) {
    self.text = text
    self.start = start
    self.end = end
  }

  /// Whether the first and last byte have no meaning; true of an empty line.
  ///
  /// Those have one that open a block, underline a heading, indent, or break a line.
  var isPlain: Bool {
    guard start < end else { return true }
    switch text[start] {
    case UInt8(ascii: "#"), UInt8(ascii: ">"), UInt8(ascii: "-"), UInt8(ascii: "+"),
      UInt8(ascii: "="), UInt8(ascii: "~"), UInt8(ascii: " "),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      return false
    default: return text[end - 1] != UInt8(ascii: " ")
    }
  }

  /// Whether the line could be the one below the header of a table, within quotes or not: dashes,
  /// colons, pipes and space, at least one dash and one pipe.
  var isDelimiterRow: Bool {
    var hasDash = false
    var hasPipe = false
    for byte in text[start..<end].drop(while: { $0 == UInt8(ascii: ">") || $0 <= 0x20 }) {
      switch byte {
      case UInt8(ascii: "-"): hasDash = true
      case UInt8(ascii: "|"): hasPipe = true
      case UInt8(ascii: ":"), UInt8(ascii: " "), 0x09...0x0D: break
      default: return false
      }
    }
    return hasDash && hasPipe
  }

  /// Whether there is nothing but space.
  var isBlank: Bool { text[start..<end].allSatisfy { columnsOfSpace($0) != nil } }

  /// How many quotes and list items the line can be within, at most; 0 for a blank line.
  ///
  /// One for each marker it begins with, and one for every two columns of space, save the one after
  /// a marker.
  var nesting: Int {
    var index = start
    var markers = 0
    var columns = 0
    while index < end {
      if let width = columnsOfSpace(text[index]) {
        columns += width
        index += 1
      } else if let length = markerLength(at: index) {
        markers += 1
        index += length
        if index < end, text[index] == UInt8(ascii: " ") { index += 1 }
      } else {
        break
      }
    }
    return index == end && markers == 0 ? 0 : markers + columns / 2
  }

  private func columnsOfSpace(_ byte: UInt8) -> Int? {
    switch byte {
    case UInt8(ascii: " "): 1
    case UInt8(ascii: "\t"): 4
    default: nil
    }
  }

  /// The length of the marker of a quote or a list item at an offset; nil if there is none.
  private func markerLength(at index: Int) -> Int? {
    switch text[index] {
    case UInt8(ascii: ">"): 1
    case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"):
      isMarkerEnd(index + 1) ? 1 : nil
    case UInt8(ascii: "0")...UInt8(ascii: "9"): numberLength(at: index)
    default: nil
    }
  }

  private func numberLength(at index: Int) -> Int? {
    var last = index
    while last < end, text[last] >= UInt8(ascii: "0"), text[last] <= UInt8(ascii: "9") {
      last += 1
    }
    guard last < end, text[last] == UInt8(ascii: ".") || text[last] == UInt8(ascii: ")"),
      isMarkerEnd(last + 1)
    else { return nil }
    return last + 1 - index
  }

  private func isMarkerEnd(_ index: Int) -> Bool {
    index >= end || columnsOfSpace(text[index]) != nil
  }
}

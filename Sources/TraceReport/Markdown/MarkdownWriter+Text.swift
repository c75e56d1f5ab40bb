import JSONBytes

extension MarkdownWriter {
  /// Appends a text, with what the extensions have in it.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - node: The node that the text is of; nil for one that libcmark has not read.
  mutating func writeText(_ text: UnsafeBufferPointer<UInt8>, of node: MarkdownNode? = nil) {
    guard !features.isDisjoint(with: .inText), picture == nil else {
      buffer.appendHTML(text)
      return
    }
    var index = 0
    while features.contains(.struckText),
      let pair = TildePair(in: text, from: index, of: node)
    {
      writeLinks(in: text, from: index, to: pair.offset)
      write(pair, in: text)
      index = pair.offset + 2
    }
    writeLinks(in: text, from: index, to: text.count)
  }

  /// Appends two tildes, or the tag that they stand for; there is no struck text within another.
  private mutating func write(_ pair: TildePair, in text: UnsafeBufferPointer<UInt8>) {
    if pair == strikeEnd {
      strikeEnd = nil
      buffer.append("</del>")
    } else if strikeEnd == nil, pair.canOpen, let end = pair.end(in: text) {
      strikeEnd = end
      buffer.append("<del>")
    } else {
      buffer.append("~~")
    }
  }

  /// Appends a part of a text with its bare links.
  private mutating func writeLinks(
    in text: UnsafeBufferPointer<UInt8>,
    from start: Int,
    to end: Int
  ) {
    var written = start
    var index = start
    while linkDepth == 0, features.contains(.bareLinks), index < end {
      if BareLink.canBegin(in: text, at: index),
        let link = BareLink(in: text, at: index, within: written..<end)
      {
        buffer.appendHTML(UnsafeBufferPointer(rebasing: text[written..<link.range.lowerBound]))
        write(link, in: text)
        written = link.range.upperBound
        index = written
      } else {
        index += 1
      }
    }
    buffer.appendHTML(UnsafeBufferPointer(rebasing: text[written..<end]))
  }

  private mutating func write(_ link: BareLink, in text: UnsafeBufferPointer<UInt8>) {
    let shown = UnsafeBufferPointer(rebasing: text[link.range])
    let prefix = link.prefix
    let address =
      Array(UnsafeBufferPointer(start: prefix.utf8Start, count: prefix.utf8CodeUnitCount)) + shown
    let isLink = address.withUnsafeBufferPointer { openAnchor(to: $0) }
    if isLink { buffer.append(">") }
    buffer.appendHTML(shown)
    if isLink { buffer.append("</a>") }
  }
}

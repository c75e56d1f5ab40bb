/// Finds the elements of lists within lists in a long JSON text, and the objects beside the lists.
///
/// The text is fed in any pieces and nothing of it is kept. It may be one object, an array of objects
/// or any number of objects one after the other, as in JSON lines; in each, keys are followed from
/// list to list. Brackets and strings are all that is looked at: whether an element is JSON shows when
/// it is read.
package struct JSONListSplitter: ~Copyable {
  /// What is looked for in the objects of one level; the outermost ones are level 0.
  package struct Level: Sendable {
    fileprivate let lists: [[UInt8]]
    fileprivate let values: [[UInt8]]

    /// - Parameters:
    ///   - lists: The names of the list whose elements are the objects of the next level.
    ///   - values: The names of the object that is told of, where there is one.
    package init(lists: [StaticString], values: [StaticString] = []) {
      self.lists = lists.map { Array($0.bytes) }
      self.values = values.map { Array($0.bytes) }
    }
  }

  /// What was found; ranges are offsets from the text's beginning.
  package enum Found: Sendable, Equatable {
    /// An object of a level begins.
    case object(level: Int)
    /// The object beside the list in the object of a level that began last.
    case value(level: Int, Range<Int64>)
    /// An element of the list of the last level: an object.
    case element(Range<Int64>)
    /// An outermost value that breaks off; what was found in it stands.
    case broken(Range<Int64>)
  }

  /// An array or object on the way to the elements.
  private enum Followed {
    case outerArray
    case object(level: Int)
    case list(level: Int)
  }

  private let levels: [Level]
  private let longestKey: Int
  /// From the outermost inwards.
  private var followed: [Followed] = []
  /// How many arrays and objects are open; more than are followed within any other value.
  private var depth = 0
  private var isInString = false
  private var isEscaped = false
  /// Whether the string may be a key that is followed.
  private var isKey = false
  private var key: [UInt8] = []
  private var offset: Int64 = 0
  private var topStart: Int64 = 0
  private var childStart: Int64 = 0
  private var lines = Lines()

  /// Whether each line is a value of its own, as the first one was.
  private struct Lines {
    var isFirstDone = false
    var areValues = false
    var hasBreakInFirst = false
  }

  /// Creates a splitter at the beginning of a text.
  ///
  /// - Parameters:
  ///   - levels: From the outermost objects to those that hold the elements.
  ///   - linesAreValues: Whether each line is known to be a value; else the first line shows it.
  package init(levels: [Level], linesAreValues: Bool = false) {
    self.levels = levels
    lines.areValues = linesAreValues
    longestKey = levels.flatMap { $0.lists + $0.values }.map(\.count).max() ?? 0
  }

  /// Takes the next bytes of the text.
  package mutating func feed(_ bytes: UnsafeBufferPointer<UInt8>, _ found: (Found) -> Void) {
    let start = offset
    var index = 0
    while index < bytes.count {
      if isInString {
        index = skipString(bytes, from: index, start: start, found)
      } else {
        index = skipPlain(bytes, from: index)
        guard index < bytes.count else { break }
        offset = start + Int64(index)
        read(bytes[index], found)
        index += 1
      }
    }
    offset = start + Int64(bytes.count)
  }

  /// Ends the text: what is still open breaks off here.
  package mutating func finish(_ found: (Found) -> Void) {
    if depth > 0 { breakOff(found) }
  }
}

extension JSONListSplitter {
  /// The index of the next bracket, quote or line break.
  private func skipPlain(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var index = start
    while index < bytes.count {
      let byte = bytes[index]
      // In lower case, as it were, both kinds of bracket are the curly one.
      let bracket = byte | 0x20
      if bracket == ASCII.openBrace || bracket == ASCII.closeBrace { break }
      if byte == ASCII.quote || byte == ASCII.newline { break }
      index &+= 1
    }
    return index
  }

  /// The index behind the string, or behind the bytes if it goes on.
  private mutating func skipString(
    _ bytes: UnsafeBufferPointer<UInt8>,
    from first: Int,
    start: Int64,
    _ found: (Found) -> Void
  ) -> Int {
    var index = first
    if isEscaped, bytes[index] != ASCII.newline { index += 1 }
    isEscaped = false
    while index < bytes.count {
      let byte = bytes[index]
      if byte == ASCII.quote || byte == ASCII.backslash || byte == ASCII.newline { break }
      index &+= 1
    }
    if isKey { keep(UnsafeBufferPointer(rebasing: bytes[first..<index])) }
    guard index < bytes.count else { return index }
    offset = start + Int64(index)
    endRun(bytes[index], found)
    return index + 1
  }

  /// What ends a run of plain characters in a string.
  private mutating func endRun(_ byte: UInt8, _ found: (Found) -> Void) {
    switch byte {
    case ASCII.quote: isInString = false
    case ASCII.backslash: isEscaped = true
    default: if lines.areValues { breakOff(found) }
    }
  }

  private mutating func keep(_ bytes: UnsafeBufferPointer<UInt8>) {
    key.append(contentsOf: bytes.prefix(longestKey + 1 - min(key.count, longestKey + 1)))
  }

  private mutating func read(_ byte: UInt8, _ found: (Found) -> Void) {
    switch byte {
    case ASCII.quote:
      isInString = true
      isKey = depth == followed.count && depth > 0
      if isKey { key.removeAll(keepingCapacity: true) }
    case ASCII.openBrace, ASCII.openBracket: open(byte == ASCII.openBrace, found)
    case ASCII.closeBrace, ASCII.closeBracket: close(found)
    case ASCII.newline: endLine(found)
    default: break
    }
  }

  private mutating func open(_ isObject: Bool, _ found: (Found) -> Void) {
    if depth == 0 { topStart = offset }
    if depth == followed.count {
      childStart = offset
      if let next = next(isObject) {
        followed.append(next)
        if case .object(let level) = next { found(.object(level: level)) }
      }
    }
    depth += 1
  }

  /// What the array or object that begins is on the way to the elements; nil where it is not on it.
  private func next(_ isObject: Bool) -> Followed? {
    switch (followed.last, isObject) {
    case (nil, true), (.outerArray, true): .object(level: 0)
    case (nil, false): .outerArray
    case (.object(let level), false): levels[level].lists.contains(key) ? .list(level: level) : nil
    case (.list(let level), true): level + 1 < levels.count ? .object(level: level + 1) : nil
    default: nil
    }
  }

  private mutating func close(_ found: (Found) -> Void) {
    guard depth > 0 else { return }
    depth -= 1
    if followed.count > depth {
      followed.removeLast()
    } else if depth == followed.count {
      tellChild(childStart..<offset + 1, found)
    }
    if depth == 0 { lines.isFirstDone = true }
  }

  /// Tells of what ended directly within a followed array or object.
  private func tellChild(_ range: Range<Int64>, _ found: (Found) -> Void) {
    switch followed.last {
    case .list(level: levels.count - 1): found(.element(range))
    case .object(let level):
      if levels[level].values.contains(key) { found(.value(level: level, range)) }
    default: break
    }
  }

  /// A text whose first line is a whole value has one a line; a line that breaks off ends its value.
  private mutating func endLine(_ found: (Found) -> Void) {
    if depth > 0 {
      if lines.areValues { breakOff(found) }
      if !lines.isFirstDone { lines.hasBreakInFirst = true }
    } else if lines.isFirstDone, !lines.hasBreakInFirst {
      lines.areValues = true
    }
  }

  private mutating func breakOff(_ found: (Found) -> Void) {
    found(.broken(topStart..<offset))
    followed.removeAll()
    (depth, isInString, isEscaped) = (0, false, false)
  }
}

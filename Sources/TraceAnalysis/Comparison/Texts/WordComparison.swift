/// Two texts word by word.
struct WordComparison {
  private let base: [UInt8]
  private let head: [UInt8]
  private let baseWords: [Range<Int>]
  private let headWords: [Range<Int>]

  init(_ base: [UInt8], _ head: [UInt8]) {
    self.base = base
    self.head = head
    baseWords = WordTokens.ranges(base)
    headWords = WordTokens.ranges(head)
  }

  /// Nil where more than half of the words changed, or too many.
  var diff: TextDiff? {
    var numbers = EqualNumbers<ArraySlice<UInt8>>()
    let script = EditScript(
      from: baseWords.map { numbers[base[$0]] },
      to: headWords.map { numbers[head[$0]] },
      mostEdits: TextDiff.mostEdits
    )
    guard let script else { return nil }
    let blocks = blocks(script.runs)
    let changed =
      blocks.reduce(0) { $0 + count(baseWords, base, $1.base) }
      + blocks.reduce(0) { $0 + count(headWords, head, $1.head) }
    let all = count(baseWords, base, baseWords.indices) + count(headWords, head, headWords.indices)
    return 2 * changed > all ? nil : .edited(pieces(blocks))
  }

  /// Words of base that gave way to words of head; either may be none.
  private struct Block {
    var base: Range<Int>
    var head: Range<Int>
  }

  /// Two changes with nothing but white space between them are one.
  private func blocks(_ runs: [EditScript.Run]) -> [Block] {
    var blocks: [Block] = []
    var (left, right) = (0, 0)
    for run in runs {
      switch run {
      case .keep(let count): (left, right) = (left + count, right + count)
      case .remove(let count):
        add(Block(base: left..<left + count, head: right..<right), to: &blocks)
        left += count
      case .insert(let count):
        add(Block(base: left..<left, head: right..<right + count), to: &blocks)
        right += count
      }
    }
    return blocks
  }

  private func add(_ block: Block, to blocks: inout [Block]) {
    guard let last = blocks.last,
      count(baseWords, base, last.base.upperBound..<block.base.lowerBound) == 0
    else { return blocks.append(block) }
    blocks[blocks.count - 1] = Block(
      base: last.base.lowerBound..<block.base.upperBound,
      head: last.head.lowerBound..<block.head.upperBound
    )
  }

  /// How many of some words are not white space.
  private func count(_ words: [Range<Int>], _ text: [UInt8], _ range: Range<Int>) -> Int {
    words[range].count { !WordTokens.isSpace(text[$0.lowerBound]) }
  }

  private func pieces(_ blocks: [Block]) -> [TextDiff.Piece] {
    var pieces: [TextDiff.Piece] = []
    var left = 0
    for block in blocks {
      pieces += piece(.same, base, baseWords, left..<block.base.lowerBound)
      pieces += piece(.removed, base, baseWords, block.base)
      pieces += piece(.added, head, headWords, block.head)
      left = block.base.upperBound
    }
    return pieces + piece(.same, base, baseWords, left..<baseWords.count)
  }

  private func piece(
    _ kind: TextDiff.Piece.Kind,
    _ text: [UInt8],
    _ words: [Range<Int>],
    _ range: Range<Int>
  ) -> [TextDiff.Piece] {
    guard let first = words[range].first, let last = words[range].last else { return [] }
    let bytes = text[first.lowerBound..<last.upperBound]
    return [TextDiff.Piece(kind: kind, text: String(decoding: bytes, as: UTF8.self))]
  }
}

import JSONBytes
import TraceAnalysis
import TraceModel

/// A text or value of base beside that of head, with what differs marked.
struct SideBySide {
  private(set) var base: [ReportInline] = []
  private(set) var head: [ReportInline] = []

  /// Unicode scalars of a stretch that stayed the same before it is shortened.
  private static let longSame = 400
  /// Unicode scalars on either side of a change that are kept.
  private static let context = 120
  /// Unicode scalars of any other text.
  private static let longText = 2000
  private static let longValue = 200

  /// Texts that differ word by word; long stretches that stayed the same are shortened.
  init(words diff: TextDiff, base: String, head: String) {
    guard case .edited(let pieces) = diff else {
      self.base = [.recorded(TextCut(base, limit: Self.longText).marked)]
      self.head = [.recorded(TextCut(head, limit: Self.longText).marked)]
      return
    }
    for (place, piece) in pieces.enumerated() {
      let end = place == 0 ? End.first : place == pieces.count - 1 ? .last : .none
      switch piece.kind {
      case .same:
        let kept = Self.shortened(piece.text, end)
        self.base += kept
        self.head += kept
      case .removed: self.base.append(.removed(TextCut(piece.text, limit: Self.longText).marked))
      case .added: self.head.append(.added(TextCut(piece.text, limit: Self.longText).marked))
      }
    }
  }

  private enum End { case first, last, none }

  private static func shortened(_ text: String, _ end: End) -> [ReportInline] {
    let scalars = text.unicodeScalars
    guard scalars.count > longSame else { return [.recorded(text)] }
    let left = end == .first ? "" : String(scalars.prefix(context))
    let right = end == .last ? "" : String(scalars.suffix(context))
    let cut = scalars.count - left.unicodeScalars.count - right.unicodeScalars.count
    return [
      .recorded(left), .own(" … \(CountText.text(cut, "character")) … "), .recorded(right),
    ]
  }

  /// Values that differ key by key, a line a key.
  init(members diff: JSONDiff) {
    for change in diff.changes.prefix(Self.mostKeys) {
      base += Self.line(change, change.before, base.isEmpty) { .removed($0) }
      head += Self.line(change, change.after, head.isEmpty) { .added($0) }
    }
    let rest = diff.changes.count - Self.mostKeys
    if rest > 0 || !diff.isComplete {
      let words = diff.isComplete ? "\nand \(CountText.text(rest, "more value"))" : "\nand more"
      base.append(.own(words))
      head.append(.own(words))
    }
  }

  private static let mostKeys = 40

  private static func line(
    _ change: JSONDiff.Change,
    _ value: JSONValue?,
    _ isFirst: Bool,
    _ mark: (String) -> ReportInline
  ) -> [ReportInline] {
    guard let value else { return [] }
    let path = TextCut(change.path, limit: longValue).marked
    let shown = TextCut(value.written, limit: longValue).marked
    return (isFirst ? [] : [.own("\n")]) + [.code(path), .own(": "), mark(shown)]
  }

  /// Values that are equal stand once, and head says `same`; others differ by key, by word where there
  /// are several, or as wholes.
  init(_ base: Payload?, _ head: Payload?, isSame: Bool) {
    if isSame {
      let same = ReportInline.own(base == nil ? ReportInline.unknown : "same")
      self.init(base: Self.whole(base), head: [same])
    } else if let before = base?.json, let after = head?.json, before.count > 0, after.count > 0 {
      self.init(members: JSONDiff(from: before, to: after))
    } else if let before = base?.string, let after = head?.string, before.contains(" "),
      case .edited(let pieces) = TextDiff(from: before, to: after)
    {
      self.init(words: .edited(pieces), base: before, head: after)
    } else {
      self.init(
        base: [base.map { .removed(Self.text($0)) } ?? .own(ReportInline.unknown)],
        head: [head.map { .added(Self.text($0)) } ?? .own(ReportInline.unknown)]
      )
    }
  }

  private init(base: [ReportInline], head: [ReportInline]) {
    self.base = base
    self.head = head
  }

  private static func text(_ value: Payload) -> String {
    value.string.map { TextCut($0, limit: longText).marked } ?? FirstLine.text(value)
  }

  /// The first line of a value that the other side does not have, or has as well.
  static func whole(_ value: Payload?) -> [ReportInline] {
    [value.map { .code(FirstLine.text($0)) } ?? .own(ReportInline.unknown)]
  }
}

extension JSONValue {
  /// The value without spaces; a text stands in its quotes.
  fileprivate var written: String {
    var buffer = ByteBuffer()
    write(to: &buffer, style: .compact)
    return buffer.string()
  }
}

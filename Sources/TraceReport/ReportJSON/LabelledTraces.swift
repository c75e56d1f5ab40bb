import TraceAnalysis
import TraceModel

/// The traces of a report by each of their labels, groups of most traces first, then by label.
struct LabelledTraces {
  private let summaries: [TraceSummary]

  init(_ rows: [IndexRow]) { summaries = rows.map(\.summary) }

  /// By all labels that are one text.
  var groups: [(name: StaticString, groups: [TraceGroup])] {
    [
      ("trace_name", ordered { [$0.name].compactMap(\.self) }),
      ("user", ordered { [$0.user].compactMap(\.self) }),
      ("session", ordered { [$0.session].compactMap(\.self) }),
      ("experiment", ordered { [$0.experiment.title].compactMap(\.self) }),
      ("run", ordered(by: \.runs)),
    ]
  }

  /// By tag, which is a key and a value.
  var tags: [(pair: TextPair, numbers: TraceNumbers)] {
    ordered { $0.tags.map(Self.label) }.map { (Self.tag($0.key), $0.numbers) }
  }

  private func ordered(by labels: (TraceLabels) -> [String]) -> [TraceGroup] {
    TraceGroup.all(summaries, by: labels).sorted {
      ($1.numbers.traces, ExactText($0.key)) < ($0.numbers.traces, ExactText($1.key))
    }
  }

  /// A text that no other tag has: an equal sign between key and value could be part of either.
  private static func label(_ tag: TextPair) -> String {
    "\(tag.key)=\(tag.value)=\(tag.key.utf8.count)"
  }

  /// The tag of such a text.
  private static func tag(_ label: String) -> TextPair {
    let bytes = Array(label.utf8)
    let end = bytes.lastIndex(of: UInt8(ascii: "=")) ?? bytes.endIndex
    let length = Int(String(decoding: bytes[end...].dropFirst(), as: UTF8.self)) ?? 0
    let key = bytes[..<end].prefix(length)
    return TextPair(
      key: String(decoding: key, as: UTF8.self),
      value: String(decoding: bytes[key.endIndex..<end].dropFirst(), as: UTF8.self)
    )
  }
}

import Hashing
import JSONBytes
import TraceAnalysis
import TraceModel

/// A part of the rows as the script reads them: a script of its own, because a page from a folder may
/// load nothing else.
package struct RowShard: Sendable {
  /// Path in the site; changes with the bytes.
  package let path: String
  package let bytes: [UInt8]

  /// Bytes after which a shard is full: a page never has to load more at once.
  private static let fullSize = 1 << 20

  /// Hands over shard after shard, the newest rows first; the rows are given oldest first.
  ///
  /// One at a time: together they may be as large as the site.
  package static func forEach<E: Error>(
    of rows: [IndexRow],
    _ body: (RowShard) throws(E) -> Void
  ) throws(E) {
    var writer = RowShardWriter()
    for row in rows.reversed() {
      writer.append(row)
      if writer.size >= fullSize { try body(writer.close()) }
    }
    if writer.size > 0 { try body(writer.close()) }
  }
}

/// Collects rows into shards.
private struct RowShardWriter: ~Copyable {
  private var closed = 0
  private var rows = ByteBuffer(capacity: 1 << 16)
  private var kinds: [SpanKind] = []

  var size: Int { rows.count }

  mutating func append(_ row: IndexRow) {
    if !rows.isEmpty { rows.append(",") }
    var line = JSONLine(style: .compact, capacity: 1024)
    line.row(row, kind: row.kind.map { place(of: $0) })
    line.move(to: &rows)
  }

  mutating func close() -> RowShard {
    closed += 1
    var script = ByteBuffer(capacity: rows.count + 1024)
    script.append("tracefolioRows(\(closed),")
    for list in [kinds.map { "\($0.letter)" }, kinds.map(\.title), kinds.map { "\($0.cssClass)" }] {
      var line = JSONLine(style: .compact)
      line.list(list) { $0.string($1) }
      line.move(to: &script)
      script.append(",")
    }
    script.append("[")
    rows.withBytes { script.append($0) }
    script.append("]);\n")
    let bytes = script.bytes()
    let hash = SHA256.hexDigest(of: bytes).prefix(12)
    rows.removeAll()
    kinds = []
    return RowShard(path: "data/rows-\(closed).\(hash).js", bytes: bytes)
  }

  /// Index of the kind in this shard's lists.
  private mutating func place(of kind: SpanKind) -> Int64 {
    if let place = kinds.firstIndex(of: kind) { return Int64(place) }
    kinds.append(kind)
    return Int64(kinds.count - 1)
  }
}

extension JSONLine {
  /// The cells of a row in the order that the script knows.
  fileprivate mutating func row(_ row: IndexRow, kind: Int64?) {
    let summary = row.summary
    array { json in
      json.string(row.file)
      json.string(row.name)
      json.integer(row.state.code)
      json.integer(row.requestTimeMS)
      json.integer(kind)
      json.string(row.question.map(Self.cut))
      json.string((row.answered?.text).map(Self.cut))
      json.integer(summary.durationNS)
      json.string(row.duration?.number)
      json.string(row.duration?.unit)
      json.integer(Int64(row.summary.spans.count))
      json.integer(summary.usage?.input)
      json.integer(summary.usage?.output)
      json.number(summary.cost.totalUSD)
      json.string(row.cost)
      json.list(summary.models) { $0.string($1) }
      json.string(row.session)
      json.string(row.experiment.name ?? row.experiment.id)
      json.list(summary.labels.runs) { $0.string($1) }
      json.list(summary.tools) { $0.string($1) }
      json.string(summary.labels.user)
      json.list(summary.labels.tags.map(\.label).filter(TraceFilter.isShort)) { $0.string($1) }
      json.string(summary.failure?.errorClass.title)
      json.list(summary.assessmentLabels) { $0.string($1) }
      json.string(summary.evaluationRunID)
      json.integer(summary.isJudge ? 1 : 0)
    }
  }

  private static func cut(_ text: String) -> String { TextCut(text, limit: 200).text }
}

extension TraceState {
  /// The state as the script knows it.
  fileprivate var code: Int64 {
    switch self {
    case .ok: 0
    case .error: 1
    case .inProgress: 2
    case .unspecified: 3
    }
  }
}

extension TraceSummary {
  /// Names of the tools that ran, each once, by name; without those that are too long for a filter.
  fileprivate var tools: [String] {
    let names = spans.lazy.filter { $0.kind == .tool }.map(\.name).filter(TraceFilter.isShort)
    return Set(names.map(ExactText.init)).sorted().map(\.string)
  }
}

import JSONBytes
import TraceModel

/// Where the traces of an export lie in its file.
///
/// Of each only its place and what it is sorted by are kept: memory does not grow with their size.
struct ExportIndex: Sendable {
  /// A trace of the file.
  struct Entry: Sendable {
    let range: Range<Int64>
    let id: ExactText
    let timeMS: Int64
  }

  /// The selected traces in order of time, then id.
  private(set) var entries: [Entry] = []
  /// Start of the newest trace of the file, selected or not; nil where it has none.
  private(set) var newestMS: Int64?
  /// Whether there is a trace at all.
  var isEmpty: Bool { newestMS == nil }
  /// Values that are not whole or no JSON, and those that are no traces.
  private(set) var broken: [Int64] = []
  private(set) var others = 0

  /// Reads all pieces of a file that may be traces, and keeps where the selected ones lie.
  ///
  /// - Throws: ``TraceSourceError`` where the file cannot be read.
  init(
    _ pieces: [JSONSplitter.Piece],
    of file: ByteFile,
    _ format: ExportFormat,
    selection: Selection
  ) throws(TraceSourceError) {
    let filter = RowFilter(selection)
    for piece in pieces {
      let text = format.json(try file.bytes(piece.range))
      guard piece.isWhole, let document = try? JSONDocument(text) else {
        broken.append(piece.range.lowerBound)
        continue
      }
      guard let rows = ExportedTrace.rows(document.root) else {
        others += 1
        continue
      }
      newestMS = max(newestMS ?? .min, rows.info.timestampMS)
      guard filter.accepts(rows) else { continue }
      let (id, time) = (ExactText(rows.info.id), rows.info.timestampMS)
      entries.append(Entry(range: piece.range, id: id, timeMS: time))
    }
    cut(to: selection)
  }

  /// Sorts, and takes what lies within the selection's bounds and number.
  private mutating func cut(to selection: Selection) {
    let newest = newestMS ?? 0
    let since = selection.since?.momentMS(newestMS: newest) ?? .min
    let until = selection.until?.momentMS(newestMS: newest) ?? .max
    entries.removeAll { $0.timeMS < since || $0.timeMS > until }
    entries.sort { ($0.timeMS, $0.id) < ($1.timeMS, $1.id) }
    if let limit = selection.limit { entries = Array(entries.suffix(max(0, limit))) }
  }

  /// What is odd about the file as a whole, in sentences.
  var remarks: [String] {
    var remarks: [String] = []
    if let first = broken.first {
      let (noun, verb) = broken.count == 1 ? ("value", "is") : ("values", "are")
      remarks.append(
        "\(broken.count) \(noun) of the file \(verb) not whole or no JSON, the first at byte \(first)."
      )
    }
    if others > 0 {
      let words =
        others == 1 ? "object of the file is no trace" : "objects of the file are no traces"
      remarks.append("\(others) \(words).")
    }
    return remarks
  }
}

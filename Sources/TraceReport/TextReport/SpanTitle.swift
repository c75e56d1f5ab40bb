import TraceModel

/// The name of a row of a waterfall as text, set in by its depth.
struct SpanTitle {
  private let indentation: Int
  private let depth: Int
  private let name: String
  /// What stays where the name is cut: which of several spans of that name it is.
  private let ordinal: String

  /// The title of a row in which a level is set in by `step` columns.
  init(_ row: WaterfallRow, _ span: Span, step: Int) {
    depth = row.depth
    indentation = row.depth * step
    name = (span.status == .error ? "✕ " : "") + span.name
    ordinal = row.ordinal.map { " \($0)" } ?? ""
  }

  /// Columns of the whole title.
  var width: Int { indentation + name.count + ordinal.count }

  /// Columns that a name keeps however deep its span lies.
  private static let fewest = 10

  /// The title in at most `width` columns; a span that is too deep to be set in by its depth says it.
  func text(width: Int) -> String {
    let most = max(0, width - min(Self.fewest, name.count + ordinal.count))
    if indentation <= most { return space(indentation) + cut(to: width - indentation) }
    let depth = "\(depth)› "
    let margin = max(0, most - depth.count)
    return space(margin) + depth + cut(to: width - margin - depth.count)
  }

  private func space(_ columns: Int) -> String { String(repeating: " ", count: columns) }

  private func cut(to width: Int) -> String {
    if name.count + ordinal.count <= width { return name + ordinal }
    return name.prefix(max(1, width - ordinal.count - 1)) + "…" + ordinal
  }
}

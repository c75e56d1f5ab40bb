import JSONBytes
import SiteAssets
import Testing
import TraceAnalysis
import TraceModel

@testable import TraceReport

/// The frame of the tool's own template.
func pageShell() throws -> PageShell {
  let path = "Templates/page.html"
  let template = try Template<PageShell.Slot>(#require(SiteAssets().text(path)), file: path)
  return PageShell(
    template,
    assets: PageShell.Assets(stylesheet: "assets/a.css", script: "assets/a.js", version: "1.2.3")
  )
}

/// The page of a trace, without the line that says what kind of document it is.
func tracePage(
  _ trace: Trace,
  files: [SiteAttachment] = [],
  neighbours: String? = nil,
  rendersMarkdown: Bool = false,
  prices: PriceTable? = nil
) throws -> String {
  var page = TracePage(shell: try pageShell(), rendersMarkdown: rendersMarkdown)
  var html = ByteBuffer()
  let neighbour = neighbours.map { TraceKey($0) }
  let surroundings = TraceSurroundings(previous: neighbour, next: neighbour, files: files)
  let draft = TraceDraft(AnalysedTrace(trace, prices: prices.map(PriceFinder.init)), surroundings)
  page.write([draft])
  page.append(draft, to: &html)
  return html.string().withoutDoctype
}

/// The report of some traces, oldest first.
func report(
  _ traces: [Trace],
  title: String = "store.db",
  prices: PriceTable? = nil
) -> Report {
  Report(
    title: title,
    format: "MLflow SQLite",
    remarks: [],
    rows: traces.map { IndexRow(AnalysedTrace($0, prices: prices.map(PriceFinder.init))) },
    prices: prices
  )
}

/// All pages over the traces of a report.
func overview(_ report: Report) throws -> [String] {
  let shards = rowShards(report.rows).map(\.path)
  let overview = OverviewPage(shell: try pageShell(), report: report, shards: shards)
  return overview.paths.indices.map { page in
    var html = ByteBuffer()
    overview.write(page: page, to: &html)
    return html.string().withoutDoctype
  }
}

/// All shards of some rows, oldest row first.
func rowShards(_ rows: [IndexRow]) -> [RowShard] {
  var shards: [RowShard] = []
  RowShard.forEach(of: rows) { shards.append($0) }
  return shards
}

extension IndexRow {
  convenience init(_ analysed: AnalysedTrace) {
    self.init(analysed, TraceTexts(analysed), TraceTools(analysed), stamp: nil)
  }
}

extension String {
  /// A page without the line that says what kind of document it is.
  fileprivate var withoutDoctype: String { String(dropFirst("<!DOCTYPE html>".count)) }
}

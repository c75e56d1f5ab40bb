import JSONBytes
import TraceAnalysis
import TraceReport
import TraceSources

extension Report {
  /// The report of a source; rows oldest first.
  init(of source: any TraceSource, rows: [IndexRow], countsJudges: Bool, prices: PriceTable) {
    self.init(
      title: source.summary.baseName,
      format: source.summary.format,
      remarks: source.remarks,
      rows: rows,
      countsJudges: countsJudges,
      prices: prices
    )
  }

  /// Every number as one JSON object and a line feed.
  func json(of source: any TraceSource) -> ByteBuffer {
    var json = ByteBuffer(capacity: 1 << 16)
    let inputs = source.inputs.map(SiteManifest.Input.init)
    ReportJSON(self, inputs: inputs, version: ToolVersion.text).append(to: &json)
    return json
  }
}

extension SiteManifest.Input {
  init(_ summary: SourceSummary) {
    self.init(
      name: summary.baseName,
      size: summary.size,
      format: summary.format,
      revision: summary.revision,
      traces: summary.traces,
      newestTraceMS: summary.newestTraceMS
    )
  }
}

extension TraceSource {
  /// What is odd about the source as a whole; of several, each sentence with its source's name.
  var remarks: [String] {
    oddities.map { input, remark in
      input.name == summary.name ? remark : "\(input.baseName): \(remark)"
    }
  }
}

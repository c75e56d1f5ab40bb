import JSONBytes
package import TraceModel

/// What a site was made of, for people and programs that find it later (`manifest.json`).
package struct SiteManifest: Sendable {
  /// A source of the report.
  package struct Input: Sendable {
    /// File name without its folders: a path could tell of the machine.
    package var name: String
    /// Bytes.
    package var size: Int64
    package var format: String
    /// Schema revision; nil where the source has none.
    package var revision: String?
    /// Number of selected traces.
    package var traces: Int
    /// Start of the newest selected trace, milliseconds since the Unix epoch; nil without traces.
    package var newestTraceMS: Int64?

    package init(
      name: String,
      size: Int64,
      format: String,
      revision: String?,
      traces: Int,
      newestTraceMS: Int64?
    ) {
      self.name = name
      self.size = size
      self.format = format
      self.revision = revision
      self.traces = traces
      self.newestTraceMS = newestTraceMS
    }
  }

  package var version: String
  package var inputs: [Input]
  /// Selecting options as they were given: name and values.
  package var selection: [(option: String, values: [String])]
  /// Number of diagnostics by code; only codes that occurred.
  package var diagnostics: [(code: Diagnostic.Code, count: Int)]

  package init(
    version: String,
    inputs: [Input],
    selection: [(option: String, values: [String])],
    diagnostics: [(code: Diagnostic.Code, count: Int)]
  ) {
    self.version = version
    self.inputs = inputs
    self.selection = selection
    self.diagnostics = diagnostics
  }

  /// The manifest as JSON on one line.
  package func json() -> [UInt8] {
    var line = JSONLine(style: .compact)
    line.object { json in
      json.key("generator")
      json.string("tracefolio")
      json.key("manifest_version")
      json.integer(1)
      json.key("tool_version")
      json.string(version)
      json.key("inputs")
      json.list(inputs) { $0.input($1) }
      json.key("selection")
      json.selection(selection)
      json.key("diagnostics")
      json.counts(diagnostics)
    }
    var buffer = ByteBuffer()
    line.move(to: &buffer)
    return buffer.bytes()
  }
}

extension JSONLine {
  fileprivate mutating func input(_ input: SiteManifest.Input) {
    object { json in
      json.key("name")
      json.string(input.name)
      json.key("size_bytes")
      json.integer(input.size)
      json.key("format")
      json.string(input.format)
      json.key("schema_revision")
      json.string(input.revision)
      json.key("traces")
      json.integer(Int64(input.traces))
      json.key("newest_trace_ms")
      json.integer(input.newestTraceMS)
    }
  }

  fileprivate mutating func selection(_ selection: [(option: String, values: [String])]) {
    object { json in
      for (option, values) in selection {
        json.key(option)
        json.list(values) { $0.string($1) }
      }
    }
  }

  fileprivate mutating func counts(_ counts: [(code: Diagnostic.Code, count: Int)]) {
    object { json in
      for (code, count) in counts {
        json.key(code.rawValue)
        json.integer(Int64(count))
      }
    }
  }
}

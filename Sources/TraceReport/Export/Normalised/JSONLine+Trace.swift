import JSONBytes
import TraceAnalysis
import TraceModel

extension JSONLine {
  mutating func trace(_ analysed: AnalysedTrace) {
    object { json in
      json.identity(analysed.trace)
      json.participants(analysed.trace)
      json.texts(analysed.trace)
      json.numbers(analysed)
      json.origin(analysed.trace)
      json.key("assessments")
      json.list(analysed.trace.assessments) { $0.assessment($1) }
      json.key("spans")
      json.list(analysed.tree.order) { $0.span(analysed, $1) }
      json.key("diagnostics")
      json.list(analysed.diagnostics + json.ownDiagnostics) { $0.diagnostic($1) }
    }
  }

  private mutating func identity(_ trace: Trace) {
    key("trace_id")
    string(trace.id)
    key("name")
    string(trace.name)
    key("state")
    string(trace.state.rawValue)
    key("request_time_ms")
    integer(trace.requestTimeMS)
    key("execution_duration_ms")
    integer(trace.executionDurationMS)
  }

  private mutating func participants(_ trace: Trace) {
    key("experiment")
    object { json in
      json.key("id")
      json.string(trace.experiment.id)
      json.key("name")
      json.string(trace.experiment.name)
    }
    key("run_id")
    string(trace.runID)
    key("session_id")
    string(trace.sessionID)
    key("user")
    string(trace.user)
    key("client_request_id")
    string(trace.clientRequestID)
    key("linked_runs")
    list(trace.linkedRuns) { $0.string($1) }
    key("linked_prompts")
    list(trace.linkedPrompts) { $0.prompt($1) }
  }

  mutating func prompt(_ prompt: LinkedPrompt) {
    object { json in
      json.key("name")
      json.string(prompt.name)
      json.key("version")
      json.string(prompt.version)
    }
  }

  private mutating func texts(_ trace: Trace) {
    key("request_preview")
    string(trace.requestPreview)
    key("response_preview")
    string(trace.responsePreview)
    key("tags")
    pairs(trace.tags)
    key("metadata")
    pairs(trace.metadata)
  }

  private mutating func pairs(_ pairs: [TextPair]) {
    object { json in
      for pair in pairs {
        json.key(pair.key)
        json.string(pair.value)
      }
    }
  }

  private mutating func numbers(_ analysed: AnalysedTrace) {
    key("token_usage")
    usage(analysed.ledger.counted)
    key("cost")
    cost(analysed.cost.total)
    key("stated_token_usage")
    usage(analysed.trace.statedTokenUsage)
    key("stated_cost")
    cost(analysed.trace.statedCost)
  }

  private mutating func origin(_ trace: Trace) {
    key("schema_version")
    string(trace.schemaVersion)
    key("source")
    string(trace.source)
    key("attachments")
    list(trace.attachments) { $0.attachment($1) }
  }

  private mutating func attachment(_ attachment: Attachment) {
    object { json in
      json.key("id")
      json.string(attachment.id)
      json.key("content_type")
      json.string(attachment.contentType)
      json.key("size")
      json.integer(attachment.size)
      json.key("path")
      json.string(attachment.path)
    }
  }

  mutating func assessment(_ assessment: Assessment) {
    object { json in
      json.key("assessment_id")
      json.string(assessment.id)
      json.key("name")
      json.string(assessment.name)
      json.key("type")
      json.string(assessment.type)
      json.key("value")
      json.payload(assessment.value)
      json.judge(assessment)
      json.key("created_ms")
      json.integer(assessment.createdMS)
      json.key("updated_ms")
      json.integer(assessment.updatedMS)
    }
  }

  private mutating func judge(_ assessment: Assessment) {
    key("source_type")
    string(assessment.sourceType)
    key("source_id")
    string(assessment.sourceID)
    key("rationale")
    string(assessment.rationale)
    key("error")
    payload(assessment.error)
    key("span_id")
    string(assessment.spanID)
    key("valid")
    bool(assessment.isValid)
    key("overrides")
    string(assessment.overrides)
    key("metadata")
    payload(assessment.metadata)
  }

  /// What writing itself had to change.
  private var ownDiagnostics: [Diagnostic] {
    guard hasReplacedNumbers else { return [] }
    let message = "NaN and Infinity are written as null, as strict JSON wants."
    return [Diagnostic(.nonStandardNumber, message)]
  }

  private mutating func diagnostic(_ diagnostic: Diagnostic) {
    object { json in
      json.key("code")
      json.string(diagnostic.code.rawValue)
      json.key("message")
      json.string(diagnostic.message)
      json.key("span_id")
      json.string(diagnostic.spanID)
    }
  }
}

extension JSONLine {
  /// A key is absent where nothing reported it; the whole is null where nothing was reported.
  mutating func usage(_ usage: TokenUsage?) {
    guard let usage else { return null() }
    object { json in
      for key in TokenKey.allCases where usage[key] != nil {
        json.key(key.rawValue)
        json.integer(usage[key])
      }
    }
  }

  /// As ``usage(_:)``, in US dollars.
  mutating func cost(_ cost: Cost?) {
    guard let cost else { return null() }
    let parts: [(StaticString, Double?)] = [
      ("input_cost", cost.input), ("output_cost", cost.output), ("total_cost", cost.total),
    ]
    object { json in
      for case (let key, let dollars?) in parts {
        json.key(key)
        json.number(dollars)
      }
    }
  }
}

import JSONBytes
import TraceModel

/// What every trace of a store shares.
struct StoreContext: Sendable {
  /// Names by id.
  let experiments: [Int64: String]
  /// The source as it was named on the command line.
  let source: String
  /// The folder that attachments are looked for in.
  let folder: String
  /// Whether there is a folder of artifacts in it.
  let hasArtifacts: Bool
}

/// A trace of an MLflow store as its rows hold it.
struct MLflowTraceRecord: TraceRecord {
  let place: TracePlace
  let rows: TraceRows
  let context: StoreContext

  var source: String { context.source }
  var folder: String { context.folder }
  var size: Int { rows.size }

  func trace() -> Trace {
    var trace = start()
    trace.tags = PromotedColumns.tags(rows)
    trace.metadata = PromotedColumns.metadata(rows)
    nameParticipants(&trace)
    trace.stateUsage()
    trace.assessments = rows.assessments.map { AssessmentDecoder.assessment($0) }
    decodeSpans(into: &trace)
    trace.name = trace.tag("mlflow.traceName") ?? rootName(trace)
    trace.attachments = AttachmentFinder(context, rows.info).attachments(in: rows.spans)
    trace.noteMissingSpans()
    noteMissingFiles(in: &trace)
    return trace
  }

  private func start() -> Trace {
    let info = rows.info
    var trace = Trace(
      id: info.id,
      state: TraceState(rawValue: info.status) ?? .unspecified,
      requestTimeMS: info.timestampMS,
      executionDurationMS: info.executionMS,
      experiment: Experiment(
        id: info.experimentID,
        name: experimentName
      ),
      source: context.source
    )
    trace.occurrence = place.key.occurrence
    trace.requestPreview = info.requestPreview
    trace.responsePreview = info.responsePreview
    trace.clientRequestID = info.clientRequestID
    if TraceState(rawValue: info.status) == nil {
      trace.diagnostics.append(
        Diagnostic(.unknownState, "The state \"\(info.status)\" is not known.")
      )
    }
    trace.diagnostics += rows.misfits.map(Diagnostic.init)
    trace.diagnostics += rows.remarks.map { Diagnostic(.rowUnreadable, $0) }
    noteNamesake(in: &trace)
    return trace
  }

  /// Nil where the store has no row for the experiment.
  var experimentName: String? {
    Int64(rows.info.experimentID).flatMap { context.experiments[$0] }
  }

  private func noteNamesake(in trace: inout Trace) {
    if trace.occurrence == 0 { return }
    let message = """
      A trace that comes before has the same id; spans, tags and whatever else the store keeps \
      by the id stand in both.
      """
    trace.diagnostics.append(Diagnostic(.duplicateTrace, message))
  }

  private func nameParticipants(_ trace: inout Trace) {
    trace.runID = trace.metadataOrTag("mlflow.sourceRun")
    trace.sessionID = trace.metadataOrTag("mlflow.trace.session")
    trace.user = trace.metadataOrTag("mlflow.trace.user")
    trace.schemaVersion = trace.metadataOrTag("mlflow.trace_schema.version")
    trace.linkedRuns = rows.associations.filter { $0.type == "run" }.map(\.id)
    trace.linkedPrompts = LinkedPrompts.prompts(rows.associations, tags: trace.tags)
  }

  private func decodeSpans(into trace: inout Trace) {
    trace.spans.reserveCapacity(rows.spans.count)
    for row in rows.spans {
      let (span, diagnostics) = SpanDecoder.span(row)
      trace.spans.append(span)
      trace.diagnostics += diagnostics
    }
  }

  private func rootName(_ trace: Trace) -> String? {
    trace.spans.first { $0.parentID == nil }?.name
  }

  private func noteMissingFiles(in trace: inout Trace) {
    for attachment in trace.attachments where attachment.path == nil {
      let message = "The file \"\(attachment.id)\" that a text refers to is not in the store."
      trace.diagnostics.append(Diagnostic(.attachmentMissing, message))
    }
  }
}

extension Diagnostic {
  fileprivate init(_ misfit: MisfitColumn) {
    self.init(
      .rowUnreadable,
      "Column \(misfit.name) of \(misfit.table) does not hold the number it should.",
      spanID: misfit.spanID
    )
  }
}

extension Trace {
  /// MLflow 2.22 has some entries as tags that later versions keep as metadata.
  fileprivate func metadataOrTag(_ key: String) -> String? { metadataValue(key) ?? tag(key) }

  /// Sets the stated token usage and cost from the metadata.
  mutating func stateUsage() {
    let tokens = metadataValue("mlflow.trace.tokenUsage").map(Payload.init(recorded:))
    let cost = metadataValue("mlflow.trace.cost").map(Payload.init(recorded:))
    statedTokenUsage = tokens.flatMap(TokenUsage.init(stated:))
    statedCost = cost.flatMap(Cost.init(stated:))
  }

  /// MLflow's client refuses a trace whose rows in `spans` are fewer than its metadata
  /// `mlflow.trace.sizeStats` counts; here it is read and the gap is told.
  mutating func noteMissingSpans() {
    if tag("mlflow.trace.spansLocation") == "ARCHIVE_REPO" {
      let message = "The spans' contents are in an archive, which this version does not read."
      diagnostics.append(Diagnostic(.spansArchived, message))
    }
    let stats = metadataValue("mlflow.trace.sizeStats").map(Payload.init(recorded:))
    let stated = stats?["num_spans"]?.int64
    let present = Int64(spans.count)
    if let stated, stated > present {
      diagnostics.append(
        Diagnostic(
          .spansMissing,
          "The store holds \(present) of the trace's \(stated) spans; the others were not exported."
        )
      )
    } else if present == 0 {
      diagnostics.append(Diagnostic(.spansMissing, "The store holds no span of the trace."))
    }
  }
}

extension Payload {
  fileprivate init(recorded text: String) { self.init(recorded: ArraySlice(text.utf8)) }
}

import JSONBytes

/// The keys that MLflow itself gives to attributes, metadata and tags.
///
/// Only those of more than 15 bytes, for which a string needs memory.
enum MLflowKeys {
  static let shared = SharedTexts([
    "mlflow.artifactLocation", "mlflow.chat.tokenUsage", "mlflow.chat.tools",
    "mlflow.linkedPrompts", "mlflow.llm.model", "mlflow.llm.provider", "mlflow.message.format",
    "mlflow.source.git.branch", "mlflow.source.git.commit", "mlflow.source.git.repoURL",
    "mlflow.source.name", "mlflow.source.type", "mlflow.sourceRun", "mlflow.spanFunctionName",
    "mlflow.spanInputs", "mlflow.spanLogLevel", "mlflow.spanOutputs",
    "mlflow.trace.cost", "mlflow.trace.infoFinalized", "mlflow.trace.session",
    "mlflow.trace.sizeBytes", "mlflow.trace.sizeStats", "mlflow.trace.spansLocation",
    "mlflow.trace.tokenUsage", "mlflow.trace.user", "mlflow.traceInputs", "mlflow.traceName",
    "mlflow.traceOutputs", "mlflow.traceRequestId", "mlflow.trace_schema.version",
  ])
}

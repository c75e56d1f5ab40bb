import JSONBytes
import TraceModel

extension TokenUsage {
  /// The numbers of a stated usage: MLflow's attribute `mlflow.chat.tokenUsage` or metadata
  /// `mlflow.trace.tokenUsage`.
  ///
  /// Nil where it states none; reasoning tokens are not MLflow's to state.
  init?(stated payload: Payload) {
    self.init()
    for key in TokenKey.allCases where key != .reasoning {
      self[key] = payload[named: key.rawValue]?.int64
    }
    if isEmpty { return nil }
  }
}

extension Cost {
  /// US dollars of a stated cost: MLflow's attribute `mlflow.llm.cost` or metadata
  /// `mlflow.trace.cost`.
  ///
  /// Nil where it states none.
  init?(stated payload: Payload) {
    self.init(
      input: payload["input_cost"]?.double,
      output: payload["output_cost"]?.double,
      total: payload["total_cost"]?.double
    )
    if isEmpty { return nil }
  }
}

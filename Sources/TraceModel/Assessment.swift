/// A judgement of a trace or span by a person, a model or code (MLflow table `assessments`).
package struct Assessment: Sendable {
  package var id: String
  package var name: String
  /// `feedback`, `expectation` or `issue`.
  package var type: String
  /// Nil where the judge failed or gave none.
  package var value: Payload?
  /// `HUMAN`, `LLM_JUDGE`, `CODE` or another text.
  package var sourceType: String
  package var sourceID: String?
  package var rationale: String?
  /// The stored object (`error_code`, `error_message`, `stack_trace`); nil where the judge succeeded.
  package var error: Payload?
  /// The span that was judged; nil where it was the trace.
  package var spanID: String?
  /// False where a later assessment overrides this one.
  package var isValid: Bool
  /// Id of the assessment that this one overrides; nil where none.
  package var overrides: String?
  /// A JSON object; nil where there is none.
  package var metadata: Payload?
  /// Milliseconds since the Unix epoch.
  package var createdMS: Int64
  /// Milliseconds since the Unix epoch.
  package var updatedMS: Int64

  package init(
    id: String,
    name: String,
    type: String,
    value: Payload?,
    sourceType: String,
    isValid: Bool,
    createdMS: Int64,
    updatedMS: Int64
  ) {
    self.id = id
    self.name = name
    self.type = type
    self.value = value
    self.sourceType = sourceType
    self.isValid = isValid
    self.createdMS = createdMS
    self.updatedMS = updatedMS
  }
}

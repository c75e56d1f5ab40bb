import JSONBytes

/// An assessment as MLflow writes it as JSON, turned into the row that a store would hold of it.
enum ExportedAssessment {
  /// Nil for what is no object.
  static func row(_ object: JSONValue) -> AssessmentRow? {
    guard object.kind == .object else { return nil }
    let (type, judgement) = kind(of: object)
    return AssessmentRow(
      id: object["assessment_id"]?.string ?? "",
      name: object["assessment_name"]?.string ?? "",
      type: type,
      value: value(of: judgement),
      error: recorded(judgement?["error"]),
      createdMS: ExportedTrace.milliseconds(object["create_time"]) ?? 0,
      updatedMS: ExportedTrace.milliseconds(object["last_update_time"]) ?? 0,
      sourceType: object["source"]?["source_type"]?.string ?? "",
      sourceID: object["source"]?["source_id"]?.string,
      spanID: object["span_id"]?.string,
      rationale: object["rationale"]?.string,
      overrides: object["overrides"]?.string,
      isValid: object["valid"]?.bool ?? true,
      metadata: recorded(object["metadata"])
    )
  }

  private static func kind(of object: JSONValue) -> (String, JSONValue?) {
    for type in ["feedback", "expectation", "issue"] {
      if let judgement = object[named: type] { return (type, judgement) }
    }
    return ("feedback", nil)
  }

  /// An expectation that is no scalar comes as a JSON text.
  private static func value(of judgement: JSONValue?) -> [UInt8]? {
    if let text = judgement?["serialized_value"]?["value"]?.utf8 { return Array(text) }
    return recorded(judgement?["value"])
  }

  private static func recorded(_ value: JSONValue?) -> [UInt8]? {
    guard let value, !value.isNull else { return nil }
    return Array(value.token)
  }
}

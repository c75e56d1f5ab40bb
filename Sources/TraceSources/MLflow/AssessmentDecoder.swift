import JSONBytes
import TraceModel

/// Decodes rows of `assessments`; `value`, `error` and `assessment_metadata` are JSON texts there.
enum AssessmentDecoder {
  static func assessment(_ row: AssessmentRow) -> Assessment {
    var assessment = Assessment(
      id: row.id,
      name: row.name,
      type: row.type,
      value: payload(row.value),
      sourceType: row.sourceType,
      isValid: row.isValid,
      createdMS: row.createdMS,
      updatedMS: row.updatedMS
    )
    assessment.sourceID = row.sourceID
    assessment.rationale = row.rationale
    assessment.error = payload(row.error)
    assessment.spanID = row.spanID
    assessment.overrides = row.overrides
    assessment.metadata = payload(row.metadata)
    return assessment
  }

  /// Nil for a missing value and for the JSON text `null`.
  private static func payload(_ bytes: [UInt8]?) -> Payload? {
    let payload = bytes.map { Payload(recorded: $0[...]) }
    return payload?.isNull == true ? nil : payload
  }
}

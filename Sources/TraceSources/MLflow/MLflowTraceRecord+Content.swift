import Hashing

extension MLflowTraceRecord {
  var hasFolder: Bool { AttachmentFinder(context, rows.info).hasFolder }

  func addContent(to hash: inout SHA256) {
    hash.add(experimentName)
    rows.info.add(to: &hash)
    hash.add(rows.tags) { $0.add(to: &$1) }
    hash.add(rows.metadata) { $0.add(to: &$1) }
    hash.add(rows.spans) { $0.add(to: &$1) }
    hash.add(rows.assessments) { $0.add(to: &$1) }
    hash.add(rows.associations) { $0.add(to: &$1) }
    hash.add(rows.misfits) { $0.add(to: &$1) }
  }
}

extension TraceInfoRow {
  fileprivate func add(to hash: inout SHA256) {
    hash.add(id)
    hash.add(experimentID)
    hash.add(timestampMS)
    hash.add(executionMS)
    hash.add(status)
    hash.add(clientRequestID)
    hash.add(requestPreview)
    hash.add(responsePreview)
    hash.add(traceName)
    hash.add(sessionID)
    hash.add(tokens) { $1.add($0) }
    hash.add(costs) { $1.add($0.map { Int64(bitPattern: $0.bitPattern) }) }
  }
}

extension TextRow {
  fileprivate func add(to hash: inout SHA256) {
    hash.add(key)
    hash.add(value)
  }
}

extension SpanRow {
  fileprivate func add(to hash: inout SHA256) {
    hash.add(id)
    hash.add(parentID)
    hash.add(name)
    hash.add(type)
    hash.add(status)
    hash.add(startNS)
    hash.add(endNS)
    hash.add(bytes: content)
    hash.add(model)
    hash.add(provider)
    hash.add(bytes: dimensions)
  }
}

extension AssessmentRow {
  fileprivate func add(to hash: inout SHA256) {
    hash.add(id)
    hash.add(name)
    hash.add(type)
    hash.add(bytes: value)
    hash.add(bytes: error)
    hash.add(createdMS)
    hash.add(updatedMS)
    hash.add(sourceType)
    hash.add(sourceID)
    hash.add(spanID)
    hash.add(rationale)
    hash.add(overrides)
    hash.add(isValid ? 1 : 0)
    hash.add(bytes: metadata)
  }
}

extension AssociationRow {
  fileprivate func add(to hash: inout SHA256) {
    hash.add(type)
    hash.add(id)
  }
}

extension MisfitColumn {
  fileprivate func add(to hash: inout SHA256) {
    hash.add(table)
    hash.add(name)
    hash.add(spanID)
  }
}

import JSONBytes
import TraceModel

extension CaseKeys {
  /// What an analysed trace records of its case.
  ///
  /// Tag `mlflow.eval.requestId` is no id of a case: `mlflow.genai.evaluate` makes a new one for each
  /// trace.
  ///
  /// - Parameters:
  ///   - analysed: The trace.
  ///   - match: The rule that is demanded; nil where none is.
  ///   - digest: A digest of bytes.
  package init(
    _ analysed: AnalysedTrace,
    match: MatchRule? = nil,
    digest: (UnsafeBufferPointer<UInt8>) -> String
  ) {
    self.init()
    let trace = analysed.trace
    let root = analysed.tree.root(of: trace.spans)
    let inputs = root.flatMap { trace.spans[$0].inputs }
    recordID = trace.recorded(["dataset_record_id"], root: root)
    experimentItem = trace.recorded(["langfuse.experiment.item.id"], root: root)
    referenceExample = trace.recorded(
      ["reference_example_id", "langsmith.reference_example_id"],
      root: root
    )
    demanded = match?.value(in: trace, inputs: inputs)
    if let inputs, !inputs.isEmpty { take(inputs, digest) }
  }

  private mutating func take(_ inputs: Payload, _ digest: (UnsafeBufferPointer<UInt8>) -> String) {
    var buffer = ByteBuffer(capacity: 1024)
    switch inputs {
    case .json(let value): value.canonical(to: &buffer)
    case .text(let bytes): buffer.append(bytes)
    }
    buffer.withBytes { bytes in
      inputDigest = digest(bytes)
      words = ShingleSketch(bytes)
    }
  }
}

extension Payload {
  /// Whether there is nothing in it that could tell one call from another.
  fileprivate var isEmpty: Bool {
    switch self {
    case .text(let bytes): bytes.isEmpty
    case .json(let value):
      switch value.kind {
      case .null: true
      case .array, .object: value.count == 0
      case .string: value.utf8?.isEmpty ?? true
      default: false
      }
    }
  }
}

extension Trace {
  /// The first of several keys that is a tag, a metadata entry or an attribute of the root span.
  fileprivate func recorded(_ keys: [String], root: Int?) -> String? {
    for key in keys {
      let attribute = root.flatMap { spans[$0].attribute(key)?.string }
      if let text = tag(key) ?? metadataValue(key) ?? attribute, !text.isEmpty { return text }
    }
    return nil
  }
}

import TraceModel

/// What tells which case a trace is of.
package struct CaseKeys: Sendable {
  /// Id of the dataset's record; nil where none is recorded.
  package var recordID: String?
  /// Attribute `langfuse.experiment.item.id`; nil where none is recorded.
  package var experimentItem: String?
  /// `reference_example_id`, as LangSmith names it; nil where none is recorded.
  package var referenceExample: String?
  /// The value that the demanded rule names; nil where the trace has none or no rule is demanded.
  package var demanded: String?
  /// A digest of the root span's canonical inputs, the same where the inputs mean the same; nil where
  /// no inputs are recorded.
  package var inputDigest: String?
  /// The words of the root span's inputs; empty where no inputs are recorded.
  package var words: ShingleSketch

  package init() { words = ShingleSketch() }

  /// The key of a rule that pairs what is equal; nil where the trace has none.
  func key(_ rule: PairingRule) -> ExactText? {
    let text: String? =
      switch rule {
      case .demanded: demanded
      case .recordID: recordID
      case .experimentItem: experimentItem
      case .referenceExample: referenceExample
      case .equalInput: inputDigest
      case .similarInput: nil
      }
    return text.map(ExactText.init)
  }
}

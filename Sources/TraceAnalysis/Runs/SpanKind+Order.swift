import TraceModel

extension SpanKind {
  /// The order of rows: MLflow's kinds as its documentation has them, then other ones by their text.
  func precedes(_ other: SpanKind) -> Bool {
    let (mine, others) = (rank, other.rank)
    if mine != others { return mine < others }
    return ExactText(text) < ExactText(other.text)
  }

  private var rank: Int { Self.named.firstIndex(of: self) ?? Self.named.count }
}

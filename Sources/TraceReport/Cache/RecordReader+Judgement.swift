import TraceAnalysis
import TraceModel

extension RecordReader {
  /// The items of a judgement, as ``JSONLine`` records them.
  mutating func judgement() -> Judgement {
    Judgement(
      name: requiredText(),
      sourceType: requiredText(),
      sourceID: text(),
      value: judgementValue()
    )
  }

  private mutating func judgementValue() -> Judgement.Value {
    switch requiredText() {
    case "b": return .passed(bool())
    case "n": return .number(score())
    case "t": return .other(ExactText(requiredText()))
    case "e": return .error
    case "-": return .none
    default:
      spoil()
      return .none
    }
  }

  /// From its bits; none that ``Judgement/Value`` does not allow.
  private mutating func score() -> Double {
    let number = Double(bitPattern: UInt64(bitPattern: requiredInteger()))
    if !(number.magnitude <= 1e150) { spoil() }
    return number
  }
}

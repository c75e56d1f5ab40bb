import TraceAnalysis
import TraceModel

extension JSONLine {
  /// The items of a judgement, for ``RecordReader/judgement()``.
  mutating func record(_ judgement: Judgement) {
    string(judgement.name)
    string(judgement.sourceType)
    string(judgement.sourceID)
    record(judgement.value)
  }

  /// A letter that says what follows.
  private mutating func record(_ value: Judgement.Value) {
    switch value {
    case .passed(let truth):
      string("b")
      bool(truth)
    case .number(let number):
      string("n")
      integer(Int64(bitPattern: number.bitPattern))
    case .other(let text):
      string("t")
      string(text.string)
    case .error: string("e")
    case .none: string("-")
    }
  }
}

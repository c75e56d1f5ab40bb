package import TraceAnalysis
import TraceModel

extension CaseFacts {
  /// Unicode scalars that are kept of a question or an answer.
  private static let textLimit = 300

  /// All that a comparison keeps of a trace, with the texts that its pages show.
  ///
  /// - Parameters:
  ///   - analysed: The trace.
  ///   - ordinal: Its place in the source.
  ///   - digest: A digest of bytes.
  package init(
    _ analysed: AnalysedTrace,
    at ordinal: Int,
    digest: (UnsafeBufferPointer<UInt8>) -> String
  ) {
    let texts = TraceTexts(analysed)
    self.init(analysed, digest: digest)
    self.ordinal = ordinal
    asked = texts.asked.map { asked in
      let beginning = TextCut(asked, limit: 4 * Self.textLimit).text
      return TextCut(IndexRow.firstLine(of: beginning), limit: Self.textLimit).marked
    }
    answered = texts.answered.map { TextCut($0, limit: Self.textLimit).marked }
    // An empty answer is none.
    answerDigest = texts.answered.flatMap { $0.isEmpty ? nil : $0 }.map { answer in
      var answer = answer
      return answer.withUTF8(digest)
    }
  }
}

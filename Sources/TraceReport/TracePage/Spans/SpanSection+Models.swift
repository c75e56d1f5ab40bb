import JSONBytes
import TraceAnalysis
import TraceModel

extension SpanSection {
  /// How many vectors an embedding gave back: nobody reads their numbers first.
  func writeVectors(to html: inout ByteBuffer) {
    guard let vectors = EmbeddingVectors(of: span) else { return }
    html.append("<h4>Vectors</h4><p>")
    html.append(CountText.text(vectors.count, "vector"))
    html.append(" of ")
    guard let lengths = vectors.lengths else {
      html.append("unknown length</p>\n")
      return
    }
    if lengths.count > 1 {
      html.append(count: Int64(lengths.lowerBound))
      html.append(" to ")
    }
    html.append(CountText.text(lengths.upperBound, "number"))
    html.append("</p>\n")
  }

  /// What a model was asked to do beside its messages, and whether JSON came where it was wanted.
  func writeModelCall(to html: inout ByteBuffer, payloads: inout PayloadWriter) {
    guard let settings = ModelSettings(of: span, stream: analysis.stream) else { return }
    if let output = StructuredOutput(of: span, stream: analysis.stream, settings: settings) {
      StructuredSection(output).write(to: &html, payloads: &payloads)
    }
    SettingsSection(settings).write(to: &html, payloads: &payloads)
  }
}

import JSONBytes

@testable import TraceReport

/// A text rendered, and what became of it.
func markdown(
  _ bytes: [UInt8],
  attachments: (String) -> String? = { _ in nil }
) -> (html: String, outcome: MarkdownOutcome) {
  var renderer = MarkdownRenderer()
  var buffer = ByteBuffer()
  let outcome = renderer.render(bytes[...], attachments: attachments, into: &buffer)
  return (buffer.string(), outcome)
}

/// A text rendered; nothing is copied that it could show.
func markdown(_ text: String) -> String { markdown(Array(text.utf8)).html }

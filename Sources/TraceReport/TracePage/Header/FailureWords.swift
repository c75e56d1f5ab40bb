import JSONBytes
import TraceModel

/// Writes behind a word such as “Failed” what is known of the failure: its name, its first line.
struct FailureWords {
  let name: String?
  let message: String?

  func write(to html: inout ByteBuffer) {
    if let name {
      html.append(": <b>")
      html.appendHTML(name, in: .content)
      html.append("</b>")
    }
    guard let message else { return }
    html.append(name == nil ? ": " : " ")
    FirstLine.write(.text(ArraySlice(message.utf8)), to: &html)
  }
}

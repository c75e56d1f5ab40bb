import JSONBytes
import TraceAnalysis

/// Writes a stack trace as it was recorded, frames of libraries folded.
///
/// A text that is no stack trace of Python's is shown as it is.
struct StackTrace {
  private let text: String
  /// The stack trace of the next inner span, which its own section shows; nil where there is none.
  private let known: String?

  /// A text of more bytes than this is folded.
  private static let longText = 4096

  init(_ text: String, known: String?) {
    self.text = text
    self.known = known
  }

  /// Parameter `writeInner` names the span whose stack trace is the known one.
  func write(to html: inout ByteBuffer, writeInner: (inout ByteBuffer) -> Void) {
    if let known, known.utf8.elementsEqual(text.utf8) { return }
    guard let traceback = Traceback(text.utf8) else { return write(plain: text, to: &html) }
    let rest = known.flatMap { Traceback($0.utf8) }.map { traceback.differing(from: $0) }
    let shown = rest ?? traceback.pieces.count
    write(traceback.stretches(upTo: shown), to: &html)
    if shown == traceback.pieces.count { return }
    html.append("<p class=\"hint\">The rest as in ")
    writeInner(&html)
    html.append("</p>")
  }

  private func write(plain text: String, to html: inout ByteBuffer) {
    let bytes = Array(text.utf8)
    if bytes.count > Self.longText {
      fold(bytes[...], to: &html) { $0.append(CountText.text(bytes.count, "byte")) }
    } else {
      html.append("<pre>")
      write(bytes[...], to: &html)
      html.append("</pre>")
    }
  }

  /// What is open stands in one element up to the next fold.
  private func write(_ stretches: [TracebackStretch], to html: inout ByteBuffer) {
    var isOpen = false
    for stretch in stretches {
      let isFold = folds(stretch)
      if isFold == isOpen {
        html.append(isFold ? "</pre>" : "<pre>")
        isOpen.toggle()
      }
      write(stretch, to: &html)
    }
    if isOpen { html.append("</pre>") }
  }

  private func folds(_ stretch: TracebackStretch) -> Bool {
    if case .folded = stretch { true } else { stretch.text.count > Self.longText }
  }

  private func write(_ stretch: TracebackStretch, to html: inout ByteBuffer) {
    switch stretch {
    case .folded(let run): fold(run.text, to: &html) { write(run, to: &$0) }
    case _ where folds(stretch):
      fold(stretch.text, to: &html) { $0.append(CountText.text(stretch.text.count, "byte")) }
    case .text(let text): write(text, to: &html)
    case .frame(let frame): write(frame, to: &html)
    }
  }

  /// The path in a weaker colour, the function stronger.
  private func write(_ frame: TracebackFrame, to html: inout ByteBuffer) {
    let function = frame.function ?? frame.text[frame.path.endIndex..<frame.path.endIndex]
    html.appendHTML(frame.text[..<frame.path.startIndex], in: .content)
    html.append("<i>")
    html.appendHTML(frame.path, in: .content)
    html.append("</i>")
    html.appendHTML(frame.text[frame.path.endIndex..<function.startIndex], in: .content)
    html.append("<b>")
    html.appendHTML(function, in: .content)
    html.append("</b>")
    html.appendHTML(frame.text[function.endIndex...], in: .content)
  }

  private func fold(
    _ text: ArraySlice<UInt8>,
    to html: inout ByteBuffer,
    label: (inout ByteBuffer) -> Void
  ) {
    html.append("<details><summary>")
    label(&html)
    html.append("</summary><pre>")
    write(text, to: &html)
    html.append("</pre></details>")
  }

  /// A browser drops a line feed right after the tag: what begins with one gets another.
  private func write(_ text: ArraySlice<UInt8>, to html: inout ByteBuffer) {
    if text.first == UInt8(ascii: "\n") { html.append("\n") }
    html.appendHTML(text, in: .content)
  }

  private func write(_ run: FrameRun, to html: inout ByteBuffer) {
    html.append(CountText.text(run.frames, "frame"))
    guard let last = run.libraries.last else { return }
    let named = run.libraries.prefix(Self.mostNamed)
    html.append(" of ")
    for (place, library) in named.enumerated() {
      if place > 0 { html.append(library == last ? " and " : ", ") }
      html.appendHTML(TextCut(library.name, limit: 40).marked, in: .content)
    }
    if named.count == run.libraries.count { return }
    html.append(" and \(run.libraries.count - named.count) more")
  }

  private static let mostNamed = 4
}

extension FrameOrigin {
  /// Whose code it is, in words.
  var name: String {
    switch self {
    case .application: "the application"
    case .package(let name): name
    case .standardLibrary: "the standard library"
    }
  }
}

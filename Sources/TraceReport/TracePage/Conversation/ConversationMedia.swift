import JSONBytes
import TraceAnalysis
import TraceModel

/// Writes a picture, sound or file of a message; only files that the site itself holds are loaded.
struct ConversationMedia {
  private let media: RecordedMedia

  init(_ media: RecordedMedia) { self.media = media }

  func write(to html: inout ByteBuffer, media files: inout RecordedMediaFiles) {
    switch (files.place(of: media), media.place) {
    case (.file(let file), _): write(file, to: &html)
    case (.text(let reason), _): remark("not shown: \(reason.words)", to: &html)
    case (.elsewhere, .address(let address)):
      html.append("<p>\(media.kind.word) ")
      CitationList.write(address: address, to: &html)
      html.append(" <span class=\"h\">not loaded</span></p>")
    case (.elsewhere, .file(let id)): remark("at the provider, \(id)", to: &html)
    case (.elsewhere, .attachment), (.elsewhere, .base64): remark("not in the store", to: &html)
    }
  }

  private func write(_ file: SiteMedia, to html: inout ByteBuffer) {
    let isOther = !file.media.isPicture && !file.media.isSound
    if isOther { html.append("<p>\(media.kind.word) ") }
    html.appendMedia(file.media, path: file.path)
    if isOther {
      html.appendHTML(media.label ?? "")
      html.append("</p>")
    } else if media.kind == .sound, let transcript = media.label {
      html.append("<p>")
      html.appendHTML(transcript)
      html.append("</p>")
    }
  }

  private func remark(_ words: String, to html: inout ByteBuffer) {
    html.append("<p>\(media.kind.word)")
    if let label = media.label {
      html.append(" ")
      html.appendHTML(label)
    }
    html.append(" <span class=\"h\">")
    html.appendHTML(words)
    html.append("</span></p>")
  }
}

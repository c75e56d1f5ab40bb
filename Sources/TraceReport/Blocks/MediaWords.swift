import JSONBytes
import TraceAnalysis
import TraceModel

/// A picture, sound or file of a message in words.
struct MediaWords {
  private let media: RecordedMedia
  private let place: ReportPlace

  init(_ media: RecordedMedia, _ place: ReportPlace) {
    self.media = media
    self.place = place
  }

  /// What it is, and what is recorded of it.
  var head: [ReportInline] {
    let label = media.label.flatMap { Self.details.contains($0) ? nil : $0 }
    return [.own(media.kind.word)] + (label.map { [.own(" "), .recorded($0)] } ?? [])
  }

  /// How closely a model looks at a picture: no words about the picture itself.
  private static let details = ["auto", "low", "high", "original"]

  /// What it is, and where its bytes are where they are not shown.
  var elsewhere: [ReportInline] {
    switch media.place {
    case .attachment(let id): return file(id)
    case .base64(let text, _):
      let size = CountText.text(text.count, "character")
      return head + [.own(", in the trace as \(size) of base64")]
    case .address(let address): return head + [.own(", not loaded: "), .code(address)]
    case .file(let id): return head + [.own(", at the provider: "), .code(id)]
    }
  }

  /// The file as the report has it, else by its way from where the trace's files lie.
  private func file(_ id: String) -> [ReportInline] {
    if let file = place.files.first(where: { ExactText($0.attachment.id) == ExactText(id) }) {
      return [.link(media.kind.word, to: "../\(file.path)")]
    }
    let attachments = place.analysed.trace.attachments
    let recorded = attachments.first { ExactText($0.id) == ExactText(id) }
    guard let path = recorded?.path else {
      return head + [.own(" ▲ not in the store: "), .code(id)]
    }
    return head + [.own(" "), .code(AttachmentPath(path).name)]
  }
}

/// Where a recorded file lies: MLflow's `mlruns/EXPERIMENT/traces/TRACE/artifacts/attachments/ID`.
struct AttachmentPath {
  /// From the store's folder to that of the trace's files, with a slash at its end; may be empty.
  let folder: String
  /// From there to the file: `attachments/ID`.
  let name: String

  init(_ path: String) {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    name = parts.suffix(2).joined(separator: "/")
    folder = String(path.dropLast(name.count))
  }
}

import JSONBytes

extension ByteBuffer {
  /// Shows a file of the site on a trace's page: a picture, a sound, or a link that downloads it.
  ///
  /// The path is the tool's own: nothing of it comes from the trace.
  mutating func appendMedia(_ media: AttachmentMedia, path: String) {
    if media.isPicture {
      append("<img loading=\"lazy\" alt=\"Recorded picture\" src=\"../\(path)\">")
    } else if media.isSound {
      append("<audio controls preload=\"none\" src=\"../\(path)\"></audio>")
    } else {
      append("<a download href=\"../\(path)\">Download</a> ")
    }
  }
}

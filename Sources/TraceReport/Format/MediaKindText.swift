import TraceAnalysis

extension RecordedMedia.Kind {
  /// The kind as a word at the beginning of a line.
  var word: String {
    switch self {
    case .picture: "Picture"
    case .sound: "Sound"
    case .file: "File"
    }
  }
}

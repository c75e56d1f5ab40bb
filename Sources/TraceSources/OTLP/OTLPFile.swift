/// A file of traces as OpenTelemetry's protocol has them, in JSON or in Protocol Buffers.
struct OTLPFile: Sendable {
  /// As it was named on the command line.
  let name: String
  /// Folder that the file lies in.
  let folder: String
  let encoding: OTLPEncoding
  private let baseName: String
  private let size: Int64
  private let bytes: ByteFile

  init(_ file: SourceFile, encoding: OTLPEncoding) throws(TraceSourceError) {
    (name, baseName, folder, size) = (file.name, file.baseName, file.folder, file.size)
    self.encoding = encoding
    bytes = try ByteFile(file)
  }

  /// The file from its beginning.
  var window: FileWindow { FileWindow(bytes, size: size) }

  /// The bytes of a range, with how they are written.
  ///
  /// - Throws: ``TraceSourceError`` where the file cannot be read.
  func bytes(_ range: Range<Int64>) throws(TraceSourceError) -> OTLPBytes {
    OTLPBytes(encoding: encoding, bytes: try bytes.bytes(range))
  }

  /// The file as an input of its own, before its traces are counted.
  ///
  /// `broken` is where bytes are that are no spans, as far as they were to be.
  func summary(broken: [Int64]) -> SourceSummary {
    SourceSummary(
      name: name,
      baseName: baseName,
      folder: folder,
      size: size,
      format: encoding.name,
      revision: nil,
      traces: 0,
      newestTraceMS: nil,
      remarks: Self.remarks(broken)
    )
  }

  private static func remarks(_ broken: [Int64]) -> [String] {
    guard let first = broken.min() else { return [] }
    let words = broken.count == 1 ? "place of the file is" : "places of the file are"
    return ["\(broken.count) \(words) not whole or no span, the first at byte \(first)."]
  }
}

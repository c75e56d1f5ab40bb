import Glibc
import TraceModel

/// Finds the files that were recorded with a trace.
///
/// MLflow 3.17 replaces media in inputs and outputs by an address,
/// `mlflow-attachment://ID?content_type=…&trace_id=…&size=…`, and keeps the bytes under
/// `mlruns/EXPERIMENT/traces/TRACE/artifacts/attachments/ID` beside the store. Only that folder is
/// looked into: a path that a trace names is never followed, nor is a link below `mlruns`.
struct AttachmentFinder {
  /// The store's folder.
  private let root: String
  /// Relative to `root`; nil where the trace has no such folder.
  private let folder: String?

  init(_ context: StoreContext, _ info: TraceInfoRow) {
    root = context.folder
    folder = context.hasArtifacts ? Self.folder(of: info, in: context.folder) : nil
  }

  /// Whether a store's folder holds one for the files of traces.
  static func hasArtifacts(_ root: String) -> Bool {
    var status = stat()
    return stat("\(root)/mlruns", &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// Whether the trace has a folder for files.
  var hasFolder: Bool { folder != nil }

  /// The files that texts mention, in order of first mention, then the others by name.
  func attachments(in spans: [SpanRow]) -> [Attachment] {
    var found: [Attachment] = []
    var known: Set<String> = []
    for span in spans {
      for address in AttachmentAddress.all(in: span.content) where !known.contains(address.id) {
        known.insert(address.id)
        found.append(attachment(address))
      }
    }
    return found + files().filter { !known.contains($0) }.compactMap(unmentioned)
  }

  private func attachment(_ address: AttachmentAddress) -> Attachment {
    let path = path(of: address.id)
    return Attachment(
      id: address.id,
      contentType: address.contentType,
      size: address.size,
      path: path.flatMap { fileSize($0) == nil ? nil : $0 }
    )
  }

  private func unmentioned(_ name: String) -> Attachment? {
    guard let path = path(of: name), let size = fileSize(path) else { return nil }
    return Attachment(id: name, contentType: nil, size: size, path: path)
  }

  private func path(of id: String) -> String? {
    guard AttachmentAddress.isFileName(id) else { return nil }
    return folder.map { "\($0)/\(id)" }
  }

  private static func folder(of info: TraceInfoRow, in root: String) -> String? {
    guard [info.experimentID, info.id].allSatisfy(AttachmentAddress.isFileName) else { return nil }
    var path = "mlruns"
    for name in [info.experimentID, "traces", info.id, "artifacts", "attachments"] {
      path += "/" + name
      var status = stat()
      guard lstat("\(root)/\(path)", &status) == 0, status.st_mode & S_IFMT == S_IFDIR else {
        return nil
      }
    }
    return path
  }

  /// Bytes of a regular file; nil for anything else, a symbolic link included.
  private func fileSize(_ path: String) -> Int64? {
    var status = stat()
    guard lstat("\(root)/\(path)", &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      return nil
    }
    return Int64(status.st_size)
  }

  /// Names in the attachments folder, sorted; empty where there is none.
  private func files() -> [String] {
    guard let folder, let directory = opendir("\(root)/\(folder)") else { return [] }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }
}

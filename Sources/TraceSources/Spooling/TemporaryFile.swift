import Glibc
import Synchronization

/// A file on the disk for bytes that have no place of their own, gone with the value.
///
/// It has no name, so that nothing is left of it however the process ends. A copy of a database alone
/// keeps one until libsqlite3, which opens files by name, has opened it.
final class TemporaryFile: Sendable {
  let descriptor: Int32
  /// The source whose bytes it holds, for errors.
  private let source: String
  private let folder: String
  private let state: Mutex<State>

  private struct State {
    /// Nil once the name is gone.
    var path: String?
    var size: Int64 = 0
    /// The first bytes, as many as ``SourceFile/head`` has.
    var head: [UInt8] = []
  }

  /// Folders for files that may be large, the first one on a disk rather than in memory.
  private static let folders = ["/var/tmp", "/tmp"]

  /// Makes an empty file for the bytes of a source.
  ///
  /// - Throws: ``TraceSourceError/cannotSpool(path:folder:errno:)``.
  init(for source: String) throws(TraceSourceError) {
    for folder in Self.folders {
      var name = Array("\(folder)/tracefolio-XXXXXX".utf8CString)
      let file = mkstemp(&name)
      guard file >= 0 else { continue }
      _ = fcntl(file, F_SETFD, FD_CLOEXEC)
      let path = String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
      (descriptor, self.source, self.folder) = (file, source, folder)
      state = Mutex(State(path: path))
      return
    }
    throw .cannotSpool(path: source, folder: Self.folders.joined(separator: ", "), errno: errno)
  }

  deinit {
    forgetName()
    close(descriptor)
  }

  /// Bytes.
  var size: Int64 { state.withLock { $0.size } }

  /// The first bytes, ``SourceFile/headLength`` at most.
  var head: [UInt8] { state.withLock { $0.head } }

  /// Writes bytes behind those that are there.
  ///
  /// - Throws: ``TraceSourceError/cannotSpool(path:folder:errno:)`` where the disk has no room.
  func append(_ bytes: UnsafeBufferPointer<UInt8>) throws(TraceSourceError) {
    var rest = UnsafeRawBufferPointer(bytes)
    while let start = rest.baseAddress, !rest.isEmpty {
      let written = write(descriptor, start, rest.count)
      if written < 0, errno == EINTR { continue }
      guard written > 0 else { throw .cannotSpool(path: source, folder: folder, errno: errno) }
      rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(written))
    }
    state.withLock { state in
      state.size += Int64(bytes.count)
      state.head += bytes.prefix(SourceFile.headLength - state.head.count)
    }
    if head.count >= SourceFormat.sqliteMagic.count, !isDatabase { forgetName() }
  }

  /// Gives the file's name to what opens it by that, and takes it away after.
  func withPath<R: ~Copyable, E: Error>(_ body: (String) throws(E) -> R) throws(E) -> R {
    defer { forgetName() }
    return try body(state.withLock { $0.path } ?? "")
  }

  private var isDatabase: Bool { head.starts(with: SourceFormat.sqliteMagic) }

  private func forgetName() {
    state.withLock { state in
      if let path = state.path { unlink(path) }
      state.path = nil
    }
  }
}

import Glibc

/// An entry of a folder.
struct FolderEntry: Sendable {
  /// The name as the file system has it, ended by a zero; it need not be UTF-8.
  let name: [CChar]
  let kind: EntryKind

  /// The name as text; nil where it is not UTF-8.
  var text: String? {
    name.withUnsafeBufferPointer { $0.baseAddress.flatMap(String.init(validatingCString:)) }
  }

  /// The name for a message, with replacement characters where it is not UTF-8.
  var shownName: String {
    String(decoding: name.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
  }
}

extension Folder {
  /// Hands over each entry, in the file system's order, without `.` and `..`.
  func forEachEntry(
    _ body: (FolderEntry) throws(SystemError) -> Void
  ) throws(SystemError) {
    // A descriptor of its own, for the stream takes it over and moves its position.
    let own = openat(descriptor, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard own >= 0, let stream = fdopendir(own) else { throw .last }
    defer { closedir(stream) }
    while let found = readdir(stream) {
      let name = Self.name(of: found)
      if name == [0x2E, 0] || name == [0x2E, 0x2E, 0] { continue }
      try body(FolderEntry(name: name, kind: kind(of: name, hint: found.pointee.d_type)))
    }
  }

  /// Deletes everything in the folder; links are deleted, not followed.
  func removeContents() throws(SystemError) {
    try forEachEntry { entry throws(SystemError) in
      guard entry.kind == .folder else { return try remove(entry.name) }
      try Folder(entry.name, in: self).removeContents()
      try removeFolder(entry.name)
    }
  }

  private static func name(of entry: UnsafeMutablePointer<dirent>) -> [CChar] {
    let start = MemoryLayout<dirent>.offset(of: \.d_name) ?? 0
    let name = (UnsafeRawPointer(entry) + start).assumingMemoryBound(to: CChar.self)
    return Array(UnsafeBufferPointer(start: name, count: strlen(name) + 1))
  }

  /// Not every file system tells the kind of an entry when it lists it.
  private func kind(of name: [CChar], hint: UInt8) throws(SystemError) -> EntryKind {
    switch Int(hint) {
    case Int(DT_REG): .file
    case Int(DT_DIR): .folder
    case Int(DT_UNKNOWN): try status(of: name).kind
    default: .other
    }
  }
}

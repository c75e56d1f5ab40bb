import Glibc

/// Makes the files of a new site, from any number of threads.
struct StagedFiles: Sendable {
  private let new: FolderTree
  private let old: OldFiles?

  init(in staging: Folder, replacing existing: ExistingSite?) {
    new = FolderTree(root: staging)
    old = existing.map(OldFiles.init)
  }

  /// Writes a file, or links the old site's where its bytes are the same.
  func write(_ path: SitePath, _ bytes: UnsafeRawBufferPointer) throws(SystemError) {
    let folder = try new.folder(path.folder, creating: true)
    let isLinked = old?.link(path, into: folder) { old throws(SystemError) in try old.holds(bytes) }
    if isLinked == true { return }
    let file = try folder.createFile(path.name)
    try file.write(bytes)
    try file.close()
  }

  /// Copies a file, or links the old site's where its bytes are the same, and returns its size.
  func copy(_ source: borrowing OpenFile, to path: SitePath) throws(SystemError) -> Int {
    let folder = try new.folder(path.folder, creating: true)
    let isLinked = old?.link(path, into: folder) { old throws(SystemError) in
      try old.holdsSameBytes(as: source)
    }
    if isLinked == true { return try folder.status(of: path.name).size }
    let file = try folder.createFile(path.name)
    try source.copyBytes(to: file)
    let size = try file.status().size
    try file.close()
    return size
  }

  /// Links the old site's file unread, and returns whether it did.
  func reuse(_ path: SitePath, size: Int) throws(SystemError) -> Bool {
    guard let old else { return false }
    return try old.link(path, size: size, into: new.folder(path.folder, creating: true))
  }

  /// The bytes of the old site's file; nil where there is none that can be trusted.
  func oldContents(of path: SitePath, limit: Int) -> [UInt8]? {
    old?.contents(of: path, limit: limit)
  }
}

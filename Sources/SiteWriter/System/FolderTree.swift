import Synchronization

/// The sub-folders of a site, opened once and found again by their paths, from any thread.
final class FolderTree: Sendable {
  private static let limit = 64

  let root: Folder
  private let opened = Mutex<[String: Folder]>([:])

  init(root: Folder) {
    self.root = root
  }

  /// The folder at a safe path, or the root for an empty one; no part of the way may be a link.
  func folder(_ path: String, creating: Bool = false) throws(SystemError) -> Folder {
    if path.isEmpty { return root }
    if let known = opened.withLock({ $0[path] }) { return known }
    let folder = try open(path, creating: creating)
    opened.withLock { opened in
      // Attachments may have a folder a trace: descriptors are few, so forget now and then.
      if opened.count == Self.limit { opened.removeAll() }
      opened[path] = folder
    }
    return folder
  }

  private func open(_ path: String, creating: Bool) throws(SystemError) -> Folder {
    var folder = root
    for name in path.split(separator: "/") {
      folder = creating ? try folder.makeFolder(String(name)) : try Folder(String(name), in: folder)
    }
    return folder
  }
}

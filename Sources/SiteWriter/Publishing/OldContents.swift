/// What an old site holds besides the files it lists as ours.
struct OldContents: Sendable {
  /// An entry that is not ours: a file, a link or a whole folder.
  struct Foreign: Sendable {
    /// The path of the folder that holds it, one of `sharedFolders`, or empty at the top.
    let folder: String
    let entry: FolderEntry

    /// The path in the site, for messages.
    var path: String { folder.isEmpty ? entry.shownName : folder + "/" + entry.shownName }
  }

  private(set) var foreign: [Foreign] = []
  /// The folders that hold, or held, files of ours, each after the one above it.
  private(set) var sharedFolders: [String] = []
  /// Whether a file system is mounted somewhere in the old site.
  private(set) var crossesDevices = false

  private let old: SiteRecord
  private let new: SiteFiles
  private let device: UInt

  /// Looks through an old site, and into no folder that has no file of ours in the old or new site.
  init(of existing: ExistingSite, replacedBy new: SiteFiles) throws(SystemError) {
    old = existing.record
    self.new = new
    device = existing.status.identity.device
    try scan(existing.folder, path: "")
  }

  /// The first foreign entry that stands where the new site has a file or a folder, by path.
  var collision: String? {
    foreign.filter(collides).map(\.path).min()
  }

  private mutating func scan(_ folder: Folder, path: String) throws(SystemError) {
    var inner: [String] = []
    var found: [Foreign] = []
    try folder.forEachEntry { entry throws(SystemError) in
      let item = Foreign(folder: path, entry: entry)
      switch entry.kind {
      case .folder where isShared(item): inner.append(item.path)
      case .file where entry.text != nil && old.owns(item.path): break
      default: found.append(item)
      }
    }
    try note(found, in: folder)
    for next in inner {
      let name = String(next.dropFirst(path.isEmpty ? 0 : path.utf8.count + 1))
      let subfolder = try Folder(name, in: folder)
      try note(subfolder.status())
      sharedFolders.append(next)
      try scan(subfolder, path: next)
    }
  }

  private mutating func note(_ found: [Foreign], in folder: Folder) throws(SystemError) {
    for item in found where item.entry.kind == .folder {
      try note(folder.status(of: item.entry.name))
    }
    foreign += found
  }

  private mutating func note(_ status: FileStatus) {
    crossesDevices = crossesDevices || status.identity.device != device
  }

  private func isShared(_ item: Foreign) -> Bool {
    item.entry.text != nil
      && (old.files.containsFolder(item.path) || new.containsFolder(item.path))
  }

  private func collides(_ item: Foreign) -> Bool {
    guard item.entry.text != nil else { return folderIsFile(item.folder) }
    return new.contains(item.path) || new.containsFolder(item.path) || folderIsFile(item.folder)
  }

  /// Whether the new site has a file where a folder, or one above it, would have to be.
  private func folderIsFile(_ folder: String) -> Bool {
    guard let path = SitePath(folder) else { return false }
    return (path.ancestors + [folder]).contains(where: new.contains)
  }
}

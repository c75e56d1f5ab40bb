/// The staging folders that killed runs have left in a folder.
///
/// Those whose names are the tool's and whose lock nobody holds. One without a lock file may be an old
/// site that was exchanged for the new one, with files in it that are not ours: it stays.
struct AbandonedStaging: Sendable {
  let container: Folder
  /// What the names begin with; the number of a process follows.
  let prefix: String

  /// Deletes them; what cannot be deleted stays, as it is in nobody's way.
  func remove() {
    var names: [String] = []
    try? container.forEachEntry { entry in
      if entry.kind == .folder, let name = entry.text, isOurs(name) { names.append(name) }
    }
    for name in names { remove(name) }
  }

  private func remove(_ name: String) {
    guard let folder = try? Folder(name, in: container),
      let lock = try? StagingLock.take(in: folder)
    else { return }
    withExtendedLifetime(lock) {
      try? folder.removeContents()
      try? container.removeFolder(name)
    }
  }

  /// Whether a name is the prefix, a process number and perhaps that of an attempt.
  private func isOurs(_ name: String) -> Bool {
    guard name.utf8.starts(with: prefix.utf8) else { return false }
    let numbers = name.utf8.dropFirst(prefix.utf8.count)
      .split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    return numbers.count <= 2 && numbers.allSatisfy(Self.isNumber)
  }

  private static func isNumber(_ text: Substring.UTF8View) -> Bool {
    !text.isEmpty && text.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
  }
}

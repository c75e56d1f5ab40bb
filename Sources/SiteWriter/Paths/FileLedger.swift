/// A growing list of files, packed so that a site of a million pages costs little.
struct FileLedger: Sendable {
  /// A file's place in `paths`, and its size.
  struct Entry: Sendable {
    let start: UInt32
    let count: UInt32
    let size: Int
  }

  private(set) var paths: [UInt8] = []
  private(set) var entries: [Entry] = []

  /// Notes a file; its size is in bytes.
  mutating func append(_ path: some Collection<UInt8>, size: Int) {
    entries.append(Entry(start: UInt32(paths.count), count: UInt32(path.count), size: size))
    paths.append(contentsOf: path)
  }
}

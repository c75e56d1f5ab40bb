/// The files that the names on a command line stand for, in their order.
struct FoundSources: Sendable {
  /// The names as they were given.
  let names: [String]
  private(set) var inputs: [SourceInput] = []
  private(set) var folders: [Folder] = []

  /// A folder that was named.
  struct Folder: Sendable {
    let name: String
    /// How many files lie in it, and how many of them turned out to be no source.
    let files: Int
    var others = 0
  }

  /// Finds, unpacks and recognises files; what is in them is not looked at.
  ///
  /// - Throws: ``TraceSourceError`` for a name that stands for no file that can be read.
  init(_ names: [String]) throws(TraceSourceError) {
    self.names = names
    for name in names {
      if name == SourceFile.standardInput {
        let file = try SourceFile.fromStandardInput().unpacked()
        inputs.append(SourceInput(file: file, folder: nil))
      } else if SourceFolder.isFolder(name) {
        try addFolder(name)
      } else {
        let pipe = try SourceFile.fromPipe(name)
        let file = if let pipe { pipe } else { try SourceFile(named: name) }
        inputs.append(SourceInput(file: try file.unpacked(), folder: nil))
      }
    }
  }

  private mutating func addFolder(_ name: String) throws(TraceSourceError) {
    let paths = try SourceFolder(name).files()
    var folder = Folder(name: name, files: paths.count)
    for path in paths {
      do throws(TraceSourceError) {
        let file = try SourceFile(named: path).unpacked()
        inputs.append(SourceInput(file: file, folder: folders.count))
      } catch {
        guard error.isNoSource else { throw error }
        folder.others += 1
      }
    }
    folders.append(folder)
  }
}

import Glibc

extension SourceFile {
  /// The first bytes of gzip data.
  static let gzipMagic: [UInt8] = [0x1F, 0x8B]

  /// Bytes that are copied at a time.
  private static let step = 1 << 18

  /// The file, or what was unpacked of it where it holds gzip data.
  ///
  /// What nothing reads is not unpacked: a folder may hold large archives of another kind.
  ///
  /// - Throws: ``TraceSourceError`` for gzip data that are not whole or no source, and where there is no
  ///   room.
  func unpacked() throws(TraceSourceError) -> SourceFile {
    guard head.starts(with: Self.gzipMagic) else { return self }
    let packed = try ByteFile(self)
    let copy = try TemporaryFile(for: name)
    var inflater = Inflater(name: name)
    var offset: Int64 = 0
    while true {
      let bytes = try packed.bytes(offset..<offset + Int64(Self.step))
      if bytes.isEmpty { break }
      offset += Int64(bytes.count)
      try inflater.unpack(bytes) { unpacked throws(TraceSourceError) in
        try copy.append(unpacked)
        try expectSource(copy.head)
      }
    }
    try inflater.finish()
    return try SourceFile(name: name, path: path, copy: copy)
  }

  /// Looks at the first bytes once they are all there.
  private func expectSource(_ head: [UInt8]) throws(TraceSourceError) {
    guard head.count == Self.headLength, case .binary(let found) = SourceFormat(head),
      WireFraming(head: head) == nil
    else { return }
    throw .unrecognised(path: name, found: found)
  }

  /// What comes on standard input, as far as it goes.
  ///
  /// - Throws: ``TraceSourceError`` where nothing comes, and where there is no room.
  static func fromStandardInput() throws(TraceSourceError) -> SourceFile {
    try copied(from: STDIN_FILENO, name: standardInput)
  }

  /// What comes through a pipe that has a name, as `<(…)` gives it to a command; nil for any other file.
  ///
  /// - Throws: ``TraceSourceError`` where nothing comes, and where there is no room.
  static func fromPipe(_ name: String) throws(TraceSourceError) -> SourceFile? {
    var status = stat()
    guard stat(name, &status) == 0, status.st_mode & S_IFMT == S_IFIFO else { return nil }
    let pipe = open(name, O_RDONLY | O_CLOEXEC)
    guard pipe >= 0 else { throw .unreadable(path: name, errno: errno) }
    defer { close(pipe) }
    return try copied(from: pipe, name: name)
  }

  private static func copied(
    from descriptor: Int32,
    name: String
  ) throws(TraceSourceError) -> SourceFile {
    let copy = try TemporaryFile(for: name)
    var bytes = [UInt8](repeating: 0, count: step)
    while true {
      let count = read(descriptor, &bytes, bytes.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw .unreadable(path: name, errno: errno) }
      if count == 0 { break }
      try bytes.withUnsafeBufferPointer { bytes throws(TraceSourceError) in
        try copy.append(UnsafeBufferPointer(rebasing: bytes.prefix(count)))
      }
    }
    return try SourceFile(name: name, path: name, copy: copy)
  }
}

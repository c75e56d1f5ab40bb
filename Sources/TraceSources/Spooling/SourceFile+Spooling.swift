import Glibc

extension SourceFile {
  /// The first bytes of gzip data.
  static let gzipMagic: [UInt8] = [0x1F, 0x8B]

  /// Bytes that are copied at a time.
  private static let step = 1 << 18

  /// The file, or what was unpacked of it where it holds gzip data.
  ///
  /// - Throws: ``TraceSourceError`` for gzip data that are not whole, and where there is no room.
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
      try inflater.unpack(bytes) { unpacked throws(TraceSourceError) in try copy.append(unpacked) }
    }
    try inflater.finish()
    return try SourceFile(name: name, path: path, copy: copy)
  }

  /// What comes on standard input, as far as it goes.
  ///
  /// - Throws: ``TraceSourceError`` where nothing comes, and where there is no room.
  static func fromStandardInput() throws(TraceSourceError) -> SourceFile {
    let copy = try TemporaryFile(for: standardInput)
    var bytes = [UInt8](repeating: 0, count: step)
    while true {
      let count = read(STDIN_FILENO, &bytes, bytes.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw .unreadable(path: standardInput, errno: errno) }
      if count == 0 { break }
      try bytes.withUnsafeBufferPointer { bytes throws(TraceSourceError) in
        try copy.append(UnsafeBufferPointer(rebasing: bytes.prefix(count)))
      }
    }
    return try SourceFile(name: standardInput, path: standardInput, copy: copy)
  }
}

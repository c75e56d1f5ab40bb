import CScan

/// Text that is copied as it is.
enum PlainRun {
  /// How far past the end of a run `copy` may write.
  static let slack = 16

  /// Copies bytes up to the first that is a quote, a backslash, a control character or 0xED, the
  /// lead of a surrogate; or up to the end.
  ///
  /// - Parameters:
  ///   - source: Text.
  ///   - index: The offset in `source` to begin at; then the offset of the byte that ended the run.
  ///   - target: Where to write; then the end of what was written. Up to `slack` bytes there are
  ///     written over.
  @inline(__always)
  static func copy(
    _ source: UnsafeBufferPointer<UInt8>,
    from index: inout Int,
    to target: inout UnsafeMutablePointer<UInt8>
  ) {
    guard let base = source.baseAddress else { return }
    while index &+ 16 <= source.count {
      let sixteen = UnsafeRawPointer(base + index).loadUnaligned(as: SIMD16<UInt8>.self)
      UnsafeMutableRawPointer(target).storeBytes(of: sixteen, as: SIMD16<UInt8>.self)
      let mask = cscan_json_mask16(base + index)
      let plain = mask == 0 ? 16 : mask.trailingZeroBitCount
      index &+= plain
      target += plain
      if mask != 0 { return }
    }
    while index < source.count, isPlain(base[index]) {
      target.pointee = base[index]
      index &+= 1
      target += 1
    }
  }

  @inline(__always)
  private static func isPlain(_ byte: UInt8) -> Bool {
    byte >= ASCII.space && byte != ASCII.quote && byte != ASCII.backslash && byte != 0xED
  }
}

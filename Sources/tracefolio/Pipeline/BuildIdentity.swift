import Glibc

/// What tells this program from any other build of it.
///
/// The linker's own digest of it (ELF note of type `NT_GNU_BUILD_ID`); a version alone would not do,
/// since pages change between two of them while they are worked on.
enum BuildIdentity {
  /// Nil where the linker left none.
  static var bytes: [UInt8]? {
    let image = beginning(of: "/proc/self/exe")
    return image.withUnsafeBytes { ELFImage(bytes: $0).buildIdentity }
  }

  /// Headers and notes lie at the front of a program's file.
  private static func beginning(of path: String) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return [] }
    defer { close(descriptor) }
    return [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, count in
      count = max(0, pread(descriptor, buffer.baseAddress, buffer.count, 0))
    }
  }
}

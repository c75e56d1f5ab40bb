import CCMark

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Memory that libcmark takes piece by piece and that is given back all at once.
///
/// libcmark's callbacks have no argument of ours. So the arena that they are to use is noted for
/// the thread while it is lent; nothing in that time suspends or leaves the thread.
struct MarkdownArena: ~Copyable {
  private let chunks: UnsafeMutablePointer<ArenaChunks>
  private let callbacks: UnsafeMutablePointer<cmark_mem>

  init() {
    chunks = .allocate(capacity: 1)
    chunks.initialize(to: ArenaChunks())
    callbacks = .allocate(capacity: 1)
    callbacks.initialize(
      to: cmark_mem(
        calloc: { current(arenaKey)?.pointee.zeroed($0 * $1) },
        realloc: { current(arenaKey)?.pointee.resized($0, to: $1) },
        free: { _ in }
      )
    )
  }

  deinit {
    chunks.pointee.deallocate()
    chunks.deinitialize(count: 1)
    chunks.deallocate()
    callbacks.deallocate()
  }

  /// Lends an allocator to a closure; all that it gave is void when the closure returns.
  func lend(_ body: (UnsafeMutablePointer<cmark_mem>) -> Void) {
    let outer = pthread_getspecific(arenaKey)
    pthread_setspecific(arenaKey, chunks)
    body(callbacks)
    pthread_setspecific(arenaKey, outer)
    chunks.pointee.reset()
  }
}

/// Where a thread notes the chunks of the arena that is lent on it.
private let arenaKey: pthread_key_t = {
  var key = pthread_key_t()
  let status = pthread_key_create(&key, nil)
  precondition(status == 0, "no key for thread-specific memory is left")
  return key
}()

@inline(__always)
private func current(_ key: pthread_key_t) -> UnsafeMutablePointer<ArenaChunks>? {
  pthread_getspecific(key)?.assumingMemoryBound(to: ArenaChunks.self)
}

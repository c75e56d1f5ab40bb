import Foundation
import Testing

/// Runs a body without root's right to pass over permissions.
///
/// Where the process is root's, this thread alone looks at files as another user meanwhile: Linux
/// keeps a user for that apart, for each thread.
func withoutPrivileges(_ body: () throws -> Void) throws {
  guard geteuid() == 0 else { return try body() }
  typealias SetUser = @convention(c) (UInt32) -> Int32
  let symbol = try #require(dlsym(nil, "setfsuid"))
  let setUser = unsafeBitCast(symbol, to: SetUser.self)
  _ = setUser(65534)
  defer { _ = setUser(0) }
  try body()
}

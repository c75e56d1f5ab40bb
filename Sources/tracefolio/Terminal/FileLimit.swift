import Glibc

/// Lets the process have as many files open as the machine grants it.
///
/// Every source stays open until the last trace is read, and a folder may hold a file for each trace.
func allowManyFiles() {
  var limit = rlimit()
  guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return }
  limit.rlim_cur = limit.rlim_max
  setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
}

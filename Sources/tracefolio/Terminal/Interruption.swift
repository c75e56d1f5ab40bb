import Glibc
import Synchronization

/// A wish to stop, by Ctrl-C or by whoever runs the command.
enum Interruption {
  /// Number of the signal that came; 0 while none did.
  private static let signal = Atomic<Int32>(0)

  /// From now on a signal stops the work at the next trace, so that nothing half made is left.
  ///
  /// A second one ends the process at once.
  static func listen() {
    for number in [SIGINT, SIGTERM, SIGHUP] {
      Glibc.signal(number) { came in
        Interruption.signal.store(came, ordering: .relaxed)
        Glibc.signal(came, SIG_DFL)
      }
    }
  }

  /// - Throws: ``Interrupted`` once a signal has come.
  static func check() throws(Interrupted) {
    let came = signal.load(ordering: .relaxed)
    if came != 0 { throw Interrupted(signal: came) }
  }
}

/// The command was told to stop, and did.
struct Interrupted: Error {
  let signal: Int32
}

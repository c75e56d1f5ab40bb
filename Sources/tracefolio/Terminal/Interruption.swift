import Glibc
import Synchronization

/// A wish to stop, by Ctrl-C or by whoever runs the command.
enum Interruption {
  /// Number of the signal that came; 0 while none did.
  private static let signal = Atomic<Int32>(0)

  /// From now on a signal stops the work at the next trace, so that nothing half made is left.
  ///
  /// A second one ends the process at once. A signal that the command was started to ignore, by nohup
  /// or as a job in the background, stays ignored.
  static func listen() {
    for number in [SIGINT, SIGTERM, SIGHUP] where !isIgnored(number) {
      Glibc.signal(number) { came in
        Interruption.signal.store(came, ordering: .relaxed)
        Glibc.signal(came, SIG_DFL)
      }
    }
  }

  private static func isIgnored(_ number: Int32) -> Bool {
    var action = sigaction()
    guard sigaction(number, nil, &action) == 0 else { return false }
    // Functions cannot be compared, and this one is no function but a number.
    return unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self)
      == unsafeBitCast(SIG_IGN, to: Int.self)
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

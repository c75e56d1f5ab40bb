import Testing
import TraceAnalysis
import TraceModel

@Suite("Event times")
struct EventClockTests {
  private static let start: Int64 = 1_795_347_266_918_998_694

  @Test(
    "Microseconds beside a span in nanoseconds are told and repaired",
    arguments: [
      // As MLflow 3.6 wrote it: 2026 in microseconds.
      (1_795_347_267_036_491, 1_795_347_267_036_491_000),
      // 1990 and 2001, also microseconds.
      (631_152_000_000_000, 631_152_000_000_000_000),
      (1_000_000_000_000_000, 1_000_000_000_000_000_000),
      // The latest that still fits once repaired.
      (9_223_372_036_854_775, 9_223_372_036_854_775_000),
    ] as [(Int64, Int64)]
  )
  func microseconds(_ recorded: Int64, _ repaired: Int64) {
    let clock = EventClock(of: Span("s", Self.start, nil))
    #expect(clock.isMicroseconds(recorded))
    #expect(clock.timeNS(recorded) == repaired)
  }

  @Test(
    "Other times stay",
    arguments: [Self.start, Self.start - 1_000_000_000, 0, -5, .min, .max, 9_223_372_036_854_776]
  )
  func nanoseconds(_ recorded: Int64) {
    let clock = EventClock(of: Span("s", Self.start, nil))
    #expect(!clock.isMicroseconds(recorded))
    #expect(clock.timeNS(recorded) == recorded)
  }

  @Test("Beside a span that itself starts near the epoch nothing is repaired")
  func smallTimes() {
    let clock = EventClock(of: Span("s", 0, 100))
    #expect(clock.timeNS(50) == 50)
    #expect(!clock.isMicroseconds(1_795_347_267_036_491))
  }

  @Test("A clock as recorded repairs nothing")
  func asRecorded() {
    #expect(EventClock.asRecorded.timeNS(1_795_347_267_036_491) == 1_795_347_267_036_491)
  }
}

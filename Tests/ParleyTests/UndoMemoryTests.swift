// What is remembered of a user stands after an undo as it stood at the place gone back to.
import ParleyModel
import Testing

@testable import Parley

@Suite struct UndoMemoryTests {
    private static func entries(_ bodies: [JournalEntry.Body]) -> [JournalEntry] {
        bodies.enumerated().map { index, body in
            JournalEntry(seq: Int64(index + 1), at: Instant(milliseconds: 0), body: body)
        }
    }

    private static func started(_ run: Int, memory: Record = [:], kept: Record = [:]) -> JournalEntry.Body {
        .started(
            Started(
                run: run, flow: "f", revision: RevisionID("r"), locale: Locale("en"), kept: kept,
                memory: memory,
                at: Instant(milliseconds: 0)))
    }

    private static func ended(_ run: Int, _ memory: Record) -> JournalEntry.Body {
        .ended(Ended(run: run, outcome: .finished, memory: memory))
    }

    @Test("What stood there when the run began stands again, or nothing")
    func asItBegan() {
        let recorded = Self.entries([
            Self.started(1, memory: ["size": "small"], kept: ["phone": "1"]),
            Self.ended(1, ["size": "large", "slot:phone": "2", "colour": "red"]),
        ])
        let taken = UndoMemory(recorded, since: 2)
        #expect(taken.written == ["size": "large", "slot:phone": "2", "colour": "red"])
        #expect(taken.before == ["size": "small", "slot:phone": "1", "colour": .null])
        #expect(UndoMemory(recorded, since: 3).written.isEmpty)
    }

    @Test("What another run wrote while this one was open is not lost")
    func writtenMeanwhile() {
        let recorded = Self.entries([
            Self.started(1, memory: ["size": "small"]), Self.started(2, memory: ["size": "small"]),
            Self.ended(2, ["size": "medium"]), Self.ended(1, ["size": "large"]),
        ])
        #expect(UndoMemory(recorded, since: 4).before == ["size": "medium"])
        #expect(UndoMemory(recorded, since: 3).before == ["size": "small"])
        #expect(UndoMemory(recorded, since: 3).written == ["size": "large"])
    }
}

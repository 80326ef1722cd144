// Whether a bot that breaks under a variation fails: each check can.

import Parley
import ParleyModel
import Testing

@testable import ParleyTesting

@Suite struct VariationTests {
    /// Says how often it was asked, in all runs together: what no action should do.
    final class Counting: ActionHost {
        let actions = [ActionDeclaration(name: "tables.find", effect: .read)]
        private let count = Guarded(0)
        func call(_ call: ActionCall, completion: @escaping @Sendable (ActionOutcome) -> Void) {
            let number = count.withLock { count in
                count += 1
                return count
            }
            completion(.ok(["place": .text("number \(number)")]))
        }
    }

    @Test("a run that is not like the one before is reported with the first entry that differs")
    func again() throws {
        let bot = try TinyBot()
        let host = Counting()
        let runner = TranscriptRunner(folder: bot.folder, actions: [host])
        let transcript = try Transcript("user: book a table\nbot: {any}\n", file: "a.chat")
        let failure = try #require(runner.run(transcript).failure)
        #expect(failure.variation == .again)
        #expect(failure.report.contains("number 1"))
        #expect(failure.report.contains("number 2"))
    }

    @Test("a flow that breaks when an action is refused is reported")
    func refused() throws {
        let careless = TinyBot.flows.replacing("if not table_ then", with: "if false then")
        let failure = try #require(try TinyBot(careless).run(RunnerTests.booking).failure)
        #expect(failure.variation == .refusing(action: "tables.find"))
        #expect(failure.report.contains("The turn broke, flow-error"))
    }

    @Test("a flow that says nothing when an action is refused is reported")
    func silence() throws {
        let silent = TinyBot.flows.replacing(
            "return say(\"No table: {problem}.\", { problem = problem })", with: "return")
        let failure = try #require(try TinyBot(silent).run(RunnerTests.booking).failure)
        #expect(failure.variation == .refusing(action: "tables.find"))
        #expect(failure.report.contains("The user got no reply"))
    }

    @Test("a kill is survived by a call under the same key")
    func kill() throws {
        let bot = try TinyBot()
        let transcript = try Transcript(RunnerTests.booking, file: "a.chat")
        let runner = TranscriptRunner(folder: bot.folder)
        let plain = TranscriptRun(transcript, .plain, runner: runner).perform()
        let killed = TranscriptRun(transcript, .killAtWrite(0), runner: runner).perform()
        #expect(killed.failure?.report == nil)
        #expect(killed.calls == plain.calls)
        #expect(killed.calls.filter { $0.effect == .write }.count == 1)
        #expect(killed.said == plain.said)
        #expect(killed.wasKilled)
        #expect(!plain.wasKilled)
    }

    @Test("a slot that is lost in a refused turn is a breach; one that was set is not")
    func lostSlot() throws {
        let session = SessionID("s")
        func entries(_ bodies: [JournalEntry.Body]) -> [JournalEntry] {
            bodies.enumerated().map {
                JournalEntry(seq: Int64($0 + 1), at: Instant(milliseconds: 0), body: $1)
            }
        }
        func effect(_ kind: EffectKind, _ value: Value) -> JournalEntry.Body {
            .effect(
                Effect(
                    run: 1, identity: EffectIdentity(kind: kind, key: 1, occurrence: 1, label: "a"),
                    result: .value(value), slot: "a"))
        }
        let started = JournalEntry.Body.started(
            Started(
                run: 1, flow: "f", revision: RevisionID("r"), locale: Locale("en"),
                at: Instant(milliseconds: 0)))
        let before = entries([started, effect(.ask, "x")])
        let after = before + [JournalEntry(seq: 3, at: Instant(milliseconds: 0), body: effect(.set, .null))]
        let invariants = Invariants(view: JournalView(session: session, entries: before), refusals: 0)
        let emptied = JournalView(session: session, entries: after)
        #expect(invariants.lost(in: emptied, before) == "The value of slot a in f was lost.")
        #expect(invariants.lost(in: emptied, after) == nil)
        #expect(invariants.lost(in: invariants.view, before) == nil)
    }
}

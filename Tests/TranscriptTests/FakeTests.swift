// The fakes themselves: lines in order, calls counted by key, patterns that capture.

import ParleyModel
import Testing

@testable import ParleyTesting

@Suite struct FakeTests {
    private func outcome(_ host: any ActionHost, _ action: String, _ arguments: Record, key: String)
        -> ActionOutcome?
    {
        let said = Guarded<ActionOutcome?>(nil)
        let call = ActionCall(
            action: action, effect: .read, arguments: arguments, key: key, session: SessionID("s"))
        host.call(call) { outcome in said.withLock { $0 = outcome } }
        return said.withLock { $0 }
    }

    private func line(_ name: String, _ arguments: Record? = nil, _ value: Value) -> ScriptedAction {
        ScriptedAction(name: name, arguments: arguments, outcome: .ok(value))
    }

    @Test("repeated lines for the same call are used in order, and the last one stays")
    func order() {
        let host = ScriptedActions([
            line("a", ["n": 1], 10), line("a", ["n": 1], 11), line("a", ["n": 2], 20),
        ])
        #expect(outcome(host, "a", ["n": 1], key: "1") == .ok(10))
        #expect(outcome(host, "a", ["n": 2], key: "2") == .ok(20))
        #expect(outcome(host, "a", ["n": 1], key: "3") == .ok(11))
        #expect(outcome(host, "a", ["n": 1, "more": 1], key: "4") == .ok(11))
    }

    @Test("a call repeated under its key has the same result and counts once")
    func keys() {
        let host = ScriptedActions([line("a", nil, 1), line("a", nil, 2)])
        #expect(outcome(host, "a", [:], key: "k") == .ok(1))
        #expect(outcome(host, "a", [:], key: "k") == .ok(1))
        #expect(outcome(host, "a", [:], key: "l") == .ok(2))
        #expect(host.calls.map(\.key) == ["k", "l"])
    }

    @Test("the line that says more about the arguments wins")
    func specific() {
        let host = ScriptedActions([
            line("a", nil, 0), line("a", ["n": 1], 1), line("a", ["n": 1, "m": 2], 2),
        ])
        #expect(outcome(host, "a", ["n": 1, "m": 2], key: "1") == .ok(2))
        #expect(outcome(host, "a", ["n": 1, "m": 3], key: "2") == .ok(1))
        #expect(outcome(host, "a", ["n": 9], key: "3") == .ok(0))
    }

    @Test("a call without a line goes to the host behind, and is kept as unanswered without one")
    func fallThrough() {
        let plugin = ScriptedActions([ScriptedAction(name: "real", effect: .write, outcome: .ok("done"))])
        let scripted = ScriptedActions([line("a", ["n": 1], 1)])
        let host = scripted.over(plugin)
        #expect(outcome(host, "real", [:], key: "1") == .ok("done"))
        #expect(scripted.unanswered.isEmpty)
        #expect(
            outcome(host, "a", ["n": 2], key: "2") == .refused("the transcript has no line for this call"))
        #expect(scripted.unanswered.map(\.key) == ["2"])
    }

    @Test("what an action does is the plugin's word, then the line's, else a read")
    func effects() {
        let plugin = ScriptedActions([ScriptedAction(name: "p", effect: .write, outcome: .ok(.null))])
        let host = ScriptedActions(
            [
                line("p", nil, 1), line("q", nil, 1),
                ScriptedAction(name: "r", effect: .send, outcome: .ok(.null)),
            ]
        ).over(plugin)
        #expect(host.action(named: "p")?.effect == .write)
        #expect(host.action(named: "q")?.effect == .read)
        #expect(host.action(named: "r")?.effect == .send)
        #expect(host.actions.count == 3)
    }

    @Test("a seed gives the same bytes, another seed others")
    func random() {
        #expect(SeededRandom(seed: 5).bytes(16) == SeededRandom(seed: 5).bytes(16))
        #expect(SeededRandom(seed: 5).bytes(16) != SeededRandom(seed: 6).bytes(16))
        #expect(SeededRandom().bytes(3).count == 3)
    }

    @Test("a fixed clock moves only when it is moved")
    func clock() {
        let clock = FixedClock(Instant(milliseconds: 5))
        #expect(clock.now() == Instant(milliseconds: 5))
        clock.advance(bySeconds: 2)
        #expect(clock.now() == Instant(milliseconds: 2005))
    }

    @Test(
        "a pattern fits its text, whatever blanks stand around lines",
        arguments: [
            ("Return R-7 is open.", "Return R-7 is open.", true), ("R-7", "R-70", false),
            ("Return {any} is open.", "Return R-7 is open.", true), ("{any}", "", true),
            ("a{any}", "ba", false),
            ("{x} stays", "{x} stays", true), ("{not a name}", "{not a name}", true),
            ("a\n  b ", "a\nb", true),
            ("{any}b{any}b", "abcb", true), ("退款 {any} 元", "退款 199 元", true), ("退款 {any} 元", "退款 199", false),
        ])
    func pattern(pattern: String, text: String, fits: Bool) {
        var captured: [String: String] = [:]
        #expect(ReplyPattern(pattern).matches(text, captured: &captured) == fits)
        #expect(captured.isEmpty)
    }

    @Test("what a pattern captures is known to later ones")
    func capture() {
        var captured: [String: String] = [:]
        #expect(ReplyPattern("Your code is {code=any}.").matches("Your code is 42.", captured: &captured))
        #expect(captured == ["code": "42"])
        #expect(ReplyPattern("{code}").matches("42", captured: &captured))
        #expect(!ReplyPattern("{code}").matches("43", captured: &captured))
        #expect(ReplyPattern("it is {code}, {other}").fill(captured) == "it is 42, {other}")
    }
}

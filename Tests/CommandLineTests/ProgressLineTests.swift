// How far long work has come, in one line.

import Testing

@testable import parley

@Suite struct ProgressLineTests {
    @Test(
        "a bar where the sum is known, else the time that has passed",
        arguments: [
            (12, 48, 7, "tests  [#####...............]  12 of 48, 7 s"),
            (0, 3, 10, "tests  [....................]  0 of 3, 10 s"),
            (3, 3, 20, "tests  [####################]  3 of 3, 20 s"),
            (5, 0, 12, "tests ...  12 s"),
        ])
    func text(done: Int, total: Int, seconds: Int, line: String) {
        #expect(ProgressLine.text("tests", done, of: total, seconds: seconds) == line)
    }

    @Test("what is soon done ends at once, and gives what the work gave")
    func during() throws {
        #expect(ProgressLine.during("adding") { 1 + 1 } == 2)
        #expect(throws: NoSum.self) { try ProgressLine.during("adding") { throw NoSum() } }
    }

    private struct NoSum: Error {}
}

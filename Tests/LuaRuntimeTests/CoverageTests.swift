// Which lines can run, and which did; and that counting them changes no budget.

import ParleyModel
import Testing

@testable import LuaRuntime

@Suite struct CoverageTests {
    private static let limits = LuaLimits(
        steps: 1_000_000, bytes: 32 << 20, stateBytes: 256 << 20, depth: 200, stringBytes: 1 << 20)

    /// Runs a text and gives the lines that can run with how often they did, and the steps it took.
    private func run(_ text: String, covering: Bool = true) throws -> (counts: [Int: Int], steps: Int) {
        let coverage = covering ? LineCoverage() : nil
        let state = try LuaState(library: .flow, words: [], limits: Self.limits, coverage: coverage)
        let chunk = try state.compile(Array(text.utf8), file: "Flows/a.lua")
        let environment = try state.makeEnvironment()
        state.resetBudget()
        let coroutine = try state.makeCoroutine()
        guard case .returned = coroutine.start(chunk, in: environment, capturing: false) else {
            throw NotRun()
        }
        return (coverage?.files.first?.counts ?? [:], state.budgetSpent.steps)
    }
    private struct NotRun: Error {}

    @Test("lines of functions that nobody calls can run, and did not; comments, blanks and end cannot")
    func lines() throws {
        let text = """
            -- A comment.
            local function double(x)
              return 2 * x
            end

            local function never()
              local y = 1
              if y then
                return y
              else
                y = 2
              end
            end
            local sum = 0
            for i = 1, 3 do
              sum = sum + double(i)
            end
            """
        let counts = try run(text).counts
        #expect(counts.filter { $0.value == 0 }.keys.sorted() == [7, 8, 9, 11])
        #expect(counts[3] == 3 && counts[16] == 3)
        for line in [1, 5, 10, 12] { #expect(counts[line] == nil) }
    }

    @Test("steps of more than a byte are read: a table of 400 lines, a call far below its function")
    func farLines() throws {
        let table = (1...400).map { "  x\($0) = tostring(\($0))," }.joined(separator: "\n")
        let counts = try run(
            "local t = {\n\(table)\n}\nlocal f = function()\n\n\n\n  return t.x1\nend\nf()\n"
        ).counts
        #expect((2...401).allSatisfy { counts[$0] == 1 })
        #expect(counts[407] == 1)
        #expect(counts.values.allSatisfy { $0 > 0 })
    }

    @Test("a run takes the same steps with and without counting")
    func budget() throws {
        let text =
            "local s = 0\nfor i = 1, 12345 do\n  s = s + i\n  if i % 7 == 0 then\n    s = s - 1\n  end\nend\n"
        let (with, without) = (try run(text), try run(text, covering: false))
        #expect(with.steps == without.steps && with.steps > 10_000)
        #expect(without.counts.isEmpty)
    }

    @Test("bytes that are no Lua 5.4 tell no lines")
    func malformed() {
        #expect(ExecutableLines.read([]) == nil)
        #expect(ExecutableLines.read(Array("\u{1B}Lua5".utf8)) == nil)
        #expect(
            ExecutableLines.read([0x1B, 0x4C, 0x75, 0x61, 0x54, 0x00] + Array(repeating: 8, count: 60)) == nil
        )
    }
}

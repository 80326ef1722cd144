// What a turn of a flow may spend inside Lua, and what a parked run may hold.

import LuaRuntime
import Parley
import ParleyLanguage
import ParleyModel
import Testing

@testable import ParleyFlows

@Suite struct LuaThresholds {
    /// Steps and bytes of the return's turns: begins and asks, refuses, stores, stores and confirms, ends.
    static let limits: [(steps: Int, bytes: Int)] = [
        (1700, 6700), (200, 620), (360, 650), (580, 1100), (500, 950),
    ]

    static let turns: [FlowInput] = [
        .proceed, .invalid, .answer(["order_number": "10000001"]),
        .answer(["return_reason": "it arrived broken"]), .answer(["": true]),
    ]

    @Test("each turn of the return stays far below its budget")
    func aTurnSpendsLittle() throws {
        let program = try FlowProgram(try BenchFlows.load())
        // The first run of a program also makes what all later ones share.
        _ = try spent(program)
        let spent = try spent(program)
        #expect(spent.count == Self.limits.count)
        for (turn, limit) in Self.limits.enumerated() {
            #expect(spent[turn].steps <= limit.steps, "turn \(turn + 2)")
            #expect(spent[turn].bytes <= limit.bytes, "turn \(turn + 2)")
        }
        #expect(try self.spent(program).map(\.bytes) == spent.map(\.bytes))
    }

    private func spent(_ program: FlowProgram) throws -> [(steps: Int, bytes: Int)] {
        program.beginTurn()
        let run = try BenchFlows.run(1, of: program)
        var spent: [(steps: Int, bytes: Int)] = []
        var state = RunState(given: [:])
        for input in Self.turns {
            if !spent.isEmpty {
                program.beginTurn()
                #expect(run.beginTurn(BenchFlows.context, at: state) == nil)
            }
            for case .effect(let effect) in run.advance(input).entries { state.apply(effect) }
            spent.append(program.state.budgetSpent)
        }
        return spent
    }

    @Test("a parked run holds little memory")
    func aParkedRunIsSmall() throws {
        let program = try FlowProgram(try BenchFlows.load())
        var runs: [FlowRun] = []
        func park(_ count: Int) throws -> Int {
            for ordinal in 0..<count {
                program.beginTurn()
                let run = try BenchFlows.run(ordinal, of: program)
                guard case .ask = run.advance(.proceed).step else { throw NotAsked() }
                runs.append(run)
            }
            program.state.collectGarbage()
            return program.bytesInUse
        }
        let before = try park(10)
        let perRun = (try park(100) - before) / 100
        #expect(perRun <= 4600)
        #expect(runs.count == 110)
    }

    private struct NotAsked: Error {}
}

enum BenchFlows {
    static func load() throws -> LoadedFlows {
        let files = try BotFolder.files(in: BenchBot.folder)
        var loader = FlowLoader(files: files, tools: ParleyTools(), actions: [], isTimeZone: { $0 == "UTC" })
        return try loader.load()
    }

    static let turn = TurnContext(
        message: Message("I want to return my order"), channel: "host", metadata: [:], locale: Locale("en"))

    static let context = FlowContext(
        now: Instant(milliseconds: 0), timeZone: .utc, session: SessionID("s"),
        secret: "00112233445566778899aabbccddeeff", turn: turn, tools: ParleyTools(),
        actions: { _ in nil }, allActions: { [] })

    static func run(_ ordinal: Int, of program: FlowProgram) throws -> FlowRun {
        let started = Started(
            run: ordinal, flow: "return_goods", revision: program.flows.revision, locale: Locale("en"),
            at: Instant(milliseconds: 0))
        return try FlowRun(RunView(started: started, context: turn), program: program, in: context)
    }
}

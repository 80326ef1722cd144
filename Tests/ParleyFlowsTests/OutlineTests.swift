// What a flow does outwardly, told from its text.

import ParleyModel
import Testing

@testable import ParleyFlows

@Suite struct OutlineTests {
    private func outline(_ text: String, locale: String = "en") -> [FlowOutline] {
        OutlineParser.outlines(
            of: BotFile(path: "Flows/a.lua", bytes: Array(text.utf8)), locale: Locale(locale))
    }

    private func nodes(_ body: String) -> [FlowOutline.Node] {
        outline("flow(\"a\", { on = \"x\" }, function(args)\n\(body)\nend)").first?.nodes ?? []
    }

    private func step(_ action: FlowOutline.Action, _ text: String, _ line: Int) -> FlowOutline.Node {
        .step(FlowOutline.Step(action: action, text: text, line: line))
    }

    @Test("steps stand in the order in which they happen: what an argument does comes first")
    func steps() {
        let nodes = nodes(
            """
            say({ zh = "你好", en = "Hello" })
            local x = call("orders.find", { number = ask("number"), at = now() })
            ask { "one", "two" }
            run"sub"
            -- say("not this")
            local s = "say('nor this')" .. [[ask("or this")]]
            object.say("nor that"); object:ask("x")
            switch(next_flow)
            """)
        #expect(
            nodes == [
                step(.say, "Hello", 2), step(.ask, "number", 3), step(.call, "orders.find", 3),
                step(.ask, "one, two", 4), step(.run, "sub", 5), step(.switch, "next_flow", 9),
            ])
    }

    @Test("branches have their conditions, what these do, and their bodies")
    func branches() {
        let nodes = nodes(
            """
            if not confirm("Sure?") then
              return say("No.")
            elseif x > 3 and y then
              say("Much.")
            else
              error("never")
            end
            say("After.")
            """)
        #expect(
            nodes == [
                .branch([
                    FlowOutline.Arm(
                        condition: "not confirm(\"Sure?\")", before: [step(.confirm, "Sure?", 2)],
                        body: [step(.say, "No.", 3), .returns(line: 3)], line: 2),
                    FlowOutline.Arm(
                        condition: "x > 3 and y", before: [], body: [step(.say, "Much.", 5)], line: 4),
                    FlowOutline.Arm(condition: nil, before: [], body: [.returns(line: 7)], line: 6),
                ]), step(.say, "After.", 9),
            ])
    }

    @Test("loops of each kind, with breaks; a do block is no loop")
    func loops() {
        let nodes = nodes(
            """
            for i, v in ipairs(list) do if v then break end end
            while not done do ask("x") end
            repeat say("again") until ready
            do say("once") end
            while confirm("More?") do say("more") end
            repeat say("again") until ask("ready")
            """)
        #expect(
            nodes == [
                .loop(
                    header: "for i, v in ipairs(list)",
                    body: [.branch([FlowOutline.Arm(condition: "v", before: [], body: [.breaks], line: 2)])],
                    line: 2),
                .loop(header: "while not done", body: [step(.ask, "x", 3)], line: 3),
                .repeat(body: [step(.say, "again", 4)], header: "until ready", line: 4),
                step(.say, "once", 5),
                .loop(
                    header: "while true",
                    body: [
                        .branch([
                            FlowOutline.Arm(
                                condition: "confirm(\"More?\")", before: [step(.confirm, "More?", 6)],
                                body: [step(.say, "more", 6)], line: 6),
                            FlowOutline.Arm(condition: nil, before: [], body: [.breaks], line: 6),
                        ])
                    ], line: 6),
                .loop(
                    header: "while true",
                    body: [
                        step(.say, "again", 7),
                        .branch([
                            FlowOutline.Arm(
                                condition: "ask(\"ready\")", before: [step(.ask, "ready", 7)],
                                body: [.breaks],
                                line: 7)
                        ]),
                    ], line: 7),
            ])
    }

    @Test("functions of the file are followed where they are called, not where they stand")
    func functions() {
        let outlines = outline(
            """
            local function sorry(why) say(why) return handoff("hosts") end
            local check = function(x) ask("never") end
            flow("a", function() sorry("x") list.sort(t, function() say("nor this") end) end)
            flow("b", sorry)
            """)
        let body: [FlowOutline.Node] = [step(.say, "why", 1), step(.handoff, "hosts", 1), .returns(line: 1)]
        #expect(outlines.map(\.flow) == ["a", "b"])
        #expect(outlines.map(\.nodes) == [[.function(body)], body])
        #expect(outlines[1].position == SourcePosition(file: "Flows/a.lua", line: 4))
    }

    @Test("a text that is cut off anywhere is read to its end")
    func cutOff() {
        let text =
            "flow(\"a\", function() if x then say({ en = \"y\", \"z\" }) for i = 1, 2 do ask(\"q\") end end end)"
        for count in 0..<text.count { _ = outline(String(text.prefix(count))) }
        #expect(outline(text).count == 1)
    }
}

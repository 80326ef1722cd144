// Flows as charts: what leads where, the layout's promises, and pictures that are well formed.

import ArgumentParser
import Foundation
import FoundationXML
import Parley
import ParleyModel
import Testing

@testable import parley

@Suite struct GraphTests {
    private static let flows = """
        slot("size", { type = "text", ask = "Size?" })
        intent("order", { "a pizza please", "I want pizza" })
        flow("order", { on = "order", description = { en = "order a <pizza>" } }, function()
          say("Hello.")
          say("And welcome.")
          for attempt = 1, 3 do
            local size = ask("size")
            if size == "large" then break end
          end
          if choose("Pay how?", { "Card", "Cash" }) == "Cash" then return handoff("desk") end
          if not confirm("Sure?") then return cancel() end
          if run("pay") then say("Done.") end
          switch("after")
        end)
        flow("pay", function() return call("bank.pay", {}) end)
        flow("after", function() say("Bye \\"you\\".") end)
        """

    private func text(_ arguments: String...) throws -> (FlowChart, String) {
        try TemporaryBot.inFolder(flows: Self.flows) { folder in
            let command = try ParleyCommand.parseAsRoot(["graph", "--bot", folder] + arguments)
            let graph = try #require(command as? GraphCommand)
            let chart = try graph.chart(of: try Bot.outline(Bot.Options(folder: folder)))
            return (chart, ChartText.mermaid(chart))
        }
    }

    @Test("a flow: says in a row are one box, what a call gives decides by itself, loops come back")
    func flow() throws {
        #expect(
            try text("order").1 == """
                flowchart TD
                  n0(["on order<br/>order"])
                  n1["Hello.<br/>And welcome."]
                  n2{"for attempt = 1, 3"}
                  n3("ask size<br/>Size?")
                  n4{"size == #quot;large#quot;"}
                  n5("choose<br/>Pay how?")
                  n6["hand off to<br/>desk"]
                  n7("confirm<br/>Sure?")
                  n8(["cancel"])
                  n9[["run<br/>pay"]]
                  n10["Done."]
                  n11[["go on with<br/>after"]]
                  n12(["end"])
                  n0 --> n1
                  n1 --> n2
                  n2 -->|"again"| n3
                  n3 --> n4
                  n4 -->|"no"| n2
                  n2 -->|"then"| n5
                  n4 -->|"yes"| n5
                  n5 -->|"Cash"| n6
                  n5 -->|"else"| n7
                  n7 -->|"no"| n8
                  n7 -->|"yes"| n9
                  n9 -->|"yes"| n10
                  n10 --> n11
                  n9 -->|"no"| n11
                  n6 --> n12

                """)
    }

    @Test(
        "what is asked shows its question, shortened, and its slots; a text with a name is shown as it is said"
    )
    func questions() throws {
        let flows = """
            slot("a", { ask = { zh = "甲？", en = "First?" } })
            slot("b", { ask = "Second?" })
            messages("en", { bye = { "Good bye.", "Bye." } })
            flow("both", { on = { event = "both" } }, function()
              ask({ "a", "b" }, { ask = { zh = "都要", en = "\(String(repeating: "Both of them, ", count: 9))" } })
              ask({ "a", "b" })
              ask(message.text)
              say(texts.bye)
            end)
            """
        try TemporaryBot.inFolder(flows: flows) { folder in
            let command = try ParleyCommand.parseAsRoot(["graph", "--bot", folder, "--locale", "en", "both"])
            let graph = try #require(command as? GraphCommand)
            let chart = try graph.chart(of: try Bot.outline(Bot.Options(folder: folder)))
            #expect(chart.nodes.map(\.title) == ["on event both", "ask a, b", "ask a, b", "ask", "", ""])
            #expect(
                chart.nodes.dropFirst().map(\.lines) == [
                    [String(repeating: "Both of them, ", count: 4) + "Both ..."], ["First?", "Second?"],
                    ["message.text"], ["Good bye."], ["end"],
                ])
        }
    }

    /// A flow's arrows, by what stands in their boxes.
    private func arrows(_ body: String) throws -> [String] {
        let flows = "flow(\"f\", { on = { event = \"f\" } }, function()\n\(body)\nend)"
        return try TemporaryBot.inFolder(flows: flows) { folder in
            let command = try ParleyCommand.parseAsRoot(["graph", "--bot", folder, "f"])
            let graph = try #require(command as? GraphCommand)
            let chart = try graph.chart(of: try Bot.outline(Bot.Options(folder: folder)))
            return chart.edges.map { edge in
                let (from, to) = (chart.nodes[edge.from].lines, chart.nodes[edge.to].lines)
                return "\(from.joined(separator: " ")) \(edge.label)> \(to.joined(separator: " "))"
            }
        }
    }

    @Test("a goto leads to its label, above or below")
    func goes() throws {
        #expect(
            try arrows(
                """
                ::again::
                say("one")
                if x then goto again end
                if y then goto out end
                say("two")
                ::out::
                say("three")
                """) == [
                    "f > one", "one > x", "x yes> one", "x no> y", "y no> two", "two > three", "y yes> three",
                    "three > end",
                ])
        #expect(
            try arrows(
                """
                for i = 1, 3 do
                  if x then goto continue end
                  say("one")
                  ::continue::
                end
                for i = 4, 5 do
                  if y then goto continue end
                  say("two")
                  ::continue::
                end
                """) == [
                    "f > for i = 1, 3", "for i = 1, 3 again> x", "x no> one", "one > for i = 1, 3",
                    "x yes> for i = 1, 3", "for i = 1, 3 then> for i = 4, 5", "for i = 4, 5 again> y",
                    "y no> two", "two > for i = 4, 5", "y yes> for i = 4, 5", "for i = 4, 5 then> end",
                ])
    }

    @Test(
        "repeat tests at its end, what goes round for ever tests nothing, and nothing is decided where nothing follows"
    )
    func rounds() throws {
        #expect(
            try arrows("say(\"zero\") repeat say(\"one\") local done = now() until done say(\"two\")") == [
                "f > zero", "zero > one", "one > until done", "until done again> one", "until done then> two",
                "two > end",
            ])
        #expect(
            try arrows("while true do say(\"one\") if x then break end say(\"two\") end") == [
                "f > one", "one > x", "x no> two", "two > one", "x yes> end",
            ])
        #expect(try arrows("if x then local y = 1 end say(\"one\")") == ["f > one", "one > end"])
    }

    @Test("what stands behind an and or an or is come to only as the part before it decides")
    func parts() throws {
        #expect(
            try arrows("if a and confirm(\"Sure?\") then say(\"one\") else say(\"two\") end") == [
                "f > a", "a yes> Sure?", "Sure? yes> one", "a no> two", "Sure? no> two", "one > end",
                "two > end",
            ])
        #expect(
            try arrows("if a or b and choose(\"n\", { \"3\", \"4\" }) == \"3\" then say(\"one\") end") == [
                "f > a", "a no> b", "b yes> n", "a yes> one", "n 3> one", "one > end", "b no> end",
                "n else> end",
            ])
        #expect(
            try arrows("local ok = a or confirm(\"Sure?\") say(\"one\")") == [
                "f > a", "a no> Sure?", "Sure? > one", "a yes> one", "one > end",
            ])
        #expect(
            try arrows("while a and not confirm(\"Done?\") do say(\"one\") end say(\"two\")") == [
                "f > a", "a yes> Done?", "Done? no> one", "one > a", "a no> two", "Done? yes> two",
                "two > end",
            ])
    }

    @Test("functions in tables are followed where they are called")
    func fields() throws {
        #expect(
            try arrows(
                """
                local steps = { one = function() say("one") end, inner = { two = function() confirm("two") end } }
                function steps.three() return confirm("three") end
                steps.four = function() cancel() end
                function steps:five() say("five") end
                steps.one() steps.inner.two() steps:five()
                if steps.three() then steps.four() end
                """) == [
                    "f > one", "one > two", "two > five", "five > three", "three > steps.three()",
                    "steps.three() yes> cancel", "steps.three() no> end",
                ])
    }

    @Test("a bot: whole arrows to what follows, dashed ones to what is run, persons at the ends")
    func bot() throws {
        let (chart, text) = try text()
        #expect(
            text == """
                flowchart TD
                  n0(["on order<br/>order<br/>order a #lt;pizza#gt;"])
                  n1[["pay"]]
                  n2[["after"]]
                  n3["person<br/>desk"]
                  n0 -.-> n1
                  n0 --> n2
                  n0 --> n3

                """)
        #expect(ChartText.dot(chart).contains("n0 -> n1 [style=dashed];"))
    }

    @Test("an unknown flow is told with close names; formats and locales are checked")
    func mistakes() throws {
        try TemporaryBot.inFolder(flows: Self.flows) { folder in
            #expect(ParleyCommand.run(["graph", "--bot", folder, "ordr"]) == 1)
            #expect(ParleyCommand.run(["graph", "--bot", folder, "--format", "png"]) == 2)
            #expect(ParleyCommand.run(["graph", "--bot", folder, "--locale", "english"]) == 2)
            for format in ["svg", "dot", "mermaid"] {
                #expect(ParleyCommand.run(["graph", "--bot", folder, "--format", format]) == 0)
            }
        }
    }

    @Test("pictures are well-formed XML that stands alone, light and dark")
    func svg() throws {
        for chart in [try text().0, try text("order").0, try text("after").0] {
            let svg = SVGDrawing.text(of: chart)
            #expect(XMLParser(data: Data(svg.utf8)).parse())
            #expect(svg.contains("prefers-color-scheme: dark"))
            #expect(!svg.replacing("http://www.w3.org/2000/svg", with: "").contains("http"))
        }
    }

    @Test("long texts are broken at blanks or between Chinese characters, and end in dots")
    func wrapping() {
        #expect(SVGDrawing.wrapped("one two").count == 1)
        let lines = SVGDrawing.wrapped(String(repeating: "word ", count: 40))
        #expect(lines.count == 4 && lines[3].hasSuffix("..."))
        #expect(SVGDrawing.wrapped(String(repeating: "退", count: 30)).map(\.count) == [17, 13])
        #expect(
            SVGDrawing.wrapped(String(repeating: "退", count: 17) + "，好").map(\.count) == [16, 3])
        #expect(SVGDrawing.wrapped(String(repeating: "x", count: 80)).allSatisfy { $0.count <= 35 })
    }
}

@Suite struct LayoutTests {
    /// A graph of so many boxes that follows from its seed, circles and arrows to itself among them.
    private func layout(seed: Int, count: Int) -> (
        LayeredLayout, [LayeredLayout.Size], [(from: Int, to: Int)]
    ) {
        var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1
        func draw(_ limit: Int) -> Int {
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return Int(state % UInt64(limit))
        }
        let sizes = (0..<count).map { _ in
            LayeredLayout.Size(width: Double(40 + draw(200)), height: Double(30 + draw(60)))
        }
        let edges = (0..<(count * 3 / 2)).map { _ in (from: draw(count), to: draw(count)) }
        return (LayeredLayout(sizes, edges: edges), sizes, edges)
    }

    @Test(
        "no two boxes overlap, all lie within the picture, and every arrow begins and ends at its boxes",
        arguments: 1...40)
    func promises(seed: Int) {
        let (layout, sizes, edges) = layout(seed: seed, count: 2 + seed % 37)
        for (index, place) in layout.places.enumerated() {
            #expect(place.x - sizes[index].width / 2 >= 0 && place.x + sizes[index].width / 2 <= layout.width)
            #expect(
                place.y - sizes[index].height / 2 >= 0 && place.y + sizes[index].height / 2 <= layout.height)
            for other in 0..<index {
                let apartX =
                    abs(place.x - layout.places[other].x) >= (sizes[index].width + sizes[other].width) / 2
                let apartY =
                    abs(place.y - layout.places[other].y) >= (sizes[index].height + sizes[other].height) / 2
                #expect(apartX || apartY, "boxes \(index) and \(other)")
            }
        }
        for (index, edge) in edges.enumerated() where edge.from != edge.to {
            let route = layout.routes[index]
            #expect(route.first?.x == layout.places[edge.from].x && route.last?.x == layout.places[edge.to].x)
            #expect(route.count > 1)
        }
    }

    @Test("nothing to draw is drawn as nothing; the same graph always gives the same picture")
    func same() {
        #expect(LayeredLayout([], edges: []).places.isEmpty)
        #expect(layout(seed: 3, count: 30).0.places == layout(seed: 3, count: 30).0.places)
    }

    @Test("a chain goes straight down")
    func chain() {
        let sizes = (0..<6).map { LayeredLayout.Size(width: 50 + Double($0 * 10), height: 30) }
        let layout = LayeredLayout(sizes, edges: (0..<5).map { (from: $0, to: $0 + 1) })
        #expect(Set(layout.places.map { ($0.x * 10).rounded() }).count == 1)
        #expect(zip(layout.places, layout.places.dropFirst()).allSatisfy { $0.y < $1.y })
    }

    @Test("the steps before a branch and after it go straight down, and so does an arrow that passes them")
    func spine() {
        // 0 to 3 and a branch at 3: 4, 5 and 6 to one side, 7 to the other, then 8; 9 is reached from 1 at once.
        let sizes = [60, 220, 90, 150, 80, 200, 60, 120, 70, 50].map {
            LayeredLayout.Size(width: Double($0), height: 30)
        }
        let edges = [(0, 1), (1, 2), (2, 3), (3, 4), (4, 5), (5, 6), (3, 7), (6, 8), (7, 8), (8, 9)]
        let layout = LayeredLayout(sizes, edges: edges.map { (from: $0.0, to: $0.1) })
        func columns(_ boxes: ClosedRange<Int>) -> Int { Set(boxes.map { layout.places[$0].x }).count }
        #expect(columns(0...3) == 1 && columns(4...6) == 1 && columns(8...9) == 1)
        // Out of its box, through two layers, and into the last one.
        #expect(Set(layout.routes[8].dropLast(2).map(\.x)).count == 1)
    }
}

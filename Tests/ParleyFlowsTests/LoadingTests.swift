// What files declare, and what is found in them without running a flow.
import Foundation
import ParleyModel
import Testing

@testable import ParleyFlows

@Suite struct LoadingTests {
    @Test func aWholeFileIsDeclared() throws {
        let flows = try load([
            "Flows/bot.lua": """
            settings({ name = "Shop", locale = "zh", time_zone = "Asia/Shanghai", timeout = "1h 30m", teams = { "returns" } })
            messages("en", { greeting = { "Hello!", "Hi!" } })
            """,
            "Flows/orders/orders.lua": """
            local shared = require("lib.texts")
            slot("number", { type = "code", pattern = [[\\d{6,20}]], private = true, title = shared.title,
              ask = { zh = "订单号？", en = "Number?" }, retries = 3, keep = "15m" })
            slot("size", { type = "choice", choices = { "S", { title = { zh = "大", en = "large" }, value = "L" } }, default = "S" })
            entity("colour", { values = { red = { "crimson", "红" }, blue = {} } })
            intent("find", { "where is {number}", "@more.txt" }, { threshold = 0.7 })
            flow("find", { on = { "find", { event = "paid" } }, digress = false, description = "find it" }, function()
              ask({ "number", "size" }, { ask = "Which?" })
              run("other")
            end)
            flow("other", function() ask("number") end)
            answer({ "Are you open?", "Opening hours" }, { run = "other" })
            answers("faq.md")
            """,
            "Flows/orders/more.txt": "track my order\n\n# a comment\nparcel?\n",
            "Flows/orders/faq.md":
                "# FAQ\n\n## How long?\n## Delivery time / When\n\nThree days.\n\nPerhaps four.\n## Cost?\nFree.\n",
            "Flows/lib/texts.lua": "return { title = { zh = \"订单号\", en = \"order number\" } }\n",
        ])
        let declared = flows.declarations
        #expect(declared.settings.locale == Locale("zh"))
        #expect(declared.settings.timeout == 5400)
        #expect(declared.settings.teams.names == ["returns"])
        #expect(declared.texts["greeting"] == [Locale("en"): ["Hello!", "Hi!"]])
        let number = try #require(declared.slots["number"])
        #expect(
            number.type == .code && number.isPrivate && number.retries == 3 && number.keep == .seconds(900))
        #expect(number.title == .localised(["zh": "订单号", "en": "order number"]))
        #expect(number.position == SourcePosition(file: "Flows/orders/orders.lua", line: 2))
        let size = try #require(declared.slots["size"])
        #expect(size.maySkip && size.defaultValue == "S")
        #expect(size.choices[1] == Choice(title: .localised(["zh": "大", "en": "large"]), value: "L"))
        #expect(declared.entities["colour"]?.values.map(\.canonical) == ["blue", "red"])
        let examples = ["where is {number}", "track my order", "parcel?"]
        #expect(declared.intents["find"]?.examples == examples)
        #expect(declared.intents["find"]?.threshold == 0.7)
        let find = try #require(declared.flows["find"])
        #expect(find.intents == ["find"] && find.events == ["paid"] && !find.digress)
        #expect(find.literalAsks == ["number", "size"])
        #expect(declared.answers.count == 3)
        #expect(declared.answers[0].reply == .run("other"))
        #expect(declared.answers[1].questions == ["How long?", "Delivery time", "When"])
        #expect(declared.answers[1].reply == .saying(Saying(.plain("Three days.\n\nPerhaps four."))))
    }

    @Test func theRevisionDependsOnPathsAndContentsOnly() {
        let one = BotFile(path: "Flows/a.lua", bytes: [1, 2])
        let two = BotFile(path: "Flows/b.lua", bytes: [3])
        let revision = FlowSource.revision(of: [one, two])
        #expect(FlowSource.revision(of: [two, one]) == revision)
        #expect(FlowSource.revision(of: [one, BotFile(path: "Flows/b.lua", bytes: [4])]) != revision)
        #expect(FlowSource.revision(of: [one, BotFile(path: "Flows/c.lua", bytes: [3])]) != revision)
        // What moves from one file's end to the next one's beginning is another revision.
        #expect(
            FlowSource.revision(of: [BotFile(path: "a", bytes: [1]), BotFile(path: "b", bytes: [2, 3])])
                != FlowSource.revision(of: [
                    BotFile(path: "a", bytes: [1, 2]), BotFile(path: "b", bytes: [3]),
                ]))
    }

    @Test(arguments: [
        ("faq.zh.md", "zh"), ("zh/faq.md", "zh"), ("faq.md", nil), ("faq.v2.md", nil),
        ("faq.zh-TW.md", "zh-TW"),
    ])
    func anAnswersFileTellsItsLocaleByItsName(_ name: String, _ locale: String?) throws {
        let flows = try load([
            "Flows/a.lua": "answers(\"\(name)\")\nflow(\"f\", function() end)\n",
            "Flows/\(name)": "## Q?\nA.\n",
        ])
        #expect(flows.declarations.answers.map(\.locale) == [locale.map(Locale.init)])
    }

    @Test func answersInCSVMayHoldCommasQuotesAndLines() throws {
        let flows = try load([
            "Flows/a.lua": "answers(\"faq.csv\")\nflow(\"f\", function() end)\n",
            "Flows/faq.csv":
                "question,answer\n\"How, exactly?\",\"Say \"\"so\"\".\nLike this.\"\nWhen?,Now\n",
        ])
        #expect(flows.declarations.answers.map(\.questions) == [["How, exactly?"], ["When?"]])
        #expect(flows.declarations.answers.first?.reply == .saying(Saying(.plain("Say \"so\".\nLike this."))))
    }

    @Test(arguments: [
        ("faq.csv", "Frage;Antwort\nHow?;So, and so.\n"), ("faq.csv", "How?\tSo, and so.\n"),
        ("faq.tsv", "question\tanswer\nHow?\tSo, and so.\n"), ("faq.csv", "\"How?\",\"So, and so.\"\n"),
    ])
    func answersInATableMayBePartedByTabsAndSemicolons(file: String, text: String) throws {
        let flows = try load([
            "Flows/a.lua": "answers(\"\(file)\")\nflow(\"f\", function() end)\n", "Flows/\(file)": text,
        ])
        let answer = try #require(flows.declarations.answers.last)
        #expect(answer.questions == ["How?"])
        #expect(answer.reply == .saying(Saying(.plain("So, and so."))))
    }

    @Test func aMarkInQuotesPartsNothing() throws {
        let flows = try load([
            "Flows/a.lua": "answers(\"faq.csv\")\nflow(\"f\", function() end)\n",
            "Flows/faq.csv": "\"How; when; why?\",So.\n",
        ])
        #expect(flows.declarations.answers.map(\.questions) == [["How; when; why?"]])
    }

    @Test func severalMistakesAreToldAtOnce() {
        let three = "slot(\"a\", { tpe = \"text\" })\nslot(\"b\", { retries = {} })\nintent(\"c\")\n"
        #expect(reports(three).count == 3)
        let two = "slot(\"b\", { type = \"nmber\" })\nflow(\"f\", { on = \"x\" }, function() end)\n"
        #expect(reports(two).count == 2)
        // What is not declared because of a mistake is not told as unknown on top of it.
        let one = "slot(\"a\", { tpe = \"text\" })\nflow(\"f\", function() ask(\"a\") end)\n"
        #expect(reports(one).count == 1)
    }

    @Test(arguments: [
        ("{name} and {other}", ["name", "other"]), ("{ name } {}", []), ("{{x}}", ["x"]), ("{1}", []),
        ("{a_1}{a_1}", ["a_1"]),
        ("open { never closed", []),
    ])
    func placesAreNamesInBraces(_ text: String, _ places: [String]) {
        #expect(TextTemplate.places(in: text) == places)
    }

    @Test func aValueIsNeverParsedAgain() {
        #expect(TextTemplate.fill("{a} {b} {c}", { ["a": "{b}", "b": "%s {a}"][$0] }) == "{b} %s {a} {c}")
    }

    /// The typed list for editors has the words that are there, and no others.
    @Test func theTypedListHoldsEveryWord() throws {
        let path = #filePath.split(separator: "/").dropLast(3).reduce("") { $0 + "/" + $1 }
        let text = try String(
            contentsOfFile: path + "/Sources/ParleyFlows/Lua/meta/parley.lua", encoding: .utf8)
        var listed: Set<String> = []
        for line in text.split(separator: "\n") where line.hasPrefix("function ") {
            listed.insert(String(line.dropFirst("function ".count).prefix { $0 != "(" }))
        }
        // `switch` and `require` are the editor's own; the latter is plain Lua.
        #expect(
            listed.subtracting(["require"])
                == Set(Word.allCases.map(\.rawValue)).union(["len"]).subtracting(["require"]))
        // A word that is yet to come says so, and no other.
        let apart = text.components(separatedBy: "\n\n").filter { $0.contains("\n---Not in this version") }
        for word in Word.allCases {
            #expect(apart.contains { $0.contains("\nfunction \(word.rawValue)(") } == word.isYetToCome)
        }
        for view in Word.views { #expect(text.contains("\n\(view) ="), "the view \(view)") }
    }
}

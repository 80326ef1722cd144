// What `parley import` takes of tables and corpora, what it leaves, and that the bot then answers with it.

import ArgumentParser
import Foundation
import Parley
import ParleyModel
import Testing

@testable import parley

@Suite struct ImportTests {
    private func refused(_ line: Int, _ why: String) -> ImportedData.Refused { .init(line: line, why: why) }

    @Test("columns are found by their names, in any order, and rows that lack something are told")
    func answers() throws {
        let text =
            "answer;id;Question\nFrom 9 to 18.;1;When are you open?\n;2;And on Sunday?\nx;3\n\"a \"\"b\"\"\nc\";4;Second?\nNo.;5;Second?\n"
        let data = try #require(TableImport.data(from: text, kind: nil))
        #expect(
            data.content
                == .answers([
                    .init(question: "When are you open?", answer: "From 9 to 18."),
                    .init(question: "Second?", answer: "a \"b\"\nc"),
                ]))
        #expect(
            data.refused == [
                refused(3, "one of the two is empty"), refused(4, "it has too few columns"),
                refused(7, "line 5 answers the same question"),
            ])
    }

    @Test("intents keep the order of their first examples; labels become names")
    func intents() throws {
        let text =
            "label\ttext\nCard arrival\twhere is my card\noos\tsing a song\nlost/stolen\tit is gone\ncard arrival\twhere is my card\nlost/stolen\twhere is my card\n***\tx\n"
        let data = try #require(TableImport.data(from: text, kind: nil))
        #expect(
            data.content
                == .intents([
                    .init(name: "Card_arrival", examples: ["where is my card"]),
                    .init(name: "lost_stolen", examples: ["it is gone"]),
                ]))
        #expect(data.refused.map(\.line) == [3, 5, 6, 7])
    }

    @Test("an example keeps its slots; what the bot has already is told and left out")
    func existing() throws {
        let flows = """
            slot("service", { ask = "Which one?" })
            intent("book", { "book a cut" })

            """
        try TemporaryBot.inFolder(flows: flows) { bot in
            let names = ExistingNames(try Bot.declarations(Bot.Options(folder: bot)))
            let text =
                "intent,text\nlate,I will be late for my {service}\nlate,late by {minutes} {service}\nbook,a haircut\n"
            let data = try #require(TableImport.data(from: text, kind: nil, into: names))
            #expect(
                data.content
                    == .intents([
                        .init(
                            name: "late",
                            examples: ["I will be late for my {service}", "late by (minutes) {service}"])
                    ]))
            let place = try #require(names.intents["book"])
            #expect(
                data.refused == [
                    refused(4, "the bot has the intent book, at \(place.file):\(place.line); add it there")
                ])
            #expect(data.changed.map(\.line) == [3])
            let table = bot + "/late.csv"
            try text.write(toFile: table, atomically: true, encoding: .utf8)
            #expect(run("csv", table, bot: bot) == 0)
            let declarations = try Bot.declarations(Bot.Options(folder: bot))
            #expect(declarations.intents["late"]?.examples.first == "I will be late for my {service}")
            #expect(declarations.intents["book"]?.examples == ["book a cut"])
        }
    }

    @Test("a table without known columns needs to be told what it is")
    func unnamed() throws {
        #expect(TableImport.data(from: "a thing,b\n", kind: nil) == nil)
        let data = try #require(TableImport.data(from: "hello there,Hi!\n", kind: .answers))
        #expect(data.content == .answers([.init(question: "hello there", answer: "Hi!")]))
    }

    static let corpus = """
        categories:
        - greetings   # said first
        conversations:
        - - Hello
          - 'It''s nice to see you'
          - "You too, \\"Ada\\""
        - - Hello
          - Hi again
        - - What is this?
          - A text that goes on
            over lines.
        -
          - 你好
          - 您好，
            请问有什么可以帮您？
        - alone
        - - Nobody answers this.
        """

    @Test("a corpus gives each statement the one behind it; the rest is told")
    func chatterBot() {
        let corpus = ChatterBotCorpus(Self.corpus)
        #expect(corpus.categories == ["greetings"])
        let pairs = corpus.pairs
        #expect(pairs.taken.map(\.question) == ["Hello", "It's nice to see you", "What is this?", "你好"])
        #expect(
            pairs.taken.map(\.answer) == [
                "It's nice to see you", "You too, \"Ada\"", "A text that goes on over lines.",
                "您好， 请问有什么可以帮您？",
            ])
        #expect(pairs.taken.map(\.line) == [4, 5, 9, 13])
        #expect(pairs.skipped.map(\.line) == [8, 16, 17])
    }

    private func inBot<Result>(_ body: (String) throws -> Result) throws -> Result {
        try TemporaryBot.inFolder(flows: "settings({ locale = \"en\" })\n", body)
    }

    private func run(_ arguments: String..., bot: String) -> Int32 {
        ParleyCommand.run(["import"] + arguments + ["--bot", bot])
    }

    @Test("a file that is no corpus is told so")
    func noCorpus() throws {
        typealias Command = ImportCommand.ChatterBot
        #expect(
            Command.problem(of: ChatterBotCorpus("question,answer\na,b\n"))?.hasPrefix("is no corpus") == true
        )
        #expect(Command.problem(of: ChatterBotCorpus(Self.corpus)) == nil)
        try inBot { bot in
            let table = bot + "/table.csv"
            try "question,answer\na,b\n".write(toFile: table, atomically: true, encoding: .utf8)
            #expect(run("chatterbot", table, bot: bot) == 1)
        }
    }

    @Test("a row with a comma too many is told, and not cut")
    func overlong() throws {
        let table =
            "question,answer\nAre you open on Sunday?,Yes, from 9 to 12.\nIs there tea?,\"Yes, green.\",\n"
        let data = try #require(TableImport.data(from: table, kind: nil))
        #expect(data.content == .answers([.init(question: "Is there tea?", answer: "Yes, green.")]))
        #expect(
            data.refused == [
                .init(
                    line: 2,
                    why:
                        "it has more columns than the table; a field with a comma in it stands in quotes, \"...\""
                )
            ])
        #expect(TableImport.data(from: "a,b\nc,d, e\n", kind: .answers)?.refused.map(\.line) == [2])
        #expect(TableImport.data(from: "a,b,note\nc,d,e\n", kind: .answers)?.refused == [])
    }

    @Test("what is imported loads, and a second import of the same name changes nothing")
    func command() throws {
        try inBot { bot in
            let faq = bot + "/Shop FAQ.csv"
            try "question,answer\nWhen are you open / closed?,\"From 9, to 18.\"\n".write(
                toFile: faq, atomically: true, encoding: .utf8)
            #expect(run("csv", faq, "--locale", "en", bot: bot) == 0)
            #expect(run("csv", faq, bot: bot) == 1)
            let corpus = bot + "/talk.yml"
            try Self.corpus.write(toFile: corpus, atomically: true, encoding: .utf8)
            #expect(run("chatterbot", corpus, bot: bot) == 0)
            let labels = bot + "/labels.tsv"
            try "intent\ttext\nbook\tbook a \"table\" {now}\nbook\ta table, please\n".write(
                toFile: labels, atomically: true, encoding: .utf8)
            #expect(run("csv", labels, bot: bot) == 0)
            let declarations = try Bot.load(Bot.Options(folder: bot)).declarations
            #expect(declarations.answers.count == 5)
            let open = try #require(
                declarations.answers.first { $0.questions == ["When are you open/closed?"] })
            #expect(open.locale == Locale("en"))
            #expect(open.reply == .saying(Saying(.plain("From 9, to 18."))))
            #expect(declarations.intents["book"]?.examples == ["book a \"table\" (now)", "a table, please"])
            #expect(run("csv", bot + "/none.csv", bot: bot) == 1)
        }
    }

    @Test(
        "a quote that is never closed is told with its line, and nothing is written; answers() refuses such a file too"
    )
    func unclosed() throws {
        try inBot { bot in
            let faq = bot + "/faq.csv"
            let text = "question,answer\nAre you open?,Yes.\nHow?,\"By bus,\nor train.\nWhere?,Here.\n"
            try text.write(toFile: faq, atomically: true, encoding: .utf8)
            #expect(CSVTable(text).openQuote == 3)
            #expect(CSVTable(text + "\",\"\"").openQuote == nil)
            #expect(
                TableImport.unclosed("faq.csv", 3)
                    == "faq.csv:3: a quote opens here and is never closed, so all that follows would be one field. Close it with another \"; inside a field, two of them stand for one. Nothing was imported."
            )
            #expect(run("csv", faq, bot: bot) == 1)
            #expect(!FileManager.default.fileExists(atPath: bot + "/Flows/faq"))
            try text.write(toFile: bot + "/Flows/faq.csv", atomically: true, encoding: .utf8)
            try "answers(\"faq.csv\")".write(
                toFile: bot + "/Flows/faq.lua", atomically: true, encoding: .utf8)
            let problem = #expect(throws: BotError.self) { try Bot.load(Bot.Options(folder: bot)) }
            #expect(
                problem?.message.contains(
                    "answers() names the file Flows/faq.csv, in which the quote of line 3 is never closed.")
                    == true)
        }
    }

    @Test("a bot that is not there is told with the names of those beside it, and no folder is made")
    func misspeltBot() throws {
        try inBot { bot in
            let faq = bot + "/faq.csv"
            try "question,answer\nAre you open?,Yes.\n".write(toFile: faq, atomically: true, encoding: .utf8)
            let own = bot + "/orders"
            try FileManager.default.createDirectory(atPath: own + "/Flows", withIntermediateDirectories: true)
            let misspelt = String(own.dropLast())
            #expect(run("csv", faq, bot: misspelt) == 1)
            #expect(!FileManager.default.fileExists(atPath: misspelt))
            let problem = #expect(throws: BotError.self) { try BotFolder.require(misspelt) }
            #expect(
                problem?.message
                    == "There is no folder \(misspelt). Did you mean \(own)? Name the bot's folder with --bot DIR."
            )
            let empty = bot + "/Plugins"
            try FileManager.default.createDirectory(atPath: empty, withIntermediateDirectories: false)
            #expect(run("csv", faq, bot: empty) == 1)
            #expect(!FileManager.default.fileExists(atPath: empty + "/Flows"))
        }
    }

    @Test("answers() reads a corpus as it is")
    func corpusAsAnswers() throws {
        try inBot { bot in
            try Self.corpus.write(toFile: bot + "/Flows/talk.en.yml", atomically: true, encoding: .utf8)
            try "answers(\"talk.en.yml\")".write(
                toFile: bot + "/Flows/talk.lua", atomically: true, encoding: .utf8)
            let answers = try Bot.load(Bot.Options(folder: bot)).declarations.answers
            #expect(
                answers.map(\.questions) == [["Hello"], ["It's nice to see you"], ["What is this?"], ["你好"]])
            #expect(answers.allSatisfy { $0.locale == Locale("en") })
            #expect(answers.last?.position == SourcePosition(file: "Flows/talk.en.yml", line: 13))
        }
    }

    @Test("the names of columns in another language are no question, but a greeting may be one")
    func foreignNames() throws {
        for text in [
            "Frage;Antwort\nWann habt ihr offen?;Von 9 bis 18 Uhr.\n", "Вопрос\tОтвет\nКогда?\tС 9 до 18.\n",
            "質問;回答\n何時に開きますか？;9時です。\n",
        ] {
            #expect(TableImport.data(from: text, kind: nil) == nil)
            let data = try #require(TableImport.data(from: text, kind: .answers))
            #expect(data.count == 1)
            #expect(data.refused == [refused(1, "it reads like the names of the columns")])
        }
        #expect(TableImport.data(from: "hello;Hi\nbye;Goodbye\n", kind: .answers)?.count == 2)
        #expect(TableImport.data(from: "hello;Hi!\nWhen?;At 9.\n", kind: .answers)?.count == 2)
    }

    @Test("an intent's first row is no header; what parts fields, and what became of braces, is named")
    func wordsOfTables() {
        let greetings = TableImport.data(from: "greet,hello\ngreet,how are you\n", kind: .intents)
        #expect(greetings?.count == 2 && greetings?.refused == [])
        let table = "question;answer\nWhen?;At 9; on Monday\nWhere?;Here\n"
        #expect(
            TableImport.data(from: table, kind: nil)?.refused.map(\.why) == [
                "it has more columns than the table; a field with a semicolon in it stands in quotes, \"...\""
            ])
        let braces = TableImport.data(from: "intent,text\ngreet,Hi {foo}\n", kind: nil)
        #expect(
            braces?.changed.map(\.why) == [
                "the bot has no slot of the name in braces, which became round: Hi (foo)"
            ])
    }

    @Test("what is no YAML is told with its line and what is wrong")
    func oddCorpus() {
        let corpus = ChatterBotCorpus(
            """
            conversations:
            - - Hello
              - "Hi there
            - - 'It''s you' # a comment
              - 'yes' it is
            - - Bye
            now
              - See you
            """)
        #expect(corpus.odd.map(\.line) == [3, 5, 7])
        #expect(
            corpus.odd.map(\.why) == [
                "a quote opens it and is never closed",
                "something stands behind the quote that closes it: it is",
                "it stands at the margin, and goes on with the statement above",
            ])
        #expect(ChatterBotCorpus(Self.corpus).odd == [])
        let misspelt = ChatterBotCorpus("categories:\n- a\nconversation:\n- - Hello\n  - Hi\n")
        #expect(
            ImportCommand.ChatterBot.problem(of: misspelt)?.contains("Line 3 has  conversation:") == true)
    }

    @Test(
        "a text of a corpus says what YAML says",
        arguments: [
            (#""\u4F60\u597D""#, "你好"), (#""\uD83D\uDE00 \U0001F600 \x41""#, "😀 😀 A"),
            (#""Where is it?" # a comment"#, "Where is it?"), ("'Here' # and one", "Here"),
            (#""C:\\new""#, #"C:\new"#), (#""a\tb\/c \"d\"""#, "a\tb/c \"d\""), (#"C:\new"#, #"C:\new"#),
            ("A#1 thing # a comment", "A#1 thing"), ("'It''s'", "It's"), ("\"a # b\"", "a # b"),
            ("|\n    two\n    lines\n", "two\nlines"),
            (">-\n    two\n    lines\n\n    more", "two lines\nmore"),
            ("|2-\n      - a\n    - b", "- a\n- b"), (">\n    a\n      # b\n    c", "a\n  # b\nc"),
            ("\"goes\n    on\\\n    ward\n\n    below\"", "goes onward\nbelow"),
            ("'goes\n    - on'", "goes - on"),
            ("plain\n    goes on # so\n    ever", "plain goes on ever"), ("yes", "yes"),
            ("'it: is'", "it: is"),
        ])
    func texts(_ written: String, _ meant: String) {
        for end in ["\n", "\r\n"] {
            let text = "conversations:\n- - \(written)\n  - answer\n".replacing("\n", with: end)
            let corpus = ChatterBotCorpus(text)
            #expect(corpus.conversations.map { $0.map(\.text) } == [[meant, "answer"]])
            #expect(corpus.skipped == [] && corpus.odd == [])
        }
    }

    @Test(
        "what is not read of YAML is refused with its line and what to do, and answers nothing",
        arguments: [
            (#"["a", "b"]"#, "a list in brackets"), ("{x: 1}", "pairs in braces"), ("&a text", "a reference"),
            ("*a", "a reference"), ("!!str 5", "a tag"), ("@home", "put it in quotes"),
            ("- nested", "a list within"),
            (#""C:\new \q""#, #"\q stands for nothing"#), (#""\uD83D""#, "half a character"),
            ("|\n      a\n    b", "indented less"),
        ])
    func refusedTexts(_ written: String, _ why: String) throws {
        let corpus = ChatterBotCorpus("conversations:\n- - question\n  - \(written)\n  - answer\n")
        #expect(corpus.pairs.taken == [])
        let one = try #require(corpus.skipped.first)
        #expect(one.line == 3 && one.why.contains(why), "\(one.why)")
        #expect(corpus.skipped.count == 1)
    }

    @Test(
        "a text with a colon is taken as it stands, which is told; conversations behind their name are not read"
    )
    func pairsOfYAML() {
        let corpus = ChatterBotCorpus("conversations:\n- - What: now\n  - Yes\n")
        #expect(corpus.pairs.taken.map(\.question) == ["What: now"])
        #expect(corpus.odd.map(\.line) == [2])
        #expect(ChatterBotCorpus("conversations: [[\"a\", \"b\"]]\n").skipped.map(\.line) == [1])
    }

    @Test("a locale that the engine has no texts for is told what it means")
    func otherLocales() {
        #expect(EngineLocales.note("zh-TW") == nil && EngineLocales.note("en") == nil)
        #expect(EngineLocales.note("fr")?.hasPrefix("(fr: the engine speaks and understands English") == true)
        let own: [String: [ParleyModel.Locale: [String]]] = [
            "parley.not_understood": [Locale("fr"): ["?"]], "parley.invalid": [Locale("fr"): ["?"]],
        ]
        #expect(EngineLocales.note(on: "fr", texts: own) == nil)
        #expect(EngineLocales.note(on: "fr-CA", texts: own) == nil)
        #expect(EngineLocales.note(on: "f", texts: own) != nil)
    }
}

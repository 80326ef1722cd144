// The declaring words that bring texts: answers, messages, settings.
import LuaRuntime
import ParleyModel

extension DeclarationReader {
    mutating func readAnswers(_ arguments: [LuaValue], at position: SourcePosition) throws(Mistake) {
        guard case .string(let name)? = arguments.first else {
            throw Mistake(
                .wrongValue,
                "answers() takes a file or a folder, but is given \(arguments.first?.kind ?? "nothing").",
                hint: "write  answers(\"faq.md\")")
        }
        let options = try OptionReader(
            arguments.count > 1 ? arguments[1] : nil, of: "answers", known: ["locale"])
        let path = FlowPath.resolve(name, beside: position.file)
        let files = source.files.filter {
            $0.path == path || ($0.path.hasPrefix(path + "/") && AnswersFile.isKnown($0.path))
        }
        guard !files.isEmpty else { throw missing(path, "answers") }
        for file in files {
            let locale = try options.string("locale").map(Locale.init) ?? FlowPath.locale(of: file.path)
            declarations.answers += try AnswersFile.read(file, locale: locale)
        }
    }

    mutating func readAnswer(_ arguments: [LuaValue], at position: SourcePosition) throws(Mistake) {
        let questions: [String]
        switch arguments.first {
        case .string(let one)?: questions = [one]
        case .list(let many)?: questions = many.compactMap { $0.plain?.text }
        default: questions = []
        }
        guard !questions.isEmpty, arguments.count > 1 else {
            throw Mistake(
                .wrongValue, "answer() takes a question, or a list of them, and a reply.", excerpt: "answer",
                hint: "write  answer({ \"When are you open?\" }, \"From 9 to 18.\")")
        }
        let reply: AnswerDeclaration.Reply
        if let flow = arguments[1].fieldsByName?["run"]?.plain?.text {
            reply = .run(flow)
        } else {
            reply = .saying(try TextReader(place: "answer()").saying(arguments[1]))
        }
        declarations.answers.append(
            AnswerDeclaration(
                id: "\(position.file)#\(position.line)", questions: questions, reply: reply,
                position: position))
    }

    mutating func readMessages(_ arguments: [LuaValue]) throws(Mistake) {
        guard arguments.count > 1, case .string(let locale) = arguments[0],
            let fields = arguments[1].fieldsByName
        else {
            throw Mistake(
                .wrongValue, "messages() takes a locale and a table of texts.",
                hint: "write  messages(\"en\", { greeting = \"Hello\" })")
        }
        for name in fields.keys.sorted() {
            let variants: [String]
            switch fields[name] {
            case .string(let text)?: variants = [text]
            case .list(let items)?: variants = items.compactMap { $0.plain?.text }
            default: variants = []
            }
            guard !variants.isEmpty else {
                throw Mistake(
                    .wrongValue, "messages(\"\(locale)\") gives \"\(name)\" no text.", excerpt: name,
                    hint: "a text is \"...\" or a list of variants { \"...\", \"...\" }.")
            }
            declarations.texts[name, default: [:]][Locale(locale)] = variants
        }
    }

    mutating func readSettings(_ arguments: [LuaValue], at position: SourcePosition) throws(Mistake) {
        if let first = settingsPosition, first != position {
            throw Mistake(
                .declaredTwice,
                "settings() stands a second time; the first is at \(first.file):\(first.line).",
                excerpt: "settings", hint: "put all of them into one, by custom in Flows/bot.lua.")
        }
        settingsPosition = position
        let options = try OptionReader(
            arguments.first, of: "settings",
            known: [
                "name", "locale", "time_zone", "currency", "thresholds", "timeout", "teams", "quiet_hours",
                "reopen",
                "repair",
            ])
        var settings = Settings()
        if let zone = try options.string("time_zone") {
            settings.timeZone = zone
            // It is checked whatever is wrong with the rest.
            declarations.settings.timeZone = zone
        }
        if let name = try options.string("name") { settings.name = name }
        if let locale = try options.string("locale") {
            guard TextReader.isLocale(locale) else {
                throw Mistake(
                    .wrongValue, "settings() names the locale \"\(locale)\", which is none.",
                    excerpt: "\"\(locale)\"",
                    hint: "a locale is two letters: \"zh\", \"en\", perhaps with a region, \"zh-TW\".")
            }
            settings.locale = Locale(locale)
        }
        settings.currency = try options.string("currency")
        settings.thresholds = try options.record("thresholds") ?? Record()
        settings.repair = try options.record("repair") ?? Record()
        if let teams = options["teams"] { settings.teams = readTeams(teams) }
        if let timeout = options["timeout"] {
            guard let seconds = timeout.plain?.number ?? timeout.plain?.text.flatMap(Duration.seconds),
                seconds > 0
            else {
                throw Mistake(
                    .wrongValue, "option \"timeout\" of settings() is no duration.", excerpt: "timeout",
                    hint: "write seconds, or a duration such as \"30m\".")
            }
            settings.timeout = seconds
        }
        declarations.settings = settings
    }

    private func readTeams(_ value: LuaValue) -> Record {
        switch value.plain {
        case .record(let teams)?: teams
        case .list(let names)?:
            Record(names.compactMap(\.text).map { Record.Field(name: $0, value: .record([:])) })
        default: Record()
        }
    }
}

// The declaring words: what they were given, as declarations.
import LuaRuntime
import ParleyModel

/// Collects what files declare, one call of a word at a time.
struct DeclarationReader {
    var declarations = Declarations()
    /// Files that words name (`answers("faq.md")`, `"@examples.txt"`) are looked up here.
    let source: FlowSource
    var settingsPosition: SourcePosition?

    init(source: FlowSource) { self.source = source }

    mutating func read(_ word: Word, _ arguments: [LuaValue], at position: SourcePosition) throws(Mistake) {
        switch word {
        case .slot: try readSlot(arguments, at: position)
        case .entity: try readEntity(arguments, at: position)
        case .intent: try readIntent(arguments, at: position)
        case .flow: try readFlow(arguments, at: position)
        case .answers: try readAnswers(arguments, at: position)
        case .answer: try readAnswer(arguments, at: position)
        case .messages: try readMessages(arguments)
        case .settings: try readSettings(arguments, at: position)
        default: break
        }
    }

    private func name(_ arguments: [LuaValue], of word: String) throws(Mistake) -> String {
        guard case .string(let name)? = arguments.first, !name.isEmpty else {
            throw Mistake(
                .wrongValue,
                "\(word)() takes a name first, but is given \(arguments.first?.kind ?? "nothing").",
                hint: "write  \(word)(\"a_name\", ...)")
        }
        return name
    }

    /// The same line run twice, by a file that another one requires, is no second declaration.
    private func refuseSecond(
        _ name: String, _ word: String, _ first: SourcePosition?, at position: SourcePosition
    ) throws(Mistake) {
        guard let first, first != position else { return }
        throw Mistake(
            .declaredTwice,
            "\(word)(\"\(name)\") is declared a second time; the first is at \(first.file):\(first.line).",
            excerpt: "\"\(name)\"", hint: "remove one of the two, or give one another name.")
    }

    private static let slotOptions = [
        "type", "ask", "again", "invalid", "help", "check", "choices", "pattern", "min", "max", "currency",
        "title",
        "private", "skip", "default", "retries", "keep",
    ]

    private mutating func readSlot(_ arguments: [LuaValue], at position: SourcePosition) throws(Mistake) {
        let name = try name(arguments, of: "slot")
        try refuseSecond(name, "slot", declarations.slots[name]?.position, at: position)
        let options = try OptionReader(
            arguments.count > 1 ? arguments[1] : nil, of: "slot", known: Self.slotOptions)
        let pattern = try options.string("pattern")
        let choices = try options.choices("choices")
        // What says how its values look needs no type beside it; a text with a pattern is a code.
        let written = try options.string("type") ?? (choices == nil ? "text" : "choice")
        let type = written == "text" && pattern != nil ? SlotType.code : SlotType(written)
        var slot = SlotDeclaration(name: name, type: type, position: position)
        slot.ask = try options.text("ask")
        slot.again = try options.text("again")
        slot.invalid = try options.text("invalid")
        slot.help = try options.text("help")
        slot.title = try options.text("title")
        slot.choices = choices ?? []
        slot.pattern = pattern
        slot.minimum = try options.scalar("min")
        slot.maximum = try options.scalar("max")
        slot.currency = try options.string("currency")
        slot.isPrivate = try options.bool("private") ?? false
        slot.defaultValue = try options.scalar("default")
        slot.maySkip = try options.bool("skip") ?? (slot.defaultValue != nil)
        slot.retries = try options.count("retries") ?? 2
        slot.hasCheck = try options.function("check") != nil
        slot.keep = try readKeep(options)
        try require(slot)
        declarations.slots[name] = slot
    }

    private func require(_ slot: SlotDeclaration) throws(Mistake) {
        let isNumeric = [.number, .integer, .rating, .money].contains(slot.type)
        for (option, bound) in [("min", slot.minimum), ("max", slot.maximum)] where isNumeric && bound != nil
        {
            guard bound?.number == nil else { continue }
            throw Mistake(
                .wrongValue, "option \"\(option)\" of slot() takes a number, but is given a text.",
                excerpt: option,
                hint: "write  \(option) = 1")
        }
        if let low = slot.minimum?.number, let high = slot.maximum?.number, low > high {
            throw Mistake(
                .wrongValue, "slot(\"\(slot.name)\") takes nothing: its min is greater than its max.",
                excerpt: "min",
                hint: "swap the two.")
        }
        if slot.name.contains(where: { $0.isWhitespace || "{}".contains($0) }) {
            throw Mistake(
                .wrongValue, "slot(\"\(slot.name)\") has a name that cannot stand in a text as {name}.",
                excerpt: "\"\(slot.name)\"",
                hint: "a name has letters, digits and _; what people call it is its title.")
        }
        if slot.type == .choice, slot.choices.isEmpty {
            throw Mistake(
                .wrongValue, "slot(\"\(slot.name)\") is a choice, but has no choices.",
                excerpt: "\"\(slot.name)\"",
                hint: "add  choices = { \"S\", \"M\", \"L\" }")
        }
        if slot.type == .code, slot.pattern == nil {
            throw Mistake(
                .wrongValue, "slot(\"\(slot.name)\") is a code, but has no pattern.",
                excerpt: "\"\(slot.name)\"",
                hint: "add  pattern = [[\\d{6,20}]]")
        }
    }

    private func readKeep(_ options: OptionReader) throws(Mistake) -> Keep {
        switch try options.string("keep") {
        case nil, "flow": return .flow
        case "session": return .session
        case "user": return .user
        case let text?:
            if let seconds = Duration.seconds(text) { return .seconds(seconds) }
            throw Mistake(
                .wrongValue, "option \"keep\" of slot() is \"\(text)\".", excerpt: "\"\(text)\"",
                hint: "it is \"flow\", \"session\", \"user\", or a duration such as \"15m\".")
        }
    }

    private mutating func readEntity(_ arguments: [LuaValue], at position: SourcePosition) throws(Mistake) {
        let name = try name(arguments, of: "entity")
        try refuseSecond(name, "entity", declarations.entities[name]?.position, at: position)
        let options = try OptionReader(
            arguments.count > 1 ? arguments[1] : nil, of: "entity", known: ["pattern", "values"])
        var values: [EntityDeclaration.Synonyms] = []
        let hint = "write  values = { red = { \"crimson\", \"红\" }, blue = { \"navy\" } }"
        for field in try options.record("values", hint: hint) ?? Record() {
            values.append(
                EntityDeclaration.Synonyms(
                    canonical: field.name, synonyms: (field.value.list ?? [field.value]).compactMap(\.text)))
        }
        let pattern = try options.string("pattern")
        guard pattern != nil || !values.isEmpty else {
            throw Mistake(
                .wrongValue, "entity(\"\(name)\") has neither a pattern nor values.", excerpt: "\"\(name)\"",
                hint: "add  pattern = [[...]]  or  values = { red = { \"crimson\", \"红\" } }")
        }
        declarations.entities[name] = EntityDeclaration(
            name: name, pattern: pattern, values: values, position: position)
    }

    private mutating func readIntent(_ arguments: [LuaValue], at position: SourcePosition) throws(Mistake) {
        let name = try name(arguments, of: "intent")
        try refuseSecond(name, "intent", declarations.intents[name]?.position, at: position)
        guard arguments.count > 1 else {
            throw Mistake(
                .wrongValue, "intent(\"\(name)\") has no examples.", excerpt: "\"\(name)\"",
                hint: "write  intent(\"\(name)\", { \"I want ...\", ... })")
        }
        if arguments.count > 2, case .string = arguments[2] {
            throw Mistake(
                .wrongValue, "intent(\"\(name)\") takes its examples in one list.", excerpt: "\"\(name)\"",
                hint: "write  intent(\"\(name)\", { \"one example\", \"another\" })")
        }
        let given: [LuaValue] = if case .list(let items) = arguments[1] { items } else { [arguments[1]] }
        var examples: [String] = []
        for item in given {
            guard case .string(let example) = item else {
                throw Mistake(
                    .wrongValue, "intent(\"\(name)\") takes a list of examples, but one is \(item.kind).",
                    excerpt: "\"\(name)\"", hint: "an example is a text as people write it.")
            }
            if example.hasPrefix("@") {
                examples += try lines(of: String(example.dropFirst()), beside: position, word: "intent")
            } else {
                examples.append(example)
            }
        }
        let options = try OptionReader(
            arguments.count > 2 ? arguments[2] : nil, of: "intent", known: ["threshold"])
        declarations.intents[name] = IntentDeclaration(
            name: name, examples: examples, threshold: try options.number("threshold"), position: position)
    }

    private func lines(of name: String, beside position: SourcePosition, word: String) throws(Mistake)
        -> [String]
    {
        let path = FlowPath.resolve(name, beside: position.file)
        guard let file = source.file(at: path) else { throw missing(path, word) }
        return String(decoding: file.bytes, as: UTF8.self).split(whereSeparator: \.isNewline)
            .map { $0.trimmed }.filter { !$0.isEmpty && !$0.hasPrefix("#") }
    }

    func missing(_ path: String, _ word: String) -> Mistake {
        let name = path.split(separator: "/").last ?? ""
        if word == "answers", name.contains("."), !AnswersFile.isKnown(path) {
            return Mistake(
                .missingFile, "answers() names \(path), and reads no files of that kind.",
                excerpt: String(name),
                hint: "questions and answers stand in .md, .csv or .yml; a spreadsheet can be saved as CSV.")
        }
        let close = CloseNames.of(path, among: source.files.map(\.path)).map {
            Diagnostic.CloseName(name: $0)
        }
        return Mistake(
            .missingFile, "\(word)() names the file \(path), which is not there.", closeNames: close,
            hint: "a file's name is relative to the folder of the Lua file that names it.")
    }

    private mutating func readFlow(_ arguments: [LuaValue], at position: SourcePosition) throws(Mistake) {
        let name = try name(arguments, of: "flow")
        try refuseSecond(name, "flow", declarations.flows[name]?.position, at: position)
        guard case .function? = arguments.last, arguments.count <= 3 else {
            throw Mistake(
                .wrongValue, "flow(\"\(name)\") has no function.", excerpt: "\"\(name)\"",
                hint: "write  flow(\"\(name)\", { on = \"an_intent\" }, function() ... end)")
        }
        var flow = FlowDeclaration(name: name, position: position)
        let options = try OptionReader(
            arguments.count == 3 ? arguments[1] : nil, of: "flow",
            known: ["on", "digress", "description", "repair"])
        flow.digress = try options.bool("digress") ?? true
        flow.repair = try options.record("repair") ?? Record()
        flow.description = try options.text("description")
        if let on = options["on"] { try readTriggers(on, into: &flow) }
        declarations.flows[name] = flow
    }

    /// `on` is an intent, an event, or a list of them.
    private func readTriggers(_ value: LuaValue, into flow: inout FlowDeclaration) throws(Mistake) {
        switch value {
        case .string(let intent): flow.intents.append(intent)
        case .list(let items): for item in items { try readTriggers(item, into: &flow) }
        case .record(let fields):
            guard fields.count == 1, fields[0].name == "event", case .string(let event) = fields[0].value
            else {
                throw wrongTrigger(value)
            }
            flow.events.append(event)
        default: throw wrongTrigger(value)
        }
    }

    private func wrongTrigger(_ value: LuaValue) -> Mistake {
        Mistake(
            .wrongValue,
            "option \"on\" of flow() takes an intent, a list of intents, or an event, but is given \(value.kind).",
            excerpt: "on", hint: "write  on = \"an_intent\"  or  on = { event = \"session_start\" }")
    }
}

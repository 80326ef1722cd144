// A bot's files to declarations: runs each Lua file once and collects what it declares and what is wrong.
import LuaRuntime
package import ParleyModel

/// One revision of a bot: its files and what they declare. A value, shared by all workers.
package struct LoadedFlows: Sendable {
    package let revision: RevisionID
    package let source: FlowSource
    package let declarations: Declarations
    /// Findings that are no reason to refuse the bot: an action that no plugin provides.
    package let warnings: [Diagnostic]
}

/// All mistakes found in a bot's files.
package struct LoadingFailure: Error, Sendable {
    package let diagnostics: [Diagnostic]
}

package struct FlowLoader {
    private let source: FlowSource
    private let tools: any LanguageTools
    private let actions: [ActionDeclaration]
    private let isTimeZone: (String) -> Bool
    private let coverage: LineCoverage?
    private var diagnostics: [Diagnostic] = []
    private var warnings: [Diagnostic] = []
    private var reader: DeclarationReader
    /// The files of flows as trees; one that is no Lua is left out.
    private var trees: [LuaFile] = []
    /// Every `texts.name` of the files: whether it is declared is seen when all of them are read.
    private var namedTexts: [String] = []
    private let modulePaths: Set<String>
    /// The lines that each flow's function spans, by flow.
    private var spans: [String: (file: String, lines: ClosedRange<Int>)] = [:]

    /// - Parameter isTimeZone: whether a zone of this name is known to the system.
    package init(
        files: [BotFile], tools: any LanguageTools, actions: [ActionDeclaration],
        isTimeZone: @escaping (String) -> Bool, coverage: LineCoverage? = nil
    ) {
        self.coverage = coverage
        source = FlowSource(files: files)
        modulePaths = Set(source.flowFiles.map(\.path))
        self.tools = tools
        self.actions = actions
        self.isTimeZone = isTimeZone
        reader = DeclarationReader(source: source)
    }

    /// What lies there in place of Lua.
    private var misnamed: String {
        let names = source.files.map(\.path).prefix(3).joined(separator: ", ")
        return names.isEmpty ? "" : " There is \(names)."
    }

    package mutating func load() throws(LoadingFailure) -> LoadedFlows {
        guard !source.flowFiles.isEmpty else {
            throw LoadingFailure(diagnostics: [
                Mistake(
                    .emptyBot, "There is no Lua file under Flows/.\(misnamed)",
                    hint:
                        "put a flow there, in a file whose name ends in .lua:  flow(\"hello\", { on = \"parley.greeting\" }, function() say(\"Hello!\") end)"
                ).diagnostic(at: nil, in: source)
            ])
        }
        let modules = source.flowFiles
        trees = modules.compactMap { LuaParser.tree(of: $0) }
        let names = trees.flatMap { LiteralNames($0).uses.filter { $0.kind == .text }.map(\.name) }
        namedTexts = Set(names).union(BuiltInTexts.all.keys).sorted()
        do {
            let state = try LuaState(
                library: .flow, words: Word.luaWords, limits: FlowProgram.loadingLimits,
                coverage: coverage)
            var chunks: [String: LuaChunk] = [:]
            for file in modules {
                do {
                    chunks[file.path] = try state.compile(file.bytes, file: file.path)
                } catch { report(error, in: file.path) }
            }
            for file in modules where chunks[file.path] != nil { run(file.path, chunks, in: state) }
        } catch { report(error) }
        for (name, texts) in BuiltInTexts.all {
            reader.declarations.texts[name] = texts.merging(reader.declarations.texts[name] ?? [:]) { $1 }
        }
        giveChoicesValues()
        // What a file with a mistake would have declared is not there to be named; only whole bots are checked for names.
        if diagnostics.isEmpty { checkReferences() }
        checkTimeZone()
        guard diagnostics.isEmpty else { throw LoadingFailure(diagnostics: diagnostics) }
        return LoadedFlows(
            revision: FlowSource.revision(of: source.files), source: source,
            declarations: reader.declarations,
            warnings: warnings)
    }

    /// - Parameter file: the one that was read or run, for a failure that does not say where it was.
    private mutating func report(_ failure: LuaFailure, in file: String? = nil) {
        var mistake = failure.mistake(loading: true, in: reader.declarations)
        var place = failure.place ?? file.map { SourcePosition(file: $0, line: 1) }
        if case .syntax(let message, _) = failure, let where_ = place, let file = source.file(at: where_.file)
        {
            if let reading = SyntaxReading(message, at: where_.line, in: file.bytes) {
                mistake.hint = reading.hint
                mistake.excerpt = reading.excerpt
                mistake.explanation = reading.explanation ?? mistake.explanation
                place = SourcePosition(file: file.path, line: reading.line ?? where_.line)
            } else if let open = OpenBlock(in: file.bytes), open.isMeant(by: message, at: where_.line) {
                (mistake, place) = (open.mistake, SourcePosition(file: file.path, line: open.line))
            }
        }
        if case .badArgument(let message, _) = failure, message.contains("a list or a record"),
            let line = place.flatMap({ source.line(at: $0) }), line.contains("flow("),
            line.contains("function")
        {
            mistake.hint =
                "the function stands behind the table:  flow(\"name\", { on = \"an_intent\" }, function() ... end)"
        }
        var told = mistake.diagnostic(at: place, in: source)
        // Nobody reads a line of it.
        if failure == .bytecode { told.source = nil }
        add(told)
    }

    /// A file that others require is run more than once; its mistakes are told once.
    private mutating func add(_ diagnostic: Diagnostic) {
        if !diagnostics.contains(diagnostic) { diagnostics.append(diagnostic) }
    }

    private mutating func run(_ path: String, _ chunks: [String: LuaChunk], in state: LuaState) {
        guard let chunk = chunks[path] else { return }
        state.resetBudget()
        do {
            let environment = try state.makeEnvironment()
            try environment.setTextNames(namedTexts)
            let modules = Modules()
            let coroutine = try state.makeCoroutine()
            var event = coroutine.start(chunk, in: environment, capturing: false)
            while true {
                switch event {
                case .word(let call):
                    modules.cut(to: call.depth)
                    guard let reply = handle(call, coroutine, chunks, environment, modules, state) else {
                        return
                    }
                    event = coroutine.resume(reply)
                case .subflowEnded: event = coroutine.resume(modules.finish(in: environment))
                case .returned: return
                case .failed(let failure): return report(failure, in: path)
                }
            }
        } catch { report(error, in: path) }
    }

    private mutating func handle(
        _ call: LuaCall, _ coroutine: LuaCoroutine, _ chunks: [String: LuaChunk],
        _ environment: LuaEnvironment,
        _ modules: Modules, _ state: LuaState
    ) -> LuaReply? {
        let word = Word.all[call.word]
        let place = coroutine.callerPosition(level: 0)
        let position = SourcePosition(file: place?.file ?? "", line: place?.line ?? 0)
        do throws(Mistake) {
            if word == .require {
                // What Lua does not understand in a module is told at its own line.
                if case .string(let name)? = call.arguments.first,
                    let path = try? Modules.path(of: name, from: position.file, among: modulePaths),
                    chunks[path] == nil
                {
                    return nil
                }
                return try modules.require(
                    call.arguments, from: position.file, chunks: chunks, in: environment)
            }
            guard word.isDeclaring else {
                throw Mistake(
                    .wrongPlace, "\(word.rawValue)() acts, and there is nobody to act for while files load.",
                    excerpt: word.rawValue, hint: "put it inside  flow(\"name\", function() ... end)")
            }
            try reader.read(word, call.arguments, at: position)
            if word == .flow, case .string(let name)? = call.arguments.first,
                case .function(let function)? = call.arguments.last
            {
                if let lines = state.functionLines(function) {
                    spans[name] = (lines.file, lines.first...max(lines.first, lines.last))
                }
            }
            return .values([])
        } catch {
            let place = nearestLine(of: error.excerpt, from: position)
            add(error.diagnostic(at: place, in: source))
            // A declaration with a mistake is left out; the rest of the file is still read for more.
            return word.isDeclaring ? .values([]) : nil
        }
    }

    /// An option without a value stands for its title, a localised one for its title in the bot's own locale.
    private mutating func giveChoicesValues() {
        let locale = reader.declarations.settings.locale
        let renderer = TextRenderer(declarations: reader.declarations, locale: locale, slots: [:])
        for name in reader.declarations.slots.keys {
            guard let choices = reader.declarations.slots[name]?.choices, !choices.isEmpty else { continue }
            let options = renderer.options(choices)
            let given = zip(choices, options).map { Choice(title: $0.title, value: $1.value, also: $0.also) }
            reader.declarations.slots[name]?.choices = given
        }
    }

    private mutating func checkReferences() {
        let declarations = reader.declarations
        for slot in declarations.slots.values.sorted(by: { $0.name < $1.name }) { check(slot) }
        for entity in declarations.entities.values.sorted(by: { $0.name < $1.name }) {
            if let pattern = entity.pattern { check(pattern, at: entity.position) }
        }
        for flow in declarations.flows.values.sorted(by: { $0.name < $1.name }) {
            for intent in flow.intents
            where declarations.intents[intent] == nil && !intent.hasPrefix("parley.") {
                add(
                    .unknownIntent(intent, word: "option \"on\" of flow(\"\(flow.name)\")", in: declarations),
                    at: flow.position)
            }
        }
        for answer in declarations.answers {
            if case .run(let flow) = answer.reply, declarations.flows[flow] == nil {
                add(.unknownFlow(flow, word: "answer()", in: declarations), at: answer.position)
            }
        }
        for intent in declarations.intents.values.sorted(by: { $0.name < $1.name }) {
            checkPlaces(of: intent)
        }
        checkLiteralNames()
    }

    private mutating func checkTimeZone() {
        let zone = reader.declarations.settings.timeZone
        guard !isTimeZone(zone) else { return }
        add(
            Mistake(
                .unknownTimeZone,
                "settings() names the time zone \"\(zone)\", which this system does not know.",
                excerpt: "\"\(zone)\"",
                hint:
                    "write a name of the zone database, such as \"Asia/Shanghai\", and see that tzdata is installed."
            ),
            at: reader.settingsPosition)
    }

    private mutating func add(_ mistake: Mistake, at position: SourcePosition?) {
        let place = position.map { nearestLine(of: mistake.excerpt, from: $0) }
        diagnostics.append(mistake.diagnostic(at: place, in: source))
    }

    /// A declaration spans lines; the one that is meant is the first of them that shows the excerpt as a word of its own.
    private func nearestLine(of excerpt: String?, from position: SourcePosition) -> SourcePosition {
        guard let excerpt else { return position }
        let tree = trees.first { $0.path == position.file }
        if let line = tree?.line(ofField: excerpt, inCallAt: position.line) {
            return SourcePosition(file: position.file, line: line)
        }
        let wanted = Excerpt(excerpt)
        let last = tree?.lastLine(ofCallAt: position.line)
        var part: SourcePosition?
        for line in position.line...max(position.line, last ?? position.line) {
            let candidate = SourcePosition(file: position.file, line: line)
            guard let text = source.line(at: candidate) else { break }
            switch wanted.place(in: text) {
            case (_, true)?: return candidate
            case (_, false)?: part = part ?? candidate
            case nil: break
            }
        }
        return part ?? position
    }

    private mutating func check(_ slot: SlotDeclaration) {
        if let pattern = slot.pattern { check(pattern, at: slot.position) }
        if case .entity(let name) = slot.type, reader.declarations.entities[name] == nil {
            let known = SlotType.builtIn.keys.sorted() + reader.declarations.entities.keys.sorted()
            add(
                Mistake(
                    .unknownType,
                    "slot(\"\(slot.name)\") has the type \"\(name)\", which is neither built in nor an entity.",
                    excerpt: "\"\(name)\"",
                    closeNames: CloseNames.of(name, among: known).map { Diagnostic.CloseName(name: $0) },
                    hint:
                        "the types are \(SlotType.builtIn.keys.sorted().joined(separator: ", ")), and any entity(...)."
                ),
                at: slot.position)
        }
    }

    private mutating func check(_ pattern: String, at position: SourcePosition) {
        guard let problem = tools.problem(inPattern: pattern) else { return }
        let isInBrackets = source.flowFiles.contains { file in
            String(decoding: file.bytes, as: UTF8.self).contains("[[\(pattern)]]")
        }
        add(
            Mistake(
                .badPattern, "The pattern \(pattern) is not understood: \(problem)", excerpt: pattern,
                hint: isInBrackets
                    ? "say what every such value looks like:  pattern = [[\\d{6,20}]]"
                    : "write patterns in [[...]]:  pattern = [[\\d{6,20}]]"), at: position)
    }

    private mutating func checkPlaces(of intent: IntentDeclaration) {
        for example in intent.examples {
            for name in TextTemplate.places(in: example) where reader.declarations.slots[name] == nil {
                var mistake = Mistake.unknownSlot(
                    name, word: "an example of intent(\"\(intent.name)\")", in: reader.declarations)
                mistake.excerpt = "{\(name)}"
                add(mistake, at: intent.position)
            }
        }
    }

    private mutating func checkLiteralNames() {
        var direct: [String: [LiteralNames.Use]] = [:]
        let flows = Dictionary(grouping: spans) { $0.value.file }
        for file in trees {
            let flows = flows[file.path] ?? []
            for use in LiteralNames(file).uses {
                check(use, at: SourcePosition(file: file.path, line: use.line))
                for (flow, span) in flows where span.lines.contains(use.line) {
                    direct[flow, default: []].append(use)
                }
            }
        }
        for flow in reader.declarations.flows.keys {
            var seen: Set<String> = []
            let names = asks(of: flow, direct, &seen)
            reader.declarations.flows[flow]?.literalAsks = names
        }
    }

    private func asks(
        of flow: String, _ direct: [String: [LiteralNames.Use]], _ seen: inout Set<String>
    ) -> [String] {
        guard seen.insert(flow).inserted else { return [] }
        var names: [String] = []
        for use in direct[flow] ?? [] {
            let found =
                use.kind == .ask ? [use.name] : use.kind == .run ? asks(of: use.name, direct, &seen) : []
            for name in found where !names.contains(name) { names.append(name) }
        }
        return names
    }

    private mutating func check(_ use: LiteralNames.Use, at position: SourcePosition) {
        let declarations = reader.declarations
        switch use.kind {
        case .ask where declarations.slots[use.name] == nil:
            add(.unknownSlot(use.name, word: "ask()", in: declarations), at: position)
        case .set where declarations.slots[use.name] == nil:
            add(.unknownSlot(use.name, word: "set()", in: declarations), at: position)
        case .slotView where declarations.slots[use.name] == nil:
            var mistake = Mistake.unknownSlot(use.name, word: "slots.\(use.name)", in: declarations)
            mistake.explanation = "slots.\(use.name) names a slot that no file declares."
            mistake.excerpt = "slots.\(use.name)"
            add(mistake, at: position)
        case .run where declarations.flows[use.name] == nil:
            add(.unknownFlow(use.name, word: "run()", in: declarations), at: position)
        case .switch where declarations.flows[use.name] == nil:
            add(.unknownFlow(use.name, word: "switch()", in: declarations), at: position)
        case .text where declarations.texts[use.name] == nil:
            add(.unknownText(use.name, in: declarations), at: position)
        case .yetToCome:
            let mistake = Mistake(
                .yetToCome, "\(use.name)() is part of the contract, but not of this version.",
                excerpt: use.name.replacing("nlp.", with: ""), hint: "leave it out for now.")
            warnings.append(mistake.diagnostic(at: position, in: source))
        case .require:
            // Outside of functions a file that is missing has kept the bot from loading.
            do throws(Mistake) {
                _ = try Modules.path(of: use.name, from: position.file, among: modulePaths)
            } catch { warnings.append(error.diagnostic(at: position, in: source)) }
        case .call where !actions.contains { $0.name == use.name }:
            warnings.append(
                Mistake.unknownAction(use.name, word: "call()", among: actions).diagnostic(
                    at: position, in: source))
        default: break
        }
    }
}

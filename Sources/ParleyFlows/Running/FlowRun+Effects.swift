// The effects of a flow other than its questions.
import LuaRuntime
import ParleyModel

extension FlowRun {
    func effect(_ word: Word, _ arguments: [LuaValue]) throws(Mistake) -> Performed {
        switch word {
        case .say: try say(arguments)
        case .ask: try ask(arguments)
        case .confirm: try confirm(arguments)
        case .choose: try choose(arguments)
        case .call, .tryCall: try call(word, arguments)
        case .handoff: try handoff(arguments)
        case .set: try set(arguments)
        case .remember: try remember(arguments)
        case .recall: try recall(arguments)
        case .now: try once(identify(.now, key: .null, label: "")) { .value(self.localNow) }
        case .random: try random(arguments)
        case .uuid: try uuid()
        case .note: try note(arguments)
        case .tokens, .similarity, .rank: try language(word, arguments)
        default: throw Mistake(.running, "\(word.rawValue)() is no effect.")
        }
    }

    /// An effect whose result is at hand: from the journal, else made now.
    func once(
        _ identity: EffectIdentity, slot: String? = nil, reply: Reply? = nil, returns: Bool = true,
        _ make: () throws(Mistake) -> EffectResult
    ) throws(Mistake) -> Performed {
        switch try recorded([identity]) {
        case .diverged(let step): return .stop(step)
        case .effect(let effect): return .reply(.values(returns ? FlowRun.values(of: effect.result) : []))
        case .none: break
        }
        guard isLive else { return .stop(diverged(expected: nil, found: identity)) }
        let result = try make()
        try happened(Effect(run: started.run, identity: identity, result: result, reply: reply, slot: slot))
        return .reply(.values(returns ? FlowRun.values(of: result) : []))
    }

    /// What Lua sees of a result.
    static func values(of result: EffectResult) -> [Value] {
        switch result {
        case .value(let value): [value]
        case .problem(let problem): [.null, .text(problem)]
        }
    }

    /// The table of values that fills a text.
    func record(_ value: LuaValue?, of word: String) throws(Mistake) -> Record {
        guard let value, !value.isNil else { return [:] }
        switch value.plain {
        case .record(let record)?: return record
        case .list(let list)? where list.isEmpty: return [:]
        default:
            throw Mistake(
                .wrongValue, "\(word)() takes a table of plain values here, but is given \(value.kind).",
                excerpt: word,
                hint: "write  \(word)(..., { name = value })")
        }
    }

    private func argument(_ arguments: [LuaValue], _ index: Int) -> LuaValue? {
        index < arguments.count ? arguments[index] : nil
    }

    private func say(_ arguments: [LuaValue]) throws(Mistake) -> Performed {
        guard let first = arguments.first else {
            throw Mistake(
                .wrongValue, "say() is given nothing to say.", excerpt: "say", hint: "write  say(\"Hello!\")")
        }
        let saying = try TextReader(place: "say()").saying(first)
        let values = try record(argument(arguments, 1), of: "say")
        let identity = identify(.say, key: first.identityKey(with: values), label: first.label)
        switch try recorded([identity]) {
        case .diverged(let step): return .stop(step)
        case .effect: return .reply(.values([]))
        case .none: break
        }
        guard isLive else { return .stop(diverged(expected: nil, found: identity)) }
        let reply = renderer.render(saying, values: values, variant: keyedNumber(identity))
        try happened(Effect(run: started.run, identity: identity, result: .value(.null), reply: reply))
        return .reply(.values([]))
    }

    private func call(_ word: Word, _ arguments: [LuaValue]) throws(Mistake) -> Performed {
        guard case .string(let name)? = arguments.first else {
            throw Mistake(
                .wrongValue,
                "\(word.rawValue)() takes an action's name, but is given \(arguments.first?.kind ?? "nothing").",
                excerpt: word.rawValue, hint: "write  \(word.rawValue)(\"orders.find\", { number = number })")
        }
        let passed = try record(argument(arguments, 1), of: word.rawValue)
        let identity = identify(
            .call, key: .record(["action": .text(name), "args": .record(passed)]), label: name)
        switch try recorded([identity]) {
        case .diverged(let step): return .stop(step)
        case .effect(let effect): return outcome(effect.result, name, isTry: word == .tryCall)
        case .none: break
        }
        let declared = context.actions(name)
        guard isLive else {
            pending = .call(
                CallRequest(
                    action: declared ?? ActionDeclaration(name: name, effect: .write), arguments: passed,
                    identity: identity, isTry: word == .tryCall))
            return .endOfHistory
        }
        guard let declared else {
            throw Mistake.unknownAction(name, word: "\(word.rawValue)()", among: context.allActions())
        }
        let request = CallRequest(
            action: declared, arguments: passed, identity: identity, isTry: word == .tryCall)
        pending = .call(request)
        return .stop(perform(request))
    }

    /// What the engine is asked to do.
    func perform(_ request: CallRequest) -> FlowStep {
        let known = state.unknownKeys[RunState.unknownKeyName(request.action.name, request.arguments)]
        let material =
            "\(context.secret)\u{1F}\(started.run)\u{1F}\(request.identity.key)\u{1F}\(request.identity.occurrence)"
        let key = known ?? String(SHA256.hex(of: Array(material.utf8)).prefix(32))
        let calling = Calling(
            run: started.run, identity: request.identity,
            call: ActionCall(
                action: request.action.name, effect: request.action.effect, arguments: request.arguments,
                key: key,
                session: context.session))
        state.calling = calling
        return .call(calling)
    }

    func finish(_ request: CallRequest, with outcome: ActionOutcome) -> FlowStep {
        let result: EffectResult
        switch outcome {
        case .ok(let value): result = .value(value)
        case .refused(let why): result = .problem(why)
        case .unknown: result = .problem("unknown")
        }
        do throws(Mistake) {
            try happened(Effect(run: started.run, identity: request.identity, result: result))
        } catch { return mistaken(error) }
        pending = nil
        switch self.outcome(result, request.action.name, isTry: request.isTry) {
        case .stop(let step): return step
        case .reply(.values(let values)): return go(on: values)
        default: return go(on: [])
        }
    }

    private func outcome(_ result: EffectResult, _ action: String, isTry: Bool) -> Performed {
        if case .problem(let problem) = result, !isTry {
            let place = coroutine.callerPosition(level: 0).map {
                SourcePosition(file: $0.file, line: $0.line)
            }
            return .stop(
                .actionFailed(
                    Problem(
                        code: "action-failed", message: "\(action) did not succeed: \(problem)",
                        position: place)))
        }
        return .reply(.values(FlowRun.values(of: result)))
    }

    private func handoff(_ arguments: [LuaValue]) throws(Mistake) -> Performed {
        guard case .string(let team)? = arguments.first else {
            throw Mistake(
                .wrongValue,
                "handoff() takes a team's name, but is given \(arguments.first?.kind ?? "nothing").",
                excerpt: "handoff", hint: "write  handoff(\"returns\", \"what the person should know\")")
        }
        var note = Value.null
        var priority: String?
        if let second = argument(arguments, 1), !second.isNil {
            if case .string(let text) = second {
                note = .text(text)
            } else {
                let options = try OptionReader(second, of: "handoff", known: ["note", "priority", "wait"])
                if let given = options["note"] { note = given.plain ?? .null }
                priority = try options.string("priority")
            }
        }
        let identity = identify(.handoff, key: .record(["team": .text(team), "note": note]), label: team)
        switch try recorded([identity]) {
        case .diverged(let step): return .stop(step)
        case .effect(let effect): return .reply(.values(FlowRun.values(of: effect.result)))
        case .none: break
        }
        let request = HandoffRequest(team: team, note: note, priority: priority, identity: identity)
        pending = .handoff(request)
        return isLive ? .stop(.handoff(handedOff(request))) : .endOfHistory
    }

    func handedOff(_ request: HandoffRequest) -> HandedOff {
        HandedOff(
            run: started.run, identity: request.identity, team: request.team, note: request.note,
            priority: request.priority)
    }

    func finish(_ request: HandoffRequest, with result: EffectResult) -> FlowStep {
        do throws(Mistake) {
            try happened(Effect(run: started.run, identity: request.identity, result: result))
        } catch { return mistaken(error) }
        return go(on: FlowRun.values(of: result))
    }

    private func plain(_ arguments: [LuaValue], _ index: Int, of word: String) throws(Mistake) -> Value {
        guard let value = argument(arguments, index) else { return .null }
        guard let plain = value.plain else {
            throw Mistake(
                .wrongValue, "\(word)() keeps plain values, but is given \(value.kind).", excerpt: word)
        }
        return plain
    }

    private func name(_ arguments: [LuaValue], of word: String) throws(Mistake) -> String {
        guard case .string(let name)? = arguments.first else {
            throw Mistake(
                .wrongValue,
                "\(word)() takes a name first, but is given \(arguments.first?.kind ?? "nothing").",
                excerpt: word, hint: "write  \(word)(\"name\", ...)")
        }
        return name
    }

    private func set(_ arguments: [LuaValue]) throws(Mistake) -> Performed {
        let name = try name(arguments, of: "set")
        guard program.declarations.slots[name] != nil else {
            throw Mistake.unknownSlot(name, word: "set()", in: program.declarations)
        }
        let value = try plain(arguments, 1, of: "set")
        let identity = identify(.set, key: .record(["slot": .text(name), "value": value]), label: name)
        return try once(identity, slot: name, returns: false) { .value(value) }
    }

    private func remember(_ arguments: [LuaValue]) throws(Mistake) -> Performed {
        let name = try name(arguments, of: "remember")
        let kept: Value = .record(["name": .text(name), "value": try plain(arguments, 1, of: "remember")])
        return try once(identify(.remember, key: kept, label: name), returns: false) { .value(kept) }
    }

    private func recall(_ arguments: [LuaValue]) throws(Mistake) -> Performed {
        let name = try name(arguments, of: "recall")
        return try once(identify(.recall, key: .text(name), label: name)) {
            .value(self.state.remembered[name] ?? self.started.memory[name] ?? .null)
        }
    }

    private var localNow: Value {
        let local = context.timeZone.local(context.now)
        return [
            "date": .text(local.date), "time": .text(local.time), "weekday": .int(local.weekday),
            "epoch": .integer(context.now.milliseconds.flooredDivision(by: 1000)),
        ]
    }

    /// As `math.random`: no arguments a number from 0 to 1, one from 1 to it, two from the first to the second.
    private func random(_ arguments: [LuaValue]) throws(Mistake) -> Performed {
        let bounds = arguments.compactMap { $0.plain?.integer }
        guard bounds.count == arguments.count, bounds.count <= 2 else {
            throw Mistake(
                .wrongValue, "random() takes whole numbers.", excerpt: "random", hint: "write  random(1, 6)")
        }
        let low = bounds.count == 2 ? bounds[0] : 1
        let high = bounds.last ?? 1
        guard low <= high else {
            throw Mistake(
                .wrongValue, "random() is given an empty range, \(low) to \(high).", excerpt: "random")
        }
        let identity = identify(.random, key: .null, label: "")
        let number = keyedNumber(identity)
        return try once(identity) {
            if bounds.isEmpty { return .value(.number(Double(number >> 11) / 9_007_199_254_740_992) ?? 0) }
            let span = UInt64(bitPattern: high &- low)
            return .value(.integer(low &+ Int64(bitPattern: span == .max ? number : number % (span + 1))))
        }
    }

    private func uuid() throws(Mistake) -> Performed {
        let identity = identify(.uuid, key: .null, label: "")
        let number = keyedNumber(identity)
        return try once(identity) {
            // RFC 9562, version 8: of our own making.
            let digits = Array(
                SHA256.hex(of: Array("uuid\u{1F}\(self.context.secret)\u{1F}\(number)".utf8)).utf8)
            let text = String(decoding: digits.prefix(32), as: UTF8.self)
            func part(_ from: Int, _ count: Int) -> Substring { text.dropFirst(from).prefix(count) }
            return .value(
                .text("\(part(0, 8))-\(part(8, 4))-8\(part(13, 3))-8\(part(17, 3))-\(part(20, 12))"))
        }
    }

    private func note(_ arguments: [LuaValue]) throws(Mistake) -> Performed {
        let name = try name(arguments, of: "note")
        let fields = try record(argument(arguments, 1), of: "note")
        let noted: Value = .record(["name": .text(name), "fields": .record(fields)])
        return try once(identify(.note, key: noted, label: name), returns: false) { .value(noted) }
    }

    private func language(_ word: Word, _ arguments: [LuaValue]) throws(Mistake) -> Performed {
        let plain = arguments.map { $0.plain ?? .null }
        let identity = identify(
            .nlp, key: .record(["function": .text(word.rawValue), "args": .list(plain)]), label: word.rawValue
        )
        return try once(identity) { () throws(Mistake) in
            .value(
                try Language.value(
                    of: word, plain, tools: self.context.tools, locale: self.context.turn.locale))
        }
    }
}

/// `nlp.*` over plain values.
enum Language {
    static func value(
        of word: Word, _ arguments: [Value], tools: any LanguageTools, locale: Locale
    ) throws(Mistake) -> Value {
        func text(_ index: Int) throws(Mistake) -> String {
            guard index < arguments.count, let text = arguments[index].text else {
                throw Mistake(
                    .wrongValue, "\(word.rawValue)() takes a text as argument \(index + 1).",
                    excerpt: word.rawValue,
                    hint: "write  \(word.rawValue)(message.text\(word == .tokens ? "" : ", ..."))")
            }
            return text
        }
        switch word {
        case .tokens: return .list(tools.tokens(try text(0), locale: locale).map(Value.text))
        case .similarity: return .number(tools.similarity(try text(0), try text(1))) ?? 0
        case .rank:
            guard arguments.count > 1, let list = arguments[1].list?.compactMap(\.text) else {
                throw Mistake(
                    .wrongValue, "nlp.rank() takes a text and a list of texts.", excerpt: "nlp.rank")
            }
            return .list(
                tools.rank(try text(0), among: list).map { ranked in
                    [
                        "index": .int(ranked.index + 1), "text": .text(list[ranked.index]),
                        "score": .number(ranked.similarity) ?? 0,
                    ]
                })
        default: throw Mistake(.yetToCome, "\(word.rawValue)() is not in this version.")
        }
    }
}

extension LuaValue {
    /// What an identity is made of: the text as written, and the values that it names.
    func identityKey(with values: Record) -> Value {
        let written = written
        let places = TextTemplate.places(in: CanonicalJSON.text(written))
        var named = Record()
        for place in places { if let value = values[place] { named[place] = value } }
        return named.isEmpty ? written : .list([written, .record(named)])
    }

    private var written: Value {
        switch self {
        case .textName(let name): .record(["text_name": .text(name)])
        case .list(let items): .list(items.map(\.written))
        case .record(let fields):
            .record(Record(fields.map { Record.Field(name: $0.name, value: $0.value.written) }))
        default: plain ?? .null
        }
    }

    /// Something short to call it by.
    var label: String {
        switch self {
        case .textName(let name): "texts.\(name)"
        case .string(let text): text
        case .record(let fields):
            fields.first { $0.name == "text" }?.value.label ?? fields.first?.value.label ?? ""
        default: kind
        }
    }
}

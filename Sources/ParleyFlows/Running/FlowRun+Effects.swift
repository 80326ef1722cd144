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
        case .patched: try patched(arguments)
        case .tokens, .similarity, .rank, .sentiment, .keywords, .values, .tags: try language(word, arguments)
        default: throw Mistake(.running, "\(word.rawValue)() is no effect.")
        }
    }

    /// An effect whose result is at hand: from the journal, else made now.
    func once(
        _ identity: EffectIdentity, slot: String? = nil, reply: Reply? = nil, returns: Bool = true,
        where suits: (Effect) -> Bool = { _ in true }, _ make: () throws(Mistake) -> EffectResult
    ) throws(Mistake) -> Performed {
        switch try recorded([identity], where: suits) {
        case .diverged(let step): return .stop(step)
        case .effect(let effect):
            if isComparing, identity.kind.isMadeByTheRun,
                let difference = difference(effect, result: try make(), reply: reply, slot: slot)
            {
                return .stop(difference)
            }
            return .reply(.values(returns ? FlowRun.values(of: effect.result) : []))
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
                .wrongValue,
                "\(word)() takes a table of plain values here, but is given \(FlowRun.told(value)).",
                excerpt: word,
                hint: "write  \(word)(..., { name = value })")
        }
    }

    func argument(_ arguments: [LuaValue], _ index: Int) -> LuaValue? {
        index < arguments.count ? arguments[index] : nil
    }

    private func say(_ arguments: [LuaValue]) throws(Mistake) -> Performed {
        guard let first = arguments.first else {
            throw Mistake(
                .wrongValue, "say() is given nothing to say.", excerpt: "say", hint: "write  say(\"Hello!\")")
        }
        let saying = try TextReader(place: "say()").saying(first)
        let values = try record(argument(arguments, 1), of: "say")
        let identity = identify(.say, key: key(ofText: first, values), label: first.label)
        switch try recorded([identity]) {
        case .diverged(let step): return .stop(step)
        case .effect(let effect):
            if isComparing {
                let reply = renderer.render(saying, values: values, variant: keyedNumber(identity))
                if let difference = difference(effect, result: .value(.null), reply: reply) {
                    return .stop(difference)
                }
            }
            return .reply(.values([]))
        case .none: break
        }
        guard isLive else { return .stop(diverged(expected: nil, found: identity)) }
        let reply = renderer.render(saying, values: values, variant: keyedNumber(identity))
        try happened(Effect(run: started.run, identity: identity, result: .value(.null), reply: reply))
        return .reply(.values([]))
    }

    private func plain(_ arguments: [LuaValue], _ index: Int, of word: String) throws(Mistake) -> Value {
        guard let value = argument(arguments, index) else { return .null }
        guard let plain = value.plain else {
            throw Mistake(
                .wrongValue, "\(word)() keeps plain values, but is given \(value.kind).", excerpt: word,
                hint: "write  \(word)(\"name\", \"Ada\")  or  \(word)(\"guests\", { 2, 4 })")
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
                .wrongValue, "random() is given an empty range, \(low) to \(high).", excerpt: "random",
                hint: "write the smaller number first:  random(1, 6)")
        }
        let identity = identify(.random, key: .null, label: "")
        let number = keyedNumber(identity)
        let span = UInt64(bitPattern: high &- low)
        let drawn: Value =
            bounds.isEmpty
            ? .number(Double(number >> 11) / 9_007_199_254_740_992) ?? 0
            : .integer(low &+ Int64(bitPattern: span == .max ? number : number % (span + 1)))
        // On a changed past the draw of this place may be of another range.
        return try once(identity, where: { $0.result == .value(drawn) }) { .value(drawn) }
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

    /// True where the run met it when it came here first; a run from before the change has no entry of it.
    private func patched(_ arguments: [LuaValue]) throws(Mistake) -> Performed {
        let id = try name(arguments, of: "patched")
        if let known = patches[id] { return .reply(.values([.bool(known)])) }
        let identity = identify(.patched, key: .text(id), label: id)
        let next = history.lazy.compactMap {
            if case .effect(let effect) = $0 { effect.identity } else { nil }
        }.first
        let isReplayed = next != nil || !isLive
        patches[id] = next == identity || !isReplayed
        guard patches[id] == true else { return .reply(.values([false])) }
        return try once(identity) { .value(true) }
    }

    private func language(_ word: Word, _ arguments: [LuaValue]) throws(Mistake) -> Performed {
        let plain = arguments.map { $0.plain ?? .null }
        let identity = identify(
            .nlp, key: .record(["function": .text(word.rawValue), "args": .list(plain)]), label: word.rawValue
        )
        return try once(identity) { () throws(Mistake) in
            .value(
                try Language.value(of: word, plain, in: self.context))
        }
    }

    /// A value that is no table of plain values; of a table the first field that is to blame.
    private static func told(_ value: LuaValue) -> String {
        guard case .record(let fields) = value, let field = fields.first(where: { $0.value.plain == nil })
        else { return value.kind }
        return "a table whose field \"\(field.name)\" is \(told(field.value))"
    }
}

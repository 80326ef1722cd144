// `ask`: what is known, else a question, and what its answer fills.
import LuaRuntime
import ParleyModel

extension FlowRun {
    func ask(_ arguments: [LuaValue]) throws(Mistake) -> Performed {
        var request = try readAsk(arguments)
        for slot in request.slots {
            request.identities.append(identify(.ask, key: slot.key, label: slot.slot.name))
        }
        while !request.missing.isEmpty {
            let asking = request
            let recorded = try recorded(request.missing.map { request.identities[$0] }) {
                (effect) throws(Mistake) in
                try self.isStillValid(effect, for: asking)
            }
            switch recorded {
            case .diverged(let step): return .stop(step)
            case .effect(let effect):
                if let index = request.identities.firstIndex(of: effect.identity) {
                    request.results[index] = effect.result
                }
                continue
            case .none: break
            }
            guard isLive else {
                pending = .ask(request)
                return .endOfHistory
            }
            if try takeUnmet(&request) { continue }
            return try resolve(request, attempts: 0, lead: [])
        }
        return .reply(.values(values(of: request)))
    }

    /// Behind what a revision has led to, what was answered before need not be asked again, unless something newer is known.
    private func takeUnmet(_ request: inout AskRequest) throws(Mistake) -> Bool {
        guard !state.unmet.isEmpty else { return false }
        for index in request.missing {
            let slot = request.slots[index]
            guard let effect = state.unmet[request.identities[index]] else { continue }
            let name = slot.slot.name
            let told = state.overtaken.contains(name) ? nil : state.given[name]
            if let newer = told ?? answered(slot),
                try validate(newer, for: slot) == nil
            {
                continue
            }
            guard try isStillValid(effect, for: request) else { continue }
            try fill(&request, index, with: effect.result, wasKnown: effect.wasKnown)
            return true
        }
        return false
    }

    /// On a changed past an answer holds only while it is valid, and what was known before only while it still is; what was
    /// told because it was asked anew makes way for what is known where nobody asks anew; one that was skipped stays so.
    private func isStillValid(_ effect: Effect, for request: AskRequest) throws(Mistake) -> Bool {
        guard case .value(let value) = effect.result, !value.isNull,
            let index = request.identities.firstIndex(of: effect.identity)
        else { return true }
        let slot = request.slots[index]
        if effect.wasKnown, !isStillKnown(value, for: slot) { return false }
        if effect.wasFresh, !slot.isFresh, let known = answered(slot) ?? kept(slot),
            try validate(known, for: slot) == nil
        {
            return false
        }
        return try validate(value, for: slot) == nil
    }

    /// What was told on a way that is not taken any more is known all the same; what the flow set there is not.
    private func isStillKnown(_ value: Value, for request: SlotRequest) -> Bool {
        if let known = answered(request) ?? kept(request) { return known == value }
        guard !request.isFresh else { return false }
        return [told, Array(state.unmet.values)].contains { answers in
            answers.contains { $0.tells(request.slot.name, about: request.about, value) }
        }
    }

    private func readAsk(_ arguments: [LuaValue]) throws(Mistake) -> AskRequest {
        let names: [String]
        switch arguments.first {
        case .string(let name)?: names = [name]
        case .list(let items)? where !items.isEmpty:
            names = items.compactMap { if case .string(let name) = $0 { name } else { nil } }
            guard names.count == items.count else { throw wrongAsk(arguments.first) }
        default: throw wrongAsk(arguments.first)
        }
        let options = try OptionReader(
            arguments.count > 1 ? arguments[1] : nil, of: "ask", known: SlotRequest.options)
        var slots: [SlotRequest] = []
        for name in names {
            guard let slot = program.declarations.slots[name] else {
                throw Mistake.unknownSlot(name, word: "ask()", in: program.declarations)
            }
            slots.append(try SlotRequest(slot, options, isAlone: names.count == 1))
        }
        return AskRequest(
            slots: slots, groupQuestion: names.count > 1 ? try options.text("ask") : nil,
            values: try options.record("values") ?? [:], digress: try options.bool("digress") ?? true,
            repair: try options.record("repair") ?? [:],
            results: Array(repeating: nil, count: slots.count))
    }

    private func wrongAsk(_ found: LuaValue?) -> Mistake {
        Mistake(
            .wrongValue,
            "ask() takes a slot's name or a list of names, but is given \(found?.kind ?? "nothing").",
            excerpt: "ask", hint: "write  ask(\"order_number\")  or  ask({ \"order_number\", \"reason\" })")
    }

    /// What `ask` returns: the values in order; for one slot that was skipped, `nil, "skipped"`.
    private func values(of request: AskRequest) -> [Value] {
        if request.results.count == 1, let result = request.results[0] { return FlowRun.values(of: result) }
        return request.results.map { result in
            if case .value(let value)? = result { value } else { .null }
        }
    }

    /// Fills what is known; asks for the first thing that is not.
    private func resolve(_ unresolved: AskRequest, attempts: Int, lead: [Reply]) throws(Mistake) -> Performed
    {
        var request = unresolved
        var lead = lead
        for index in request.missing {
            let slot = request.slots[index]
            guard let known = known(slot, request.identities[index]) else { continue }
            if known.value == RunState.skipped {
                if slot.slot.maySkip {
                    try fill(&request, index, with: slot.whenSkipped, wasGiven: known.isGiven)
                }
                continue
            }
            switch try validate(known.value, for: slot) {
            case nil:
                let isCorrected = state.correctedAnswers[request.identities[index]] != nil
                try fill(
                    &request, index, with: .value(known.value), wasKnown: !known.isGiven,
                    wasGiven: known.isGiven && !isCorrected)
            case let problem?:
                // A value that a message gave and that does not do is told like a wrong answer; a kept one is just old.
                if known.isGiven {
                    let rejected: Record = [slot.slot.name: .null]
                    state.hear(rejected)
                    entries.append(.heard(run: started.run, given: rejected))
                    if lead.isEmpty { lead = [problem] }
                }
            }
        }
        guard !request.missing.isEmpty else { return .reply(.values(values(of: request))) }
        pending = .ask(request)
        return .stop(.ask(try asked(request, attempts: attempts, lead: lead)))
    }

    private func known(_ request: SlotRequest, _ identity: EffectIdentity) -> (value: Value, isGiven: Bool)? {
        let name = request.slot.name
        // What was corrected is not made up for by anything older.
        if let corrected = state.correctedAnswers[identity] { return corrected.value.map { ($0, true) } }
        if let answer = answered(request) { return (answer, false) }
        if let given = state.given[name] { return (given, true) }
        return kept(request).map { ($0, false) }
    }

    /// What this run was answered before.
    private func answered(_ request: SlotRequest) -> Value? {
        guard !request.isFresh else { return nil }
        let answer = state.answers[AnswerKey(slot: request.slot.name, about: request.about).text]
        return answer.flatMap { $0.isNull ? nil : $0 }
    }

    /// What the session knew when this run began.
    private func kept(_ request: SlotRequest) -> Value? {
        request.isFresh || request.about != nil ? nil : started.kept[request.slot.name]
    }

    private func fill(
        _ request: inout AskRequest, _ index: Int, with result: EffectResult, wasKnown: Bool = false,
        wasGiven: Bool = false
    ) throws(Mistake) {
        var effect = Effect(
            run: started.run, identity: request.identities[index], result: result,
            slot: request.slots[index].slot.name, about: request.slots[index].about)
        effect.wasKnown = wasKnown
        (effect.wasFresh, effect.wasGiven) = (request.slots[index].isFresh, wasGiven)
        try happened(effect)
        request.results[index] = result
    }

    /// The question as it is asked now.
    func asked(_ request: AskRequest, attempts: Int, lead: [Reply]) throws(Mistake) -> Asked {
        let missing = request.missing.map { request.slots[$0] }
        guard let first = missing.first else { throw Mistake(.running, "ask() has nothing to ask.") }
        let isWhole = missing.count == request.slots.count && missing.count > 1
        let own = attempts > 0 ? first.slot.again ?? first.slot.ask : first.slot.ask
        guard let text = isWhole ? request.groupQuestion ?? own : own else {
            throw Mistake(
                .wrongValue, "ask() is to ask for \"\(first.slot.name)\", which has no question.",
                excerpt: "\"\(first.slot.name)\"",
                hint: "add  ask = \"...\"  to slot(\"\(first.slot.name)\"), or to this ask's options.")
        }
        var reply = Reply(renderer.render(text, values: request.values.merging(first.values)))
        let wanted = missing.map { $0.wanted(renderer) }
        if first.slot.type == .choice, !(isWhole && request.groupQuestion != nil) {
            reply.buttons = buttons(wanted[0].choices)
        }
        let question = Question(
            kind: .ask, wanted: wanted, attempts: attempts, retries: first.slot.retries,
            maySkip: first.slot.maySkip,
            digress: allowsDigression && request.digress, repair: repairs.merging(request.repair),
            isWhole: isWhole && request.groupQuestion != nil, within: openSubflows)
        let identity = request.missing.first.map { request.identities[$0] }
        let asked = Asked(run: started.run, identity: identity, question: question, replies: lead + [reply])
        state.asked = asked
        return asked
    }

    func buttons(_ options: [Expectation.Option]) -> [Reply.Button] {
        options.map { Reply.Button(title: $0.title, value: $0.value.printed) }
    }

    func answer(_ request: AskRequest, _ input: FlowInput) -> FlowStep {
        let attempts = state.asked?.question.attempts ?? 0
        do throws(Mistake) {
            switch input {
            case .answer(let values): return settled(try take(values, request, attempts: attempts))
            case .skip:
                guard let index = request.missing.first, request.slots[index].slot.maySkip else {
                    return settled(try resolve(request, attempts: attempts, lead: []))
                }
                var request = request
                try fill(&request, index, with: request.slots[index].whenSkipped)
                return settled(try resolve(request, attempts: 0, lead: []))
            case .invalid:
                let lead = request.missing.first.map {
                    invalidReply(request.slots[$0], values: request.values)
                }
                return settled(try resolve(request, attempts: attempts + 1, lead: lead.map { [$0] } ?? []))
            case .lacks:
                let help = request.missing.first.flatMap { request.slots[$0].slot.help }
                let own = help ?? request.missing.first.flatMap { request.slots[$0].slot.invalid }
                let lead = Reply(renderer.render(own ?? .named("parley.lacks"), values: request.values))
                return settled(try resolve(request, attempts: attempts + 1, lead: [lead]))
            case .again: return settled(try resolve(request, attempts: attempts + 1, lead: []))
            case .help:
                let help = request.missing.first.flatMap { request.slots[$0].slot.help }
                let maySkip = request.missing.first.map { request.slots[$0].slot.maySkip } ?? false
                let lead = help ?? .named(maySkip ? "parley.may_skip" : "parley.no_help")
                return settled(try resolve(request, attempts: attempts, lead: [Reply(renderer.render(lead))]))
            default: return settled(try resolve(request, attempts: 0, lead: []))
            }
        } catch { return mistaken(error) }
    }

    /// Values for the slots that are asked; one that is not valid is told.
    private func take(_ values: Record, _ unfilled: AskRequest, attempts: Int) throws(Mistake) -> Performed {
        var request = unfilled
        var lead: [Reply] = []
        var filled = false
        for index in request.missing {
            let slot = request.slots[index]
            guard let value = values[slot.slot.name] else { continue }
            if let problem = try validate(value, for: slot) {
                if lead.isEmpty { lead = [problem] }
            } else {
                try fill(&request, index, with: .value(value))
                filled = true
            }
        }
        if !filled, lead.isEmpty, let first = request.missing.first {
            lead = [invalidReply(request.slots[first], values: request.values)]
        }
        return try resolve(request, attempts: filled ? 0 : attempts + 1, lead: lead)
    }

    private func settled(_ performed: Performed) -> FlowStep {
        switch performed {
        case .stop(let step): return step
        case .reply(.values(let values)): return go(on: values)
        default: return go(on: [])
        }
    }

    func invalidReply(_ request: SlotRequest, values: Record) -> Reply {
        let text = request.slot.invalid ?? .named("parley.invalid")
        return Reply(renderer.render(text, values: values.merging(request.values)))
    }
}

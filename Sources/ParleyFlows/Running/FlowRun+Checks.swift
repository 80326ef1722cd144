// Whether a value does for a slot: its bounds, its choices, its `check`.
import LuaRuntime
import ParleyModel

extension FlowRun {
    /// `nil` when the value is valid; else what is said about it.
    func validate(_ value: Value, for request: SlotRequest) throws(Mistake) -> Reply? {
        let slot = request.slot
        let invalid = invalidReply(request, values: [:])
        if !bounds(of: slot).hold(value) { return limitsReply(request) ?? invalid }
        if slot.type == .choice,
            !renderer.options(slot.choices, values: request.values).contains(where: { $0.value == value })
        {
            return invalid
        }
        do throws(LuaFailure) {
            let declared = try check(ofSlot: slot)
            guard let check = request.check ?? declared else { return nil }
            let (isValid, text) = try run(check, on: value)
            if isValid { return nil }
            guard let text else { return invalid }
            return Reply(renderer.render(try reading(text), values: [slot.name: value]))
        } catch { throw error.mistake(loading: false, in: program.declarations) }
    }

    private func bounds(of slot: SlotDeclaration) -> Bounds {
        Bounds(of: slot, today: context.timeZone.local(context.now).date)
    }

    /// What is said of a value out of bounds: `nil` where the slot has words of its own, or the bot says its own that an answer
    /// is not valid, and none of these.
    func limitsReply(_ request: SlotRequest) -> Reply? {
        let bounds = bounds(of: request.slot)
        guard bounds.least != nil || bounds.greatest != nil, request.slot.invalid == nil,
            request.slot.type != .duration
        else { return nil }
        let name = bounds.text
        let locale = renderer.locale
        let language = Locale(String(locale.text.prefix { $0 != "-" && $0 != "_" }))
        func own(_ name: String) -> Bool {
            let texts = program.declarations.texts[name]
            let said = texts?[locale] ?? texts?[language]
            return said != nil && said != BuiltInTexts.all[name]?[language]
        }
        if own("parley.invalid"), !own(name) { return nil }
        var values = Record()
        values["min"] = bounds.least
        values["max"] = bounds.greatest
        return Reply(renderer.render(.named(name), values: values))
    }

    /// A declared `check` lives in an environment of its own: what it assigns is seen by no flow, live or replayed.
    private func check(ofSlot slot: SlotDeclaration) throws(LuaFailure) -> LuaFunction? {
        guard slot.hasCheck else { return nil }
        let environment: RunEnvironment
        if let known = checkEnvironment {
            environment = known
        } else {
            environment = try RunEnvironment(program)
        }
        checkEnvironment = environment
        let slots = sessionSlots.merging(state.slots)
        try environment.lua.setView("slots", slots, known: program.slotNames)
        try environment.lua.setValue("locale", .text(context.turn.locale.text))
        return try environment.check(ofSlot: slot)
    }

    private func reading(_ value: LuaValue) throws(LuaFailure) -> Text {
        do throws(Mistake) {
            return try TextReader(place: "what check returns").text(value)
        } catch { throw .runtime(error.explanation, nil, traceback: []) }
    }

    /// A `check` is pure: of all words only `nlp` works in it, and nothing of it is journaled.
    private func run(_ check: LuaFunction, on value: Value) throws(LuaFailure) -> (Bool, LuaValue?) {
        let coroutine = try program.state.makeCoroutine()
        var event = coroutine.start(check, arguments: [value])
        while true {
            switch event {
            case .returned(let results):
                let isValid: Bool
                switch results.first {
                case nil, .nil?, .bool(false)?: isValid = false
                default: isValid = true
                }
                return (isValid, results.count > 1 && !results[1].isNil ? results[1] : nil)
            case .failed(let failure): throw failure
            case .subflowEnded: event = coroutine.resume(.values([]))
            case .word(let call):
                let word = Word.all[call.word]
                do throws(Mistake) {
                    let plain = call.arguments.map { $0.plain ?? .null }
                    guard word.isLanguage else {
                        throw Mistake(
                            .wrongPlace,
                            "\(word.rawValue)() cannot be used in a slot's check, which only looks at a value"
                        )
                    }
                    let result = try Language.value(
                        of: word, plain, in: context)
                    event = coroutine.resume(.values([result]))
                } catch { event = coroutine.resume(.error(error.explanation)) }
            }
        }
    }
}

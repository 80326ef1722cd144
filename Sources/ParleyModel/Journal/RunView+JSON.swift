// Runs to values and back, as they stand in a snapshot.

extension RunView {
    var record: Record {
        [
            "started": .record(started.record), "context": context.value,
            "steps": .list(steps.map(\.value)), "state": .record(state.record),
        ]
    }

    init?(value: Value, session: SessionID) {
        guard let started = value["started"].flatMap(Started.init(value:)),
            let context = value["context"].map(TurnContext.init(value:)), let steps = value["steps"]?.list,
            let state = value["state"].flatMap({ RunState(value: $0, session: session) })
        else { return nil }
        self.init(started: started, context: context)
        self.steps = steps.compactMap(Step.init(value:))
        self.state = state
        guard self.steps.count == steps.count else { return nil }
    }
}

extension RunView.Step {
    var value: Value {
        switch self {
        case .effect(let effect): ["effect": .record(effect.record)]
        case .resumed(let slots): ["resumed": .record(slots)]
        case .context(let context): ["context": context.value]
        }
    }

    init?(value: Value) {
        if let effect = value["effect"].flatMap(Effect.init(value:)) {
            self = .effect(effect)
        } else if let slots = value["resumed"]?.record {
            self = .resumed(slots)
        } else if let context = value["context"] {
            self = .context(TurnContext(value: context))
        } else {
            return nil
        }
    }
}

extension TurnContext {
    var value: Value {
        var record: Record = [
            "text": .text(message.text), "channel": .text(channel), "locale": .text(locale.text),
        ]
        if !message.attachments.isEmpty {
            record["attachments"] = .list(message.attachments.map(\.value))
        }
        return .record(record.with("metadata", metadata))
    }

    init(value: Value) {
        let attachments = (value["attachments"]?.list ?? []).compactMap(Attachment.init(value:))
        self.init(
            message: Message(value["text"]?.text ?? "", attachments: attachments),
            channel: value["channel"]?.text ?? "", metadata: value["metadata"]?.record ?? [:],
            locale: Locale(value["locale"]?.text ?? ""))
    }
}

extension RunState {
    var record: Record {
        let answers = Record(answers.map { Record.Field(name: $0.key, value: $0.value) })
        let keys = Record(unknownKeys.map { Record.Field(name: $0.key, value: .text($0.value)) })
        return Record().with("slots", slots).with("given", given).with("heard", heard)
            .with("answers", answers)
            .with("remembered", remembered).with("unknown_keys", keys)
            .with("asked", asked.map { .record($0.record) })
            .with("calling", calling.map { JournalEntry.Body.calling($0).value })
            .with("handed_off", handedOff.map { .record($0.record) })
            .with("waiting", waiting.map { .record($0.record) })
            .with("correction", correction)
            .with("corrected", list(of: correctedAnswers) { $0.record })
            .with("unmet", list(of: unmet) { $0.record })
            .with("overtaken", overtaken.isEmpty ? nil : .list(overtaken.sorted().map { .text($0) }))
    }

    /// In an order of its own: two processes write the same bytes.
    private func list<Of>(of things: [EffectIdentity: Of], _ record: (Of) -> Record) -> Value? {
        let sorted = things.sorted {
            ($0.key.kind.rawValue, $0.key.key, $0.key.occurrence)
                < ($1.key.kind.rawValue, $1.key.key, $1.key.occurrence)
        }
        return things.isEmpty
            ? nil : .list(sorted.map { .record(record($0.value).merging(["identity": $0.key.value])) })
    }

    init?(value: Value, session: SessionID) {
        self.init(given: value["given"]?.record ?? [:])
        heard = value["heard"]?.record ?? given
        overtaken = Set((value["overtaken"]?.list ?? []).compactMap(\.text))
        slots = value["slots"]?.record ?? [:]
        for field in value["answers"]?.record ?? [:] { answers[field.name] = field.value }
        remembered = value["remembered"]?.record ?? [:]
        for field in value["unknown_keys"]?.record ?? [:] { unknownKeys[field.name] = field.value.text }
        correction = value["correction"]?.record ?? [:]
        for item in value["corrected"]?.list ?? [] {
            guard let identity = item["identity"].flatMap(EffectIdentity.init(value:)),
                let answer = CorrectedAnswer(value: item)
            else { return nil }
            correctedAnswers[identity] = answer
        }
        for item in value["unmet"]?.list ?? [] {
            guard let identity = item["identity"].flatMap(EffectIdentity.init(value:)) else { return nil }
            unmet[identity] =
                Effect(value: item)
                // As it was written before it told whose answer it is.
                ?? Effect(
                    run: 0, identity: identity, result: EffectResult(value: item), slot: identity.label)
        }
        asked = value["asked"].flatMap(Asked.init(value:))
        calling = value["calling"].flatMap { Calling(value: $0, session: session) }
        handedOff = value["handed_off"].flatMap(HandedOff.init(value:))
        waiting = value["waiting"].flatMap(Waiting.init(value:))
        // What is there and cannot be read is no reason to go on without it.
        let read: [(String, Bool)] = [
            ("asked", asked != nil), ("calling", calling != nil), ("handed_off", handedOff != nil),
            ("waiting", waiting != nil),
        ]
        guard read.allSatisfy({ (value[$0.0] != nil) == $0.1 }) else { return nil }
    }
}

extension RunState.CorrectedAnswer {
    var record: Record {
        (["slot": .text(slot), "before": before] as Record).with("value", value)
    }

    init?(value: Value) {
        guard let slot = value["slot"]?.text else { return nil }
        self.init(slot: slot, before: value["before"] ?? .null, value: value["value"])
    }
}

extension Waiting {
    var record: Record {
        let record: Record = ["run": .int(run), "identity": identity.value]
        return record.with("event", event.map(Value.text)).with(
            "due", due.map { .integer($0.milliseconds) })
    }

    init?(value: Value) {
        guard let run = value.int("run"),
            let identity = value["identity"].flatMap(EffectIdentity.init(value:))
        else { return nil }
        self.init(
            run: run, identity: identity, event: value["event"]?.text,
            due: value["due"]?.integer.map(Instant.init(milliseconds:)))
    }
}

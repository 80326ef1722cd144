// Effects, calls and hand-offs to values and back.

extension EffectIdentity {
    package var value: Value {
        var record: Record = [
            "kind": .text(kind.rawValue), "key": .text(String(key, radix: 16)), "label": .text(label),
        ]
        if occurrence != 1 { record["n"] = .int(occurrence) }
        return .record(record)
    }

    package init?(value: Value) {
        guard let kind = value["kind"]?.text.flatMap(EffectKind.init(rawValue:)),
            let key = value["key"]?.text.flatMap({ UInt64($0, radix: 16) })
        else { return nil }
        self.init(kind: kind, key: key, occurrence: value.int("n") ?? 1, label: value["label"]?.text ?? "")
    }
}

extension EffectResult {
    var record: Record {
        switch self {
        case .value(let value): ["value": value]
        case .problem(let problem): ["problem": .text(problem)]
        }
    }

    init(value: Value) {
        self = value["problem"]?.text.map(EffectResult.problem) ?? .value(value["value"] ?? .null)
    }
}

extension Effect {
    var record: Record {
        let record = result.record.merging(["run": .int(run), "identity": identity.value])
        return record.with("reply", reply?.value).with("slot", slot.map(Value.text)).with(
            "about", about.map(Value.text)
        ).with("failure", failure.map(Value.text)).with("write", write?.value).with("sent", sent?.value)
            .with("taken_back", isTakenBack ? true : nil).with("known", wasKnown ? true : nil)
            .with("fresh", wasFresh ? true : nil).with("given", wasGiven ? true : nil)
    }

    init?(value: Value) {
        guard let run = value.int("run"),
            let identity = value["identity"].flatMap(EffectIdentity.init(value:))
        else {
            return nil
        }
        self.init(
            run: run, identity: identity, result: EffectResult(value: value),
            reply: value["reply"].map(Reply.init(value:)),
            slot: value["slot"]?.text, about: value["about"]?.text, failure: value["failure"]?.text,
            write: value["write"].flatMap(Written.init(value:)),
            sent: value["sent"].flatMap(Written.init(value:)))
        isTakenBack = value["taken_back"]?.bool ?? false
        wasKnown = value["known"]?.bool ?? false
        wasFresh = value["fresh"]?.bool ?? false
        wasGiven = value["given"]?.bool ?? false
    }
}

extension Written {
    var value: Value { ["action": .text(action), "args": .record(arguments), "key": .text(key)] }

    init?(value: Value) {
        guard let action = value["action"]?.text, let key = value["key"]?.text else { return nil }
        self.init(action: action, arguments: value["args"]?.record ?? [:], key: key)
    }
}

extension Calling {
    init?(value: Value, session: SessionID) {
        guard let run = value.int("run"),
            let identity = value["identity"].flatMap(EffectIdentity.init(value:)),
            let action = value["action"]?.text, let key = value["key"]?.text
        else { return nil }
        let effect = value["effect"]?.text.flatMap(ActionEffect.init(rawValue:)) ?? .write
        self.init(
            run: run, identity: identity,
            call: ActionCall(
                action: action, effect: effect, arguments: value["args"]?.record ?? [:], key: key,
                session: session))
    }
}

extension HandedOff {
    var record: Record {
        let record: Record = ["run": .int(run), "team": .text(team)]
        return record.with("note", note).with("identity", identity?.value).with("summary", summary)
            .with("priority", priority.map(Value.text)).with("reply", reply?.value)
    }

    init?(value: Value) {
        guard let run = value.int("run"), let team = value["team"]?.text else { return nil }
        self.init(
            run: run, identity: value["identity"].flatMap(EffectIdentity.init(value:)), team: team,
            note: value["note"] ?? .null, priority: value["priority"]?.text,
            summary: value["summary"] ?? .null,
            reply: value["reply"].map(Reply.init(value:)))
    }
}

// Journal entries to values and back: the one form that every store keeps.

extension JournalEntry.Body {
    /// The name under which a store files the entry.
    public var kind: String {
        switch self {
        case .opened: "opened"
        case .received: "received"
        case .deferred: "deferred"
        case .started: "started"
        case .effect: "effect"
        case .asked: "asked"
        case .calling: "calling"
        case .handedOff: "handed_off"
        case .handedBack: "handed_back"
        case .heard: "heard"
        case .resumed: "resumed"
        case .replied: "replied"
        case .corrected: "corrected"
        case .revised: "revised"
        case .undone: "undone"
        case .compensating: "compensating"
        case .compensated: "compensated"
        case .raised: "raised"
        case .later: "later"
        case .ended: "ended"
        case .locale: "locale"
        case .done: "done"
        case .closed: "closed"
        }
    }

    /// What stands in the entry beside its kind.
    public var value: Value {
        switch self {
        case .opened(let opened):
            .record(["secret": .text(opened.secret), "locale": .text(opened.locale.text)])
        case .received(let received): .record(received.record)
        case .deferred(let waits): .record(["waits": .bool(waits)])
        case .started(let started): .record(started.record)
        case .effect(let effect): .record(effect.record)
        case .asked(let asked): .record(asked.record)
        case .calling(let calling):
            .record([
                "run": .int(calling.run), "identity": calling.identity.value,
                "action": .text(calling.call.action),
                "effect": .text(calling.call.effect.rawValue), "args": .record(calling.call.arguments),
                "key": .text(calling.call.key),
            ])
        case .handedOff(let handedOff): .record(handedOff.record)
        case .handedBack(let result): .record(result.record)
        case .heard(let run, let given): .record(["run": .int(run), "given": .record(given)])
        case .resumed(let run, let slots): .record(["run": .int(run), "slots": .record(slots)])
        case .replied(let replied):
            .record(["cause": .text(replied.cause), "reply": replied.reply.value])
        case .corrected(let run, let slots): .record(["run": .int(run), "slots": .record(slots)])
        case .revised(let revised): .record(revised.record)
        case .undone(let seq): .record(["to": .integer(seq)])
        case .compensating(let plan): .record(plan.record)
        case .compensated(let compensated): .record(compensated.record)
        case .raised(let run): .record(["run": .int(run)])
        case .later(let later): .record(["flows": Later.list(later)])
        case .ended(let ended): .record(ended.record)
        case .locale(let locale): .record(["locale": .text(locale.text)])
        case .done(let done):
            .record(Record().with("changed", done.changed).with("problem", done.problem?.value))
        case .closed(let reason): .record(["reason": .text(reason)])
        }
    }

    /// `nil` when this is no entry of that kind: written by a newer program, or damaged.
    public init?(kind: String, value: Value, session: SessionID) {
        switch kind {
        case "opened":
            guard let secret = value["secret"]?.text, let locale = value["locale"]?.text else { return nil }
            self = .opened(Opened(secret: secret, locale: Locale(locale)))
        case "received":
            guard let received = Received(value: value, session: session) else { return nil }
            self = .received(received)
        case "deferred": self = .deferred(value["waits"]?.bool ?? false)
        case "started":
            guard let started = Started(value: value) else { return nil }
            self = .started(started)
        case "effect":
            guard let effect = Effect(value: value) else { return nil }
            self = .effect(effect)
        case "asked":
            guard let asked = Asked(value: value) else { return nil }
            self = .asked(asked)
        case "calling":
            guard let calling = Calling(value: value, session: session) else { return nil }
            self = .calling(calling)
        case "handed_off":
            guard let handedOff = HandedOff(value: value) else { return nil }
            self = .handedOff(handedOff)
        case "handed_back": self = .handedBack(EffectResult(value: value))
        case "heard":
            guard let run = value.int("run"), let given = value["given"]?.record else { return nil }
            self = .heard(run: run, given: given)
        case "resumed":
            guard let run = value.int("run"), let slots = value["slots"]?.record else { return nil }
            self = .resumed(run: run, slots: slots)
        case "replied":
            self = .replied(
                Replied(cause: value["cause"]?.text ?? "", reply: Reply(value: value["reply"] ?? .null)))
        case "corrected":
            guard let run = value.int("run"), let slots = value["slots"]?.record else { return nil }
            self = .corrected(run: run, slots: slots)
        case "revised":
            guard let revised = Revised(value: value) else { return nil }
            self = .revised(revised)
        case "undone":
            guard let seq = value["to"]?.integer else { return nil }
            self = .undone(to: seq)
        case "compensating":
            guard let plan = TakingBack(value: value) else { return nil }
            self = .compensating(plan)
        case "compensated":
            guard let compensated = Compensated(value: value) else { return nil }
            self = .compensated(compensated)
        case "raised":
            guard let run = value.int("run") else { return nil }
            self = .raised(run: run)
        case "later":
            guard value["flows"]?.list != nil else { return nil }
            self = .later(Later.list(value["flows"]))
        case "ended":
            guard let ended = Ended(value: value) else { return nil }
            self = .ended(ended)
        case "locale":
            guard let locale = value["locale"]?.text else { return nil }
            self = .locale(Locale(locale))
        case "done":
            self = .done(
                Done(
                    changed: value["changed"]?.record ?? [:],
                    problem: value["problem"].flatMap(Problem.init(value:))))
        case "closed": self = .closed(reason: value["reason"]?.text ?? "")
        default: return nil
        }
    }
}

extension Value {
    package static func int(_ number: Int) -> Value { .integer(Int64(number)) }
    package func int(_ name: String) -> Int? { self[name]?.integer.map { Int($0) } }
}

extension Record {
    /// This record with one more field, unless there is nothing to say.
    consuming func with(_ name: String, _ value: Value?) -> Record {
        if let value, !value.isNull { self[name] = value }
        return self
    }
    consuming func with(_ name: String, _ value: Record) -> Record {
        if !value.isEmpty { self[name] = .record(value) }
        return self
    }
}

extension Started {
    var record: Record {
        var record: Record = [
            "run": .int(run), "flow": .text(flow), "revision": .text(revision.text),
            "locale": .text(locale.text),
            "api": .int(apiLevel), "at": .integer(at.milliseconds),
        ]
        if arguments != .record([:]) { record["args"] = arguments }
        return record.with("kept", kept).with("session", session).with("memory", memory).with("given", given)
            .with("user", user.map { .text($0.text) })
    }

    init?(value: Value) {
        guard let run = value.int("run"), let flow = value["flow"]?.text,
            let revision = value["revision"]?.text
        else {
            return nil
        }
        self.init(
            run: run, flow: flow, revision: RevisionID(revision), arguments: value["args"] ?? .record([:]),
            locale: Locale(value["locale"]?.text ?? ""), user: value["user"]?.text.map(UserID.init),
            apiLevel: value.int("api") ?? 1,
            kept: value["kept"]?.record ?? [:], session: value["session"]?.record ?? [:],
            memory: value["memory"]?.record ?? [:], given: value["given"]?.record ?? [:],
            at: Instant(milliseconds: value["at"]?.integer ?? 0))
    }
}

extension Ended {
    var record: Record {
        let record: Record = ["run": .int(run), "outcome": .text(outcome.rawValue)]
        return record.with("memory", memory).with("problem", problem?.value)
    }

    init?(value: Value) {
        guard let run = value.int("run"),
            let outcome = value["outcome"]?.text.flatMap(Outcome.init(rawValue:))
        else {
            return nil
        }
        self.init(
            run: run, outcome: outcome, memory: value["memory"]?.record ?? [:],
            problem: value["problem"].flatMap(Problem.init(value:)))
    }
}

extension Problem {
    public var value: Value {
        var record: Record = ["code": .text(code), "message": .text(message)]
        if let position {
            record["file"] = .text(position.file)
            record["line"] = .int(position.line)
        }
        return .record(record)
    }

    public init?(value: Value) {
        guard let code = value["code"]?.text else { return nil }
        self.init(
            code: code, message: value["message"]?.text ?? "",
            position: value["file"]?.text.map { SourcePosition(file: $0, line: value.int("line") ?? 0) })
    }
}

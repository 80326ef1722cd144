// Journal entries to values and back: the one form that every store keeps.

extension JournalEntry.Body {
    /// The name under which a store files the entry.
    public var kind: String {
        switch self {
        case .opened: "opened"
        case .received: "received"
        case .started: "started"
        case .effect: "effect"
        case .asked: "asked"
        case .calling: "calling"
        case .handedOff: "handed_off"
        case .handedBack: "handed_back"
        case .heard: "heard"
        case .resumed: "resumed"
        case .replied: "replied"
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
    fileprivate func with(_ name: String, _ value: Value?) -> Record {
        guard let value, !value.isNull else { return self }
        var record = self
        record[name] = value
        return record
    }
    fileprivate func with(_ name: String, _ value: Record) -> Record {
        value.isEmpty ? self : with(name, .record(value))
    }
}

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
    fileprivate var record: Record {
        switch self {
        case .value(let value): ["value": value]
        case .problem(let problem): ["problem": .text(problem)]
        }
    }

    fileprivate init(value: Value) {
        self = value["problem"]?.text.map(EffectResult.problem) ?? .value(value["value"] ?? .null)
    }
}

extension Effect {
    fileprivate var record: Record {
        let record = result.record.merging(["run": .int(run), "identity": identity.value])
        return record.with("reply", reply?.value).with("slot", slot.map(Value.text)).with(
            "about", about.map(Value.text))
    }

    fileprivate init?(value: Value) {
        guard let run = value.int("run"),
            let identity = value["identity"].flatMap(EffectIdentity.init(value:))
        else {
            return nil
        }
        self.init(
            run: run, identity: identity, result: EffectResult(value: value),
            reply: value["reply"].map(Reply.init(value:)),
            slot: value["slot"]?.text, about: value["about"]?.text)
    }
}

extension Asked {
    fileprivate var record: Record {
        let record: Record = [
            "run": .int(run), "question": .record(question.record), "replies": .list(replies.map(\.value)),
        ]
        return record.with("identity", identity?.value)
    }

    fileprivate init?(value: Value) {
        guard let run = value.int("run"), let question = Question(value: value["question"] ?? .null) else {
            return nil
        }
        self.init(
            run: run, identity: value["identity"].flatMap(EffectIdentity.init(value:)), question: question,
            replies: (value["replies"]?.list ?? []).map(Reply.init(value:)))
    }
}

extension Question {
    fileprivate var record: Record {
        var record: Record = ["kind": .text(kind.rawValue), "wanted": .list(wanted.map(\.value))]
        if attempts != 0 { record["attempts"] = .int(attempts) }
        if retries != 2 { record["retries"] = .int(retries) }
        if maySkip { record["skip"] = true }
        if !digress { record["digress"] = false }
        return record
    }

    fileprivate init?(value: Value) {
        guard let kind = value["kind"]?.text.flatMap(Kind.init(rawValue:)) else { return nil }
        self.init(
            kind: kind, wanted: (value["wanted"]?.list ?? []).map(Expectation.Wanted.init(value:)),
            attempts: value.int("attempts") ?? 0, retries: value.int("retries") ?? 2,
            maySkip: value["skip"]?.bool ?? false, digress: value["digress"]?.bool ?? true)
    }
}

extension Expectation.Wanted {
    fileprivate var value: Value {
        var record: Record = ["type": .text(type.name)]
        if !slot.isEmpty { record["slot"] = .text(slot) }
        if let pattern { record["pattern"] = .text(pattern) }
        if !choices.isEmpty {
            record["choices"] = .list(
                choices.map { choice in
                    var fields: Record = ["title": .text(choice.title), "value": choice.value]
                    if !choice.also.isEmpty { fields["also"] = .list(choice.also.map(Value.text)) }
                    return .record(fields)
                })
        }
        return .record(record)
    }

    fileprivate init(value: Value) {
        self.init(
            slot: value["slot"]?.text ?? "", type: SlotType(value["type"]?.text ?? "text"),
            pattern: value["pattern"]?.text,
            choices: (value["choices"]?.list ?? []).map { choice in
                Expectation.Option(
                    title: choice["title"]?.text ?? "", value: choice["value"] ?? .null,
                    also: (choice["also"]?.list ?? []).compactMap(\.text))
            })
    }
}

extension Started {
    fileprivate var record: Record {
        var record: Record = [
            "run": .int(run), "flow": .text(flow), "revision": .text(revision.text),
            "locale": .text(locale.text),
            "api": .int(apiLevel), "at": .integer(at.milliseconds),
        ]
        if arguments != .record([:]) { record["args"] = arguments }
        return record.with("kept", kept).with("session", session).with("memory", memory).with("given", given)
    }

    fileprivate init?(value: Value) {
        guard let run = value.int("run"), let flow = value["flow"]?.text,
            let revision = value["revision"]?.text
        else {
            return nil
        }
        self.init(
            run: run, flow: flow, revision: RevisionID(revision), arguments: value["args"] ?? .record([:]),
            locale: Locale(value["locale"]?.text ?? ""), apiLevel: value.int("api") ?? 1,
            kept: value["kept"]?.record ?? [:], session: value["session"]?.record ?? [:],
            memory: value["memory"]?.record ?? [:], given: value["given"]?.record ?? [:],
            at: Instant(milliseconds: value["at"]?.integer ?? 0))
    }
}

extension Calling {
    fileprivate init?(value: Value, session: SessionID) {
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
    fileprivate var record: Record {
        let record: Record = ["run": .int(run), "team": .text(team)]
        return record.with("note", note).with("identity", identity?.value).with("summary", summary)
            .with("priority", priority.map(Value.text)).with("reply", reply?.value)
    }

    fileprivate init?(value: Value) {
        guard let run = value.int("run"), let team = value["team"]?.text else { return nil }
        self.init(
            run: run, identity: value["identity"].flatMap(EffectIdentity.init(value:)), team: team,
            note: value["note"] ?? .null, priority: value["priority"]?.text,
            summary: value["summary"] ?? .null,
            reply: value["reply"].map(Reply.init(value:)))
    }
}

extension Ended {
    fileprivate var record: Record {
        let record: Record = ["run": .int(run), "outcome": .text(outcome.rawValue)]
        return record.with("memory", memory).with("problem", problem?.value)
    }

    fileprivate init?(value: Value) {
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

extension Received {
    fileprivate var record: Record {
        var record: Record = ["channel": .text(input.channel)]
        switch input.content {
        case .message(let message):
            record["text"] = .text(message.text)
            if !message.attachments.isEmpty {
                record["attachments"] = .list(message.attachments.map(\.value))
            }
        case .button(let value): record["button"] = .text(value)
        case .event(let name, let fields):
            record["event"] = .record(["name": .text(name), "fields": .record(fields)])
        }
        record = record.with("id", input.id.map { .text($0.text) }).with(
            "user", input.user.map { .text($0.text) }
        )
        .with("locale", input.locale.map { .text($0.text) }).with("metadata", input.metadata)
        let understood = understanding.value
        if understood != .record([:]) { record["understanding"] = understood }
        return record
    }

    fileprivate init?(value: Value, session: SessionID) {
        let content: Input.Content
        if let event = value["event"] {
            content = .event(name: event["name"]?.text ?? "", fields: event["fields"]?.record ?? [:])
        } else if let button = value["button"]?.text {
            content = .button(button)
        } else if let text = value["text"]?.text {
            content = .message(
                Message(
                    text, attachments: (value["attachments"]?.list ?? []).compactMap(Attachment.init(value:)))
            )
        } else {
            return nil
        }
        self.init(
            input: Input(
                session: session, id: value["id"]?.text.map(InputID.init), content: content,
                user: value["user"]?.text.map(UserID.init), channel: value["channel"]?.text ?? "host",
                locale: value["locale"]?.text.map(Locale.init), metadata: value["metadata"]?.record ?? [:]),
            understanding: Understanding(value: value["understanding"] ?? .null))
    }
}

extension Attachment {
    public var value: Value {
        var record: Record = ["type": .text(type), "url": .text(url)]
        if let name { record["name"] = .text(name) }
        return .record(record)
    }

    public init?(value: Value) {
        guard let type = value["type"]?.text, let url = value["url"]?.text else { return nil }
        self.init(type: type, url: url, name: value["name"]?.text)
    }
}

// Open questions to values and back.

extension Asked {
    var record: Record {
        let record: Record = [
            "run": .int(run), "question": .record(question.record), "replies": .list(replies.map(\.value)),
        ]
        return record.with("identity", identity?.value)
    }

    init?(value: Value) {
        guard let run = value.int("run"), let question = Question(value: value["question"] ?? .null) else {
            return nil
        }
        self.init(
            run: run, identity: value["identity"].flatMap(EffectIdentity.init(value:)), question: question,
            replies: (value["replies"]?.list ?? []).map(Reply.init(value:)))
    }
}

extension Question {
    var record: Record {
        var record: Record = ["kind": .text(kind.rawValue), "wanted": .list(wanted.map(\.value))]
        if attempts != 0 { record["attempts"] = .int(attempts) }
        if retries != 2 { record["retries"] = .int(retries) }
        if maySkip { record["skip"] = true }
        if !digress { record["digress"] = false }
        if !repair.isEmpty { record["repair"] = .record(repair) }
        if isWhole { record["whole"] = true }
        if !within.isEmpty { record["within"] = .list(within.map(Value.text)) }
        if let takingBack { record["taking_back"] = .record(takingBack.record) }
        return record
    }

    init?(value: Value) {
        guard let kind = value["kind"]?.text.flatMap(Kind.init(rawValue:)) else { return nil }
        self.init(
            kind: kind, wanted: (value["wanted"]?.list ?? []).map(Expectation.Wanted.init(value:)),
            attempts: value.int("attempts") ?? 0, retries: value.int("retries") ?? 2,
            maySkip: value["skip"]?.bool ?? false, digress: value["digress"]?.bool ?? true,
            repair: value["repair"]?.record ?? [:], isWhole: value["whole"]?.bool ?? false,
            within: (value["within"]?.list ?? []).compactMap(\.text))
        takingBack = value["taking_back"].flatMap(TakingBack.init(value:))
    }
}

extension Expectation.Wanted {
    var value: Value {
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

    init(value: Value) {
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

// Plans to take something back, to values and back.

extension Compensation {
    var value: Value { ["write": write.value, "result": result, "action": .text(action)] }

    init?(value: Value) {
        guard let write = value["write"].flatMap(Written.init(value:)), let action = value["action"]?.text
        else {
            return nil
        }
        self.init(write: write, result: value["result"] ?? .null, action: action)
    }
}

extension TakingBack {
    var record: Record {
        var record: Record = ["standing": .list(standing.map(\.value))]
        if !taken.isEmpty { record["taken"] = .list(taken.map(\.value)) }
        switch purpose {
        case .cancel: record["for"] = "cancel"
        case .restart: record["for"] = "restart"
        case .back(let seq):
            record["for"] = "back"
            record["to"] = .integer(seq)
        case .correct(let run, let slots, let given):
            record["for"] = "correct"
            record["run"] = .int(run)
            record["slots"] = .record(slots)
            record = record.with("given", given)
        }
        return record
    }

    init?(value: Value) {
        let purpose: Purpose
        switch value["for"]?.text {
        case "cancel": purpose = .cancel
        case "restart": purpose = .restart
        case "back":
            guard let seq = value["to"]?.integer else { return nil }
            purpose = .back(to: seq)
        case "correct":
            guard let run = value.int("run"), let slots = value["slots"]?.record else { return nil }
            purpose = .correct(run: run, slots: slots, given: value["given"]?.record ?? [:])
        default: return nil
        }
        let standing = value["standing"]?.list ?? []
        let taken = value["taken"]?.list ?? []
        self.init(
            purpose: purpose, standing: standing.compactMap(Compensation.init(value:)),
            taken: taken.compactMap(Compensation.init(value:)))
        guard self.standing.count == standing.count, self.taken.count == taken.count else { return nil }
    }
}

extension Compensated {
    var record: Record {
        result.record.merging(["key": .text(key)]).with("failure", failure.map(Value.text))
    }

    init?(value: Value) {
        guard let key = value["key"]?.text else { return nil }
        self.init(key: key, result: EffectResult(value: value), failure: value["failure"]?.text)
    }
}

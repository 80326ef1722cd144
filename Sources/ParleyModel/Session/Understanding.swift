// What a message was taken to mean; journaled with it, so that a replay never recognises again.

/// An intent, or an answer, with how sure the recogniser is: 0 to 1.
public struct Ranked: Sendable, Hashable {
    public var name: String
    public var confidence: Double
    public init(name: String, confidence: Double) {
        self.name = name
        self.confidence = confidence
    }
}

/// A value found in a message.
public struct FoundValue: Sendable, Hashable {
    /// How the message gave it: at a `{slot}` place of an example, after the slot's name, or by its type alone.
    public enum Source: String, Sendable, Hashable { case place, named, type }

    /// The slot it was given for; `nil` when only its type is known.
    public var slot: String?
    public var type: SlotType
    public var value: Value
    /// Offsets into the message in Unicode scalars, the end exclusive.
    public var start: Int
    public var end: Int
    public var source: Source

    public init(slot: String? = nil, type: SlotType, value: Value, start: Int, end: Int, source: Source) {
        self.slot = slot
        self.type = type
        self.value = value
        self.start = start
        self.end = end
        self.source = source
    }
}

public struct Understanding: Sendable, Hashable {
    /// Best first, at most five; a built-in one's name begins with `parley.`.
    public var intents: [Ranked]
    /// Best first, at most three, by the answers' ids.
    public var answers: [Ranked]
    /// In the order of their places.
    public var values: [FoundValue]
    /// The language the message is written in, when it shows.
    public var language: Locale?
    /// Whether it is put as a question: by its mark or its words.
    public var isQuestion: Bool

    public init(
        intents: [Ranked] = [], answers: [Ranked] = [], values: [FoundValue] = [], language: Locale? = nil,
        isQuestion: Bool = false
    ) {
        self.isQuestion = isQuestion
        self.intents = intents
        self.answers = answers
        self.values = values
        self.language = language
    }
}

extension Understanding {
    /// As it stands in the journal: confidences to three places, so that nothing is decided on more than is kept.
    package var rounded: Understanding {
        func rounded(_ list: [Ranked]) -> [Ranked] {
            list.map { Ranked(name: $0.name, confidence: ($0.confidence * 1000).rounded() / 1000) }
        }
        var copy = self
        copy.intents = rounded(intents)
        copy.answers = rounded(answers)
        return copy
    }

    public var value: Value {
        func ranked(_ list: [Ranked]) -> Value {
            .list(list.map { .record(["name": .text($0.name), "confidence": .number($0.confidence) ?? 0]) })
        }
        var record = Record()
        if !intents.isEmpty { record["intents"] = ranked(intents) }
        if !answers.isEmpty { record["answers"] = ranked(answers) }
        if !values.isEmpty { record["values"] = .list(values.map(\.record)) }
        if let language { record["language"] = .text(language.text) }
        if isQuestion { record["question"] = true }
        return .record(record)
    }

    public init(value: Value) {
        func ranked(_ value: Value?) -> [Ranked] {
            (value?.list ?? []).map {
                Ranked(name: $0["name"]?.text ?? "", confidence: $0["confidence"]?.number ?? 0)
            }
        }
        self.init(
            intents: ranked(value["intents"]), answers: ranked(value["answers"]),
            values: (value["values"]?.list ?? []).map(FoundValue.init(record:)),
            language: value["language"]?.text.map(Locale.init), isQuestion: value["question"]?.bool ?? false)
    }
}

extension FoundValue {
    fileprivate var record: Value {
        var record: Record = [
            "type": .text(type.name), "value": value, "start": .integer(Int64(start)),
            "end": .integer(Int64(end)),
            "source": .text(source.rawValue),
        ]
        if let slot { record["slot"] = .text(slot) }
        return .record(record)
    }

    fileprivate init(record: Value) {
        self.init(
            slot: record["slot"]?.text, type: SlotType(record["type"]?.text ?? "text"),
            value: record["value"] ?? .null, start: Int(record["start"]?.integer ?? 0),
            end: Int(record["end"]?.integer ?? 0),
            source: Source(rawValue: record["source"]?.text ?? "") ?? .type)
    }
}

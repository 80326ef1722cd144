// Inputs to values and back.

extension Received {
    var record: Record {
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

    init?(value: Value, session: SessionID) {
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

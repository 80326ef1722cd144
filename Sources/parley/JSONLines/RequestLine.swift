// A line from another program: what it asks for, or what is wrong with it.

import ParleyModel

enum RequestLine: Equatable {
    case input(Input)
    /// What an action came to that this program serves for the bot.
    case result(key: String, ActionOutcome)
    case blank
    case wrong(LineProblem)

    /// - Parameter ownSession: the session of a line that names none.
    init(_ bytes: [UInt8], ownSession: SessionID) {
        guard bytes.contains(where: { ![0x20, 0x09, 0x0D].contains($0) }) else {
            self = .blank
            return
        }
        do {
            let value = try Value(json: bytes)
            guard let record = value.record else {
                throw LineProblem(code: "bad-json", message: "A line is one JSON object.")
            }
            if let result = RequestFields(record, of: "the line").present("result") {
                self = try RequestLine.result(of: result)
            } else {
                self = .input(try RequestLine.input(record, ownSession: ownSession))
            }
        } catch let error as JSONError {
            let isEncoding = error.reason == .notUTF8
            let code = isEncoding ? "not-utf8" : "bad-json"
            self = .wrong(LineProblem(code: code, message: "The line is not JSON: \(error.message)."))
        } catch let problem as LineProblem {
            self = .wrong(problem)
        } catch {
            self = .wrong(LineProblem(code: "bad-request", message: "\(error)"))
        }
    }
}

/// What is said about a line that is no request; the session and the id where they could be read.
struct LineProblem: Error, Equatable {
    var session: SessionID?
    var id: InputID?
    var code: String
    var message: String
}

extension RequestLine {
    private static func input(_ record: Record, ownSession: SessionID) throws(LineProblem) -> Input {
        let fields = RequestFields(record, of: "the line")
        do {
            let named = try fields.name("session")
            return Input(
                session: named.map { SessionID($0) } ?? ownSession,
                id: try fields.name("id").map { InputID($0) },
                content: try content(fields),
                user: try fields.name("user").map { UserID($0) },
                channel: try fields.name("channel") ?? "host",
                locale: try locale(fields),
                metadata: try fields.record("metadata") ?? [:]
            )
        } catch {
            var problem = error
            // What could be read: a session of a wrong type is nobody's.
            let isNamed = fields.present("session") != nil
            problem.session = isNamed ? record["session"]?.text.map { SessionID($0) } : ownSession
            problem.id = record["id"]?.text.map { InputID($0) }
            throw problem
        }
    }

    private static func locale(_ fields: RequestFields) throws(LineProblem) -> Locale? {
        guard let text = try fields.name("locale") else { return nil }
        guard let locale = Locale(written: text) else {
            throw LineProblem(
                code: "bad-request", message: "locale of the line is none: \(Locale.writtenForm).")
        }
        return locale
    }

    private static func content(_ fields: RequestFields) throws(LineProblem) -> Input.Content {
        let isMessage = fields.present("text") != nil || fields.present("attachments") != nil
        let kinds = [isMessage, fields.present("button") != nil, fields.present("event") != nil].count { $0 }
        guard kinds == 1 else {
            throw LineProblem(
                code: "bad-request",
                message: kinds == 0
                    ? "One of text, attachments, button, event is needed."
                    : "Only one of text (with attachments), button, event can stand in a line.")
        }
        if let button = try fields.text("button") { return .button(button) }
        if let event = try fields.record("event") {
            let fields = RequestFields(event, of: "event")
            guard let name = try fields.name("name") else {
                throw LineProblem(code: "bad-request", message: "event needs a name.")
            }
            return .event(name: name, fields: try fields.record("fields") ?? [:])
        }
        let attachments = try fields.list("attachments") ?? []
        return .message(
            Message(try fields.text("text") ?? "", attachments: try attachments.map(attachment(_:))))
    }

    private static func attachment(_ value: Value) throws(LineProblem) -> Attachment {
        guard let record = value.record else {
            throw LineProblem(code: "bad-request", message: "An attachment is an object with type and url.")
        }
        let fields = RequestFields(record, of: "an attachment")
        guard let type = try fields.name("type"), let url = try fields.name("url") else {
            throw LineProblem(code: "bad-request", message: "An attachment needs type and url.")
        }
        return Attachment(type: type, url: url, name: try fields.text("name"))
    }

    private static func result(of value: Value) throws(LineProblem) -> RequestLine {
        guard let record = value.record else {
            throw LineProblem(code: "bad-request", message: "result is an object with the call's key.")
        }
        let fields = RequestFields(record, of: "result")
        guard let key = try fields.name("key") else {
            throw LineProblem(code: "bad-request", message: "result needs the call's key.")
        }
        guard let problem = try fields.text("problem") else {
            // null is a value like others; nothing at all is a mistake of the other program, not a success.
            guard let value = record["value"] else {
                throw LineProblem(
                    code: "bad-request",
                    message: "value or problem is missing from result; an action without a value gives null.")
            }
            return .result(key: key, .ok(value))
        }
        // What is not surely undone counts as perhaps done.
        switch try fields.text("outcome") ?? "unknown" {
        case "refused": return .result(key: key, .refused(problem))
        case "unknown": return .result(key: key, .unknown(problem))
        default:
            throw LineProblem(code: "bad-request", message: "outcome is \"refused\" or \"unknown\".")
        }
    }
}

/// Reads fields by type; `null` counts as absent, unknown names are left alone.
struct RequestFields {
    private let record: Record
    private let place: String

    init(_ record: Record, of place: String) {
        self.record = record
        self.place = place
    }

    func present(_ name: String) -> Value? {
        guard let value = record[name], !value.isNull else { return nil }
        return value
    }

    func text(_ name: String) throws(LineProblem) -> String? { try read(name, "a text", \.text) }
    func record(_ name: String) throws(LineProblem) -> Record? { try read(name, "an object", \.record) }
    func list(_ name: String) throws(LineProblem) -> [Value]? { try read(name, "a list", \.list) }

    /// A text that is not empty.
    func name(_ name: String) throws(LineProblem) -> String? {
        guard let text = try text(name) else { return nil }
        guard !text.isEmpty else {
            throw LineProblem(code: "bad-request", message: "\(name) of \(place) is empty.")
        }
        return text
    }

    private func read<Result>(
        _ name: String, _ kind: String, _ reading: (Value) -> Result?
    ) throws(LineProblem) -> Result? {
        guard let value = present(name) else { return nil }
        guard let result = reading(value) else {
            throw LineProblem(code: "bad-request", message: "\(name) of \(place) is not \(kind).")
        }
        return result
    }
}

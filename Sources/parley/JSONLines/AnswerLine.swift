// Lines to another program: a turn's answer, an error, a call of an action.

import Parley
import ParleyModel

enum AnswerLine {
    static func turn(_ turn: TurnResult, verbose: Bool, declarations: Declarations) -> Record {
        var line = head(session: turn.session, id: turn.id)
        line["seq"] = .integer(turn.seq)
        line["replies"] = .list(turn.replies.map(\.value))
        if let problem = turn.problem { line["problem"] = value(of: problem) }
        if verbose {
            line["state"] = value(of: turn.state)
            line["understanding"] = masked(turn.understanding, declarations: declarations).value
        }
        return line
    }

    static func error(session: SessionID?, id: InputID?, code: String, message: String) -> Record {
        var line = head(session: session, id: id)
        line["error"] = ["code": .text(code), "message": .text(message)]
        return line
    }

    static func call(_ call: ActionCall, id: InputID?) -> Record {
        var line = head(session: call.session, id: id)
        line["call"] = [
            "action": .text(call.action), "key": .text(call.key), "args": .record(call.arguments),
        ]
        return line
    }

    /// Values of private slots as dots, also those of a private slot's type that no slot was named for.
    static func masked(_ understanding: Understanding, declarations: Declarations) -> Understanding {
        var masked = understanding
        let hidden = declarations.slots.values.filter(\.isPrivate)
        masked.values = understanding.values.map { found in
            var found = found
            let isHidden = hidden.contains { slot in
                if let name = found.slot { slot.name == name } else { slot.type == found.type }
            }
            if isHidden { found.value = "•••" }
            return found
        }
        return masked
    }

    private static func head(session: SessionID?, id: InputID?) -> Record {
        var line = Record()
        if let session { line["session"] = .text(session.text) }
        if let id { line["id"] = .text(id.text) }
        return line
    }

    private static func value(of problem: Problem) -> Value {
        var record: Record = ["code": .text(problem.code), "message": .text(problem.message)]
        if let position = problem.position {
            record["file"] = .text(position.file)
            record["line"] = .integer(Int64(position.line))
        }
        return .record(record)
    }

    private static func value(of state: SessionState) -> Value {
        var record: Record = ["slots": .record(state.slots), "locale": .text(state.locale.text)]
        if let flow = state.flow { record["flow"] = .text(flow) }
        if let asking = state.asking { record["asking"] = .text(asking) }
        if let team = state.handedOff { record["handed_off"] = .text(team) }
        return .record(record)
    }
}

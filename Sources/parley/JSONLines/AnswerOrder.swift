// Keeps the answers of a session in the order of its inputs.

import ParleyModel

/// Answers may be ready in any order; a session's leave in the order in which its inputs came.
struct AnswerOrder {
    struct Ticket: Hashable {
        fileprivate let session: SessionID?
        fileprivate let number: Int
    }

    private struct Place {
        let number: Int
        let id: InputID?
        var line: [UInt8]?
    }

    private var sessions: [SessionID: [Place]] = [:]
    private var nextNumber = 0

    /// A place in the session's order; a line that belongs to no session stands in no order.
    mutating func begin(_ session: SessionID?, id: InputID?) -> Ticket {
        defer { nextNumber += 1 }
        if let session { sessions[session, default: []].append(Place(number: nextNumber, id: id)) }
        return Ticket(session: session, number: nextNumber)
    }

    /// The lines that may leave now that this one is ready.
    mutating func finish(_ ticket: Ticket, with line: [UInt8]) -> [[UInt8]] {
        guard let session = ticket.session else { return [line] }
        guard var places = sessions.removeValue(forKey: session) else { return [] }
        if let index = places.firstIndex(where: { $0.number == ticket.number }) { places[index].line = line }
        let ready = places.prefix { $0.line != nil }
        places.removeFirst(ready.count)
        if !places.isEmpty { sessions[session] = places }
        return ready.compactMap(\.line)
    }

    /// The id of the input whose turn a session is in.
    func current(of session: SessionID) -> InputID? {
        sessions[session]?.first { $0.line == nil }?.id
    }
}

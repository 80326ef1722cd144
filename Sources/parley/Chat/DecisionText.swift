// The rule that decided a turn, as a sentence.

import Parley
import ParleyModel

enum DecisionText {
    /// - Parameter before: the session as it stood before the input.
    static func sentence(_ decision: Decision, _ received: Received, _ before: JournalView, _ bot: Bot)
        -> String
    {
        switch decision {
        case .start(let flow, let given, _): start(flow, given, received, bot)
        case .takeUp: "what is wanted waits already: it is taken up again"
        case .several(let parts):
            "several requests in one message: " + parts.map(name).joined(separator: ", then ")
        case .clarify(let options):
            "nothing is clear; asks which is meant: " + options.map(\.title).joined(separator: ", ")
        case .also(let first, let later):
            sentence(first, received, before, bot) + "; then " + later.map(name).joined(separator: ", ")
        case .leave(let later):
            "the user leaves the flow"
                + (later.isEmpty ? "" : " for " + later.map(name).joined(separator: ", "))
        case .restart: "the user begins the flow anew"
        case .speak(let locale): "the user says which language to speak: \(locale)"
        case .confirmCancel: "cancel, but something was done already: asks first"
        case .confirmLeaving: "what was done stays: asks whether to leave the rest"
        case .takeBack(let plan):
            "yes: takes back what was done, " + plan.standing.map(\.write.action).joined(separator: ", ")
        case .soothe: "the user is angry: a person is offered"
        case .answer(let values): "an answer to the open question\(named(values))"
        case .lacks: "what is asked is not at hand: its help, and the question again"
        case .wait: "a moment is asked for: the question waits"
        case .invalid: "no valid answer to the open question, and nothing else that is clear"
        case .skip: "the user skips the question"
        case .help: "the user asks why, or for help"
        case .correct(_, let slots, let given):
            "a correction\(named(slots))\(given.isEmpty ? "" : ", with more")"
        case .reject(_, let slot, _): "a correction that is no value for \(slot): asks for it again"
        case .amend(let flow, let given): "a correction for \(flow), which is still to come\(named(given))"
        case .whichSlot(let options):
            "the new value fits several slots; asks which: " + options.map(\.title).joined(separator: ", ")
        case .back(let turns): "the user goes back \(turns) \(turns == 1 ? "answer" : "answers")"
        case .repeatLast: "the user asks to hear it again"
        case .cancel: "the user cancels"
        case .person: "the user asks for a person"
        case .tell(let id):
            "a written answer fits best: \(id)\(confidence(of: id, in: received.understanding.answers))"
        case .say(let text): "the engine answers by itself: \(text)"
        case .again: "the open flow is asked for again: its question once more"
        case .askAgain: "nothing to do but to ask again"
        case .offer(let accepted): "the offer of a person is \(accepted ? "taken" : "refused")"
        case .notUnderstood: notUnderstood(received, bot)
        case .handBack: "the person gives the session back"
        case .passOn: "a person has the session: the message is passed on"
        case .nothing: before.handedOff == nil ? "nothing waits for this" : "a person has the session"
        }
    }

    private static func start(_ flow: String, _ given: Record, _ received: Received, _ bot: Bot) -> String {
        let intents = bot.declarations.flows[flow]?.intents ?? []
        var reason = "it answers this event"
        if let intent = received.understanding.intents.first(where: { intents.contains($0.name) }) {
            let enough = WhyText.percent(bot.threshold(ofIntent: intent.name))
            reason =
                "\(intent.name) is clear, \(WhyText.percent(intent.confidence)) of the \(enough) it needs"
        } else if case .message = received.input.content {
            reason = "the message asks for it in part, or as a follow-up"
        }
        return "starts \(flow)\(WhyText.place(of: flow, bot)): \(reason)"
            + (given.isEmpty ? "" : ", given a value\(named(given))")
    }

    private static func notUnderstood(_ received: Received, _ bot: Bot) -> String {
        guard let best = received.understanding.intents.first else {
            return "not understood: nothing is like it"
        }
        let enough = WhyText.percent(bot.threshold(ofIntent: best.name))
        return
            "not understood: \(best.name) is closest with \(WhyText.percent(best.confidence)), and needs \(enough)"
    }

    /// What is still to come, by the name of its flow or answer.
    static func name(_ later: Later) -> String {
        switch later.request {
        case .flow(let flow, _): flow
        case .answer(let answer): answer
        }
    }

    private static func name(_ decision: Decision) -> String {
        switch decision {
        case .start(let flow, _, _): flow
        case .tell(let answer): answer
        default: "the open flow"
        }
    }

    /// Names only: the values may be private.
    private static func named(_ values: Record) -> String {
        let names = values.names.filter { !$0.isEmpty }
        return names.isEmpty ? "" : " for " + names.joined(separator: ", ")
    }

    private static func confidence(of id: String, in answers: [Ranked]) -> String {
        answers.first { $0.name == id }.map { " (\(WhyText.percent($0.confidence)))" } ?? ""
    }
}

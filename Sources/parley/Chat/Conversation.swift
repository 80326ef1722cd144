// One session of a bot as a person talks in it: one input at a time, each waited for.

import Parley
import ParleyModel

final class Conversation {
    let bot: Bot
    let session: SessionID
    private let user: UserID?
    /// Begins the session; from then on the session's own locale counts.
    private var locale: Locale?

    init(bot: Bot, session: SessionID, user: UserID?, locale: Locale?) {
        self.bot = bot
        self.session = session
        self.user = user
        self.locale = locale
    }

    func send(_ content: Input.Content) -> Result<TurnResult, SendError> {
        let input = Input(session: session, content: content, user: user, channel: "terminal", locale: locale)
        locale = nil
        let answer = Monitor<Result<TurnResult, SendError>?>(nil)
        bot.send(input) { result in answer.update { $0 = result } }
        return answer.wait { $0 }
    }

    func restart() -> Result<Void, SendError> {
        let answer = Monitor<Result<Void, SendError>?>(nil)
        bot.restart(session) { result in answer.update { $0 = result } }
        return answer.wait { $0 }
    }

    func view() throws(StoreError) -> JournalView { try bot.view(of: session) }

    /// What a command of the chat says to the bot; `nil` when its argument is none, with what to write instead.
    func content(of command: ChatLine.Command, _ argument: String) -> Result<Input.Content, ChatLine.Mistake>
    {
        switch command {
        case .undo:
            guard let turns = argument.isEmpty ? 1 : Int64(argument), turns > 0 else {
                return .failure(ChatLine.Mistake(":undo takes a number: :undo 2"))
            }
            return .success(.event(name: "parley.back", fields: ["turns": .integer(turns)]))
        default:
            guard let locale = Locale(written: argument) else {
                return .failure(
                    ChatLine.Mistake(":locale takes a language, as in :locale en (\(Locale.writtenForm))."))
            }
            return .success(.event(name: "parley.locale", fields: ["locale": .text(locale.text)]))
        }
    }

    /// Slots with their present values, private ones masked.
    func slots() throws(StoreError) -> [(name: String, value: String)] {
        try bot.state(of: session).slots.fields.map { ($0.name, $0.value.printed) }
    }
}

extension JournalView {
    /// What is asked: by the engine itself, or by the run on top.
    var openQuestion: Asked? { offered ?? top?.state.asked }
}

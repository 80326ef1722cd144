// How much of each workload is run.

struct BenchPlan {
    let isQuick: Bool
    /// Times that a process is killed in W5.
    let kills: Int

    /// W1: conversations.
    let sessions: Int

    init(isQuick: Bool, sessions: Int?, kills: Int?) {
        self.isQuick = isQuick
        self.sessions = sessions ?? (isQuick ? 1000 : 10_000)
        self.kills = kills ?? (isQuick ? 10 : 100)
    }

    /// W1 without recognition: rounds of a thousand conversations.
    var rounds: Int { max(1, sessions / 500) }
    /// W2: conversations of 64 clients, and sessions that turns are spread over.
    var hotSessions: Int { isQuick ? 2000 : 20_000 }
    var spreadSessions: Int { isQuick ? 5000 : 100_000 }
    static let clients = 64
    /// W3: starts.
    var starts: Int { isQuick ? 10 : 40 }
    /// W4.
    var parked: [Int] { isQuick ? [1000, 5000] : [10_000, 100_000] }
    /// W6.
    var intents: [Int] { isQuick ? [10, 100] : [10, 100, 1000] }
    var examplesEach: [Int] { isQuick ? [10] : [10, 100] }
    var flows: [Int] { isQuick ? [10, 100] : [10, 100, 1000] }
    var growthSessions: Int { isQuick ? 100 : 500 }
    /// Conversations of one session, one after the other: about a thousand turns.
    var conversations: Int { isQuick ? 42 : 167 }
    /// Messages of the greatest length, of each kind.
    var longMessages: Int { isQuick ? 6 : 40 }
    var coldSessions: Int { isQuick ? 100 : 500 }
}

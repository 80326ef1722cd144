// A store on the disk with all that another one holds, as it is carried to another machine.

import Parley
import ParleyModel

/// A file in a folder of its own, which goes away when it is closed. Everything was encoded and decoded on its way.
struct CopiedStore {
    let store: any Store
    private let scratch = ScratchFolder()

    /// - Parameter users: whose memory is carried over too.
    init(of source: any Store, users: [UserID]) throws(StoreError) {
        let folder: String
        do throws(TextFiles.Problem) { folder = try scratch.path() } catch {
            throw .failed(operation: "make a folder for it", detail: error.message)
        }
        store = try Bot.openStore(.file(folder + "/sessions.db", .relaxed))
        do throws(StoreError) { try carry(source, users) } catch {
            close()
            throw error
        }
    }

    private func carry(_ source: any Store, _ users: [UserID]) throws(StoreError) {
        var commits: [Commit] = []
        for summary in try source.sessions() {
            let entries = try source.entries(of: summary.session)
            for entry in entries {
                guard case .started(let started) = entry.body else { continue }
                if let files = try source.files(of: started.revision) {
                    try store.save(files, as: started.revision)
                }
            }
            commits += CopiedStore.commits(of: summary.session, entries)
        }
        // Memory travels with a commit.
        for user in users where !commits.isEmpty {
            commits[commits.count - 1].memory += try source.memory(of: user).map {
                Commit.Memory(user: user, name: $0.name, value: $0.value)
            }
        }
        for commit in commits { try store.write(commit) }
    }

    /// A commit for each run of entries of one time in one turn.
    private static func commits(of session: SessionID, _ entries: [JournalEntry]) -> [Commit] {
        var commits: [Commit] = []
        for entry in entries {
            if var last = commits.last, last.turn == .open, last.at == entry.at {
                last.entries.append(entry.body)
                last.turn = entry.body.isDone ? .done : .open
                commits[commits.count - 1] = last
            } else {
                commits.append(
                    Commit(
                        session: session, start: entry.seq, entries: [entry.body], at: entry.at,
                        turn: entry.body.isDone ? .done : .open))
            }
        }
        return commits
    }

    func close() {
        store.close()
        scratch.remove()
    }
}

extension JournalEntry.Body {
    fileprivate var isDone: Bool { if case .done = self { true } else { false } }
}

extension Store {
    /// Commits and waits until it is kept.
    fileprivate func write(_ commit: Commit) throws(StoreError) {
        let waiter = Waiter<Result<Void, StoreError>>()
        self.commit(commit) { waiter.fulfil($0) }
        switch waiter.wait(seconds: 60) {
        case .success?: return
        case .failure(let error)?: throw error
        case nil: throw .failed(operation: "copy a session", detail: "no answer came within a minute")
        }
    }
}

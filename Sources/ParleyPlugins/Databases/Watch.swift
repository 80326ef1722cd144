// What SQLite asks on the way: whether a statement is allowed, and whether it may go on.

import CSQLite
import Glibc

/// One connection's watch; SQLite calls it on the connection's own thread.
final class Watch {
    /// While the host's own statements are prepared.
    var isTrusting = true
    /// What was refused last, in words.
    private(set) var refusal: String?
    /// Of the monotonic clock, in nanoseconds.
    let deadline: Int64

    init(deadline: Int64) { self.deadline = deadline }

    static var now: Int64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
    }

    var isLate: Bool { Watch.now >= deadline }

    func forgetRefusal() { refusal = nil }

    /// Takes effect until the connection is closed, which must be before the watch is gone.
    func install(on handle: OpaquePointer) {
        let me = Unmanaged.passUnretained(self).toOpaque()
        sqlite3_set_authorizer(
            handle,
            { context, code, first, second, _, _ in
                guard let context else { return SQLITE_DENY }
                let watch = Unmanaged<Watch>.fromOpaque(context).takeUnretainedValue()
                return watch.judge(code, first: first, second: second)
            }, me)
        sqlite3_progress_handler(
            handle, 1_000,
            { context in
                guard let context else { return 1 }
                return Unmanaged<Watch>.fromOpaque(context).takeUnretainedValue().isLate ? 1 : 0
            }, me)
    }

    /// A list of what is allowed: reading and changing rows, tables, indexes, views and triggers of the one file.
    private static let allowed: Set<Int32> = [
        SQLITE_SELECT, SQLITE_READ, SQLITE_RECURSIVE, SQLITE_INSERT, SQLITE_UPDATE, SQLITE_DELETE,
        SQLITE_CREATE_TABLE, SQLITE_CREATE_INDEX, SQLITE_CREATE_VIEW, SQLITE_CREATE_TRIGGER,
        SQLITE_DROP_TABLE,
        SQLITE_DROP_INDEX, SQLITE_DROP_VIEW, SQLITE_DROP_TRIGGER, SQLITE_ALTER_TABLE, SQLITE_REINDEX,
        SQLITE_ANALYZE,
    ]
    private static let refusedFunctions: Set<String> = ["load_extension", "fts3_tokenizer"]

    private func judge(_ code: Int32, first: UnsafePointer<CChar>?, second: UnsafePointer<CChar>?) -> Int32 {
        if isTrusting || Watch.allowed.contains(code) { return SQLITE_OK }
        if code == SQLITE_FUNCTION {
            let name = second.map { String(cString: $0).lowercased() } ?? ""
            if !Watch.refusedFunctions.contains(name) { return SQLITE_OK }
            refusal = "\(name)() is not allowed for plugins"
            return SQLITE_DENY
        }
        let words =
            switch code {
            case SQLITE_ATTACH: "ATTACH is"
            case SQLITE_DETACH: "DETACH is"
            case SQLITE_PRAGMA: "PRAGMA \(first.map { String(cString: $0) } ?? "") is"
            case SQLITE_TRANSACTION, SQLITE_SAVEPOINT:
                "an action is one transaction by itself: BEGIN, COMMIT, ROLLBACK and SAVEPOINT are"
            case SQLITE_CREATE_VTABLE, SQLITE_DROP_VTABLE: "a virtual table is"
            default: "a temporary table, view or trigger is"
            }
        refusal = "\(words) not allowed for plugins"
        return SQLITE_DENY
    }
}

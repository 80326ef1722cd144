// The key of a store, and the checks made with it: of entries and of what is remembered.

import CSQLite
import ParleyModel

extension SipKey {
    /// The check of one entry, over everything that its row holds.
    func check(
        session: UnsafeRawBufferPointer, seq: Int64, at: Int64, kind: UnsafeRawBufferPointer,
        input: UnsafeRawBufferPointer?, body: UnsafeRawBufferPointer
    ) -> Int64 {
        var hash = SipHash(self)
        hash.add(part: session)
        hash.add(UInt64(bitPattern: seq))
        hash.add(UInt64(bitPattern: at))
        hash.add(part: kind)
        // A length that no part has stands for "no input id".
        if let input { hash.add(part: input) } else { hash.add(.max) }
        hash.add(part: body)
        return Int64(bitPattern: hash.finish())
    }

    /// The check of a snapshot, with that of the last entry in it: it belongs to this very journal.
    func check(
        session: UnsafeRawBufferPointer, seq: Int64, snapshot: UnsafeRawBufferPointer, last: Int64
    ) -> Int64 {
        var hash = SipHash(self)
        hash.add(part: session)
        hash.add(UInt64(bitPattern: seq))
        hash.add(part: snapshot)
        hash.add(UInt64(bitPattern: last))
        return Int64(bitPattern: hash.finish())
    }

    /// The check of one remembered value.
    func check(
        user: UnsafeRawBufferPointer, name: UnsafeRawBufferPointer, value: UnsafeRawBufferPointer, at: Int64
    ) -> Int64 {
        var hash = SipHash(self)
        hash.add(part: user)
        hash.add(part: name)
        hash.add(part: value)
        hash.add(UInt64(bitPattern: at))
        return Int64(bitPattern: hash.finish())
    }

    /// What stands beside the key, so that a damaged key is not taken for damage everywhere else.
    fileprivate var ownCheck: Int64 { Int64(bitPattern: SipHash.hash([], key: self)) }
}

extension Connection {
    func insertKey() throws(SQLiteFailure) {
        let bytes = SipKey.randomBytes()
        guard let key = SipKey(bytes) else { return }
        let insert = try statement("INSERT INTO meta(name, value) VALUES (?1, ?2)")
        insert.bind(1, "key")
        insert.bind(2, blob: bytes)
        try insert.run()
        insert.bind(1, "key_check")
        insert.bind(2, key.ownCheck)
        try insert.run()
    }

    func key() throws(SQLiteFailure) -> SipKey {
        let query = try statement("SELECT value FROM meta WHERE name = 'key'")
        defer { query.reset() }
        guard try query.step(), let key = SipKey(Array(query.bytes(0))),
            try integer("SELECT value FROM meta WHERE name = 'key_check'") == key.ownCheck
        else { throw .damage("its key is not the one that it was made with") }
        return key
    }
}

// A disk that fails when a test says so: SQLite's own file layer with a switch before its writes and flushes.

import CSQLite
import Glibc
import ParleyModel
import Testing

/// One disk, known to SQLite by its name.
final class FaultyDisk: Sendable {
    enum Fault: Sendable, Hashable { case full, writeError, flushError }

    struct Plan: Sendable {
        var fault: Fault?
        /// So many writes (or flushes) succeed before it.
        var after = 0
        /// Writes and flushes that the fault counts.
        var calls = 0
        var failures = 0
    }

    let name: String
    private let slot: Int

    init() throws {
        let disk = try #require(Disks.shared.install())
        (name, slot) = disk
    }

    func fail(with fault: Fault?, after: Int = 0) {
        Disks.shared.change(slot) { $0 = Plan(fault: fault, after: after) }
    }

    var failures: Int { Disks.shared.change(slot) { $0.failures } }
    var calls: Int { Disks.shared.change(slot) { $0.calls } }
}

/// All disks of the process, and which open file is on which. What SQLite is given stays for the life of the process.
///
/// Sendable by hand: the system's table is only read.
private final class Disks: @unchecked Sendable {
    static let shared = Disks()
    private struct File {
        var slot: Int
        /// The address of the system's methods for this kind of file.
        var methods: UInt
    }
    private struct State {
        var plans: [FaultyDisk.Plan] = []
        /// By their addresses.
        var files: [UInt: File] = [:]
        /// Tables with our methods in three places, by the address of the system's table that they were made from.
        var tables: [UInt: UInt] = [:]
    }
    private let state = Guarded(State())
    private let system: UnsafeMutablePointer<sqlite3_vfs>? = sqlite3_vfs_find(nil)

    func change<T: Sendable>(_ slot: Int, _ body: (inout FaultyDisk.Plan) -> T) -> T {
        state.withLock { body(&$0.plans[slot]) }
    }

    /// Registers one more; its name and its table stay for the life of the process, as SQLite asks.
    func install() -> (String, Int)? {
        guard let system else { return nil }
        let slot = state.withLock { state in
            state.plans.append(FaultyDisk.Plan())
            return state.plans.count - 1
        }
        let name = "faulty-\(slot)"
        let disk = UnsafeMutablePointer<sqlite3_vfs>.allocate(capacity: 1)
        disk.initialize(to: system.pointee)
        disk.pointee.zName = UnsafePointer(strdup(name))
        disk.pointee.pNext = nil
        disk.pointee.xOpen = { disk, path, file, flags, given in
            guard let disk, let file else { return SQLITE_ERROR }
            return Disks.shared.open(disk, path, file, flags, given)
        }
        return sqlite3_vfs_register(disk, 0) == SQLITE_OK ? (name, slot) : nil
    }

    private func open(
        _ disk: UnsafeMutablePointer<sqlite3_vfs>, _ path: UnsafePointer<CChar>?,
        _ file: UnsafeMutablePointer<sqlite3_file>, _ flags: Int32, _ given: UnsafeMutablePointer<Int32>?
    ) -> Int32 {
        let code = system?.pointee.xOpen(system, path, file, flags, given) ?? SQLITE_ERROR
        guard code == SQLITE_OK, let name = disk.pointee.zName, let own = file.pointee.pMethods else {
            return code
        }
        let slot = Int(String(cString: name).dropFirst("faulty-".count)) ?? 0
        let address = UInt(bitPattern: file)
        let methods = UInt(bitPattern: own)
        let table = state.withLock { state in
            state.files[address] = File(slot: slot, methods: methods)
            let table = state.tables[methods] ?? UInt(bitPattern: Disks.table(like: methods))
            state.tables[methods] = table
            return table
        }
        file.pointee.pMethods = UnsafePointer(bitPattern: table)
        return code
    }

    private static func table(like methods: UInt) -> UnsafeMutablePointer<sqlite3_io_methods>? {
        guard let own = UnsafePointer<sqlite3_io_methods>(bitPattern: methods) else { return nil }
        let table = UnsafeMutablePointer<sqlite3_io_methods>.allocate(capacity: 1)
        table.initialize(to: own.pointee)
        table.pointee.xWrite = { file, bytes, count, offset in
            Disks.shared.fault(file, isFlush: false)
                ?? Disks.shared.methods(of: file)?.pointee.xWrite(file, bytes, count, offset) ?? SQLITE_ERROR
        }
        table.pointee.xSync = { file, flags in
            Disks.shared.fault(file, isFlush: true)
                ?? Disks.shared.methods(of: file)?.pointee.xSync(file, flags) ?? SQLITE_ERROR
        }
        table.pointee.xClose = { file in
            let methods = Disks.shared.methods(of: file)
            Disks.shared.forget(file)
            return methods?.pointee.xClose(file) ?? SQLITE_ERROR
        }
        return table
    }

    private func methods(of file: UnsafeMutablePointer<sqlite3_file>?) -> UnsafePointer<sqlite3_io_methods>? {
        let address = UInt(bitPattern: file)
        return UnsafePointer(bitPattern: state.withLock { $0.files[address]?.methods ?? 0 })
    }

    private func forget(_ file: UnsafeMutablePointer<sqlite3_file>?) {
        let address = UInt(bitPattern: file)
        _ = state.withLock { $0.files.removeValue(forKey: address) }
    }

    /// The code to fail with, or `nil` to go on.
    private func fault(_ file: UnsafeMutablePointer<sqlite3_file>?, isFlush: Bool) -> Int32? {
        let address = UInt(bitPattern: file)
        return state.withLock { state in
            guard let slot = state.files[address]?.slot, let fault = state.plans[slot].fault,
                (fault == .flushError) == isFlush
            else { return nil }
            state.plans[slot].calls += 1
            guard state.plans[slot].calls > state.plans[slot].after else { return nil }
            state.plans[slot].failures += 1
            return switch fault {
            case .full: SQLITE_FULL
            case .writeError: SQLITE_IOERR | 3 << 8
            case .flushError: SQLITE_IOERR | 4 << 8
            }
        }
    }
}

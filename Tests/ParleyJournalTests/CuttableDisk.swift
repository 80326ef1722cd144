// A disk whose power can be cut afterwards: it writes down what SQLite does to it, and tells what a cut may have left.

import CSQLite
import Glibc
import ParleyModel
import Testing

/// One disk, known to SQLite by its name. What is written stays in doubt until its file is flushed.
final class CuttableDisk: Sendable {
    enum Operation: Sendable {
        case write(file: String, offset: Int, bytes: [UInt8])
        case truncate(file: String, size: Int)
        case flush(file: String)
        case remove(file: String)
        /// Something that the user of the disk was told.
        case told(Int)
    }

    let name: String
    private let slot: Int

    init() throws { (name, slot) = try #require(CuttableDisks.shared.install()) }

    var operations: [Operation] { CuttableDisks.shared.operations(slot) }
    func tell(_ number: Int) { CuttableDisks.shared.add(.told(number), slot) }
}

/// What a power cut after some operations may have left, file by file.
struct DiskImage {
    private var durable: [String: [UInt8]] = [:]
    private var doubtful: [String: [CuttableDisk.Operation]] = [:]
    private(set) var told = 0

    private static let sector = 512

    init(_ operations: some Sequence<CuttableDisk.Operation>) {
        for operation in operations {
            switch operation {
            case .write(let file, _, _), .truncate(let file, _):
                durable[file] = durable[file] ?? []
                doubtful[file, default: []].append(operation)
            case .flush(let file):
                for done in doubtful.removeValue(forKey: file) ?? [] { apply(done) { _ in .whole } }
            case .remove(let file):
                durable[file] = nil
                doubtful[file] = nil
            case .told(let number): told = number
            }
        }
    }

    private enum Fate { case whole, none, torn(Int) }

    /// Each sector that was not flushed is there, is not, or is there in part.
    func files(_ random: inout some RandomNumberGenerator) -> [String: [UInt8]] {
        var image = self
        // Sometimes all of it got there, sometimes nothing.
        let odds = [0, 5, 50, 90, 100].randomElement(using: &random) ?? 50
        for (_, operations) in doubtful.sorted(by: { $0.key < $1.key }) {
            for operation in operations {
                image.apply(operation) { _ in
                    if Int.random(in: 0..<100, using: &random) < odds { return .whole }
                    return Int.random(in: 0..<8, using: &random) == 0
                        ? .torn(Int.random(in: 1..<DiskImage.sector, using: &random)) : .none
                }
            }
        }
        return image.durable
    }

    private mutating func apply(_ operation: CuttableDisk.Operation, _ fate: (Int) -> Fate) {
        switch operation {
        case .write(let file, let offset, let bytes):
            var content = durable.removeValue(forKey: file) ?? []
            var start = 0
            while start < bytes.count {
                let length = min(bytes.count - start, DiskImage.sector - (offset + start) % DiskImage.sector)
                let kept: Int
                switch fate(start) {
                case .whole: kept = length
                case .none: kept = 0
                case .torn(let part): kept = min(part, length)
                }
                if kept > 0 {
                    let end = offset + start + kept
                    if content.count < end { content += Array(repeating: 0, count: end - content.count) }
                    content.replaceSubrange((offset + start)..<end, with: bytes[start..<(start + kept)])
                }
                start += length
            }
            durable[file] = content
        case .truncate(let file, let size):
            guard case .whole = fate(0), let content = durable[file] else { return }
            durable[file] =
                Array(content.prefix(size)) + Array(repeating: 0, count: max(0, size - content.count))
        case .flush, .remove, .told: break
        }
    }
}

/// All such disks of the process. What SQLite is given stays for the life of the process.
///
/// Sendable by hand: the system's table is only read.
private final class CuttableDisks: @unchecked Sendable {
    static let shared = CuttableDisks()
    private struct File {
        var slot: Int
        var name: String
        /// The address of the system's methods for this kind of file.
        var methods: UInt
    }
    private struct State {
        var operations: [[CuttableDisk.Operation]] = []
        /// By their addresses.
        var files: [UInt: File] = [:]
        /// Tables with our methods, by the address of the system's table that they were made from.
        var tables: [UInt: UInt] = [:]
    }
    private let state = Guarded(State())
    private let system: UnsafeMutablePointer<sqlite3_vfs>? = sqlite3_vfs_find(nil)

    func operations(_ slot: Int) -> [CuttableDisk.Operation] { state.withLock { $0.operations[slot] } }
    func add(_ operation: CuttableDisk.Operation, _ slot: Int) {
        state.withLock { $0.operations[slot].append(operation) }
    }

    func install() -> (String, Int)? {
        guard let system else { return nil }
        let slot = state.withLock { state in
            state.operations.append([])
            return state.operations.count - 1
        }
        let name = "cuttable-\(slot)"
        let disk = UnsafeMutablePointer<sqlite3_vfs>.allocate(capacity: 1)
        disk.initialize(to: system.pointee)
        disk.pointee.zName = UnsafePointer(strdup(name))
        disk.pointee.pNext = nil
        disk.pointee.xOpen = { disk, path, file, flags, given in
            guard let disk, let file else { return SQLITE_ERROR }
            return CuttableDisks.shared.open(disk, path, file, flags, given)
        }
        disk.pointee.xDelete = { disk, path, flush in
            CuttableDisks.shared.remove(disk, path, flush)
        }
        return sqlite3_vfs_register(disk, 0) == SQLITE_OK ? (name, slot) : nil
    }

    private static func slot(of disk: UnsafeMutablePointer<sqlite3_vfs>?) -> Int {
        guard let name = disk?.pointee.zName else { return 0 }
        return Int(String(cString: name).dropFirst("cuttable-".count)) ?? 0
    }

    /// The last part of a path: all files of a store stand in one folder.
    private static func name(of path: UnsafePointer<CChar>?) -> String {
        guard let path else { return "" }
        return String(String(cString: path).split(separator: "/").last ?? "")
    }

    private func open(
        _ disk: UnsafeMutablePointer<sqlite3_vfs>, _ path: UnsafePointer<CChar>?,
        _ file: UnsafeMutablePointer<sqlite3_file>, _ flags: Int32, _ given: UnsafeMutablePointer<Int32>?
    ) -> Int32 {
        let code = system?.pointee.xOpen(system, path, file, flags, given) ?? SQLITE_ERROR
        guard code == SQLITE_OK, let own = file.pointee.pMethods else { return code }
        let methods = UInt(bitPattern: own)
        let opened = File(
            slot: CuttableDisks.slot(of: disk), name: CuttableDisks.name(of: path), methods: methods)
        let address = UInt(bitPattern: file)
        let table = state.withLock { state in
            state.files[address] = opened
            let table = state.tables[methods] ?? UInt(bitPattern: CuttableDisks.table(like: methods))
            state.tables[methods] = table
            return table
        }
        file.pointee.pMethods = UnsafePointer(bitPattern: table)
        return code
    }

    private func remove(
        _ disk: UnsafeMutablePointer<sqlite3_vfs>?, _ path: UnsafePointer<CChar>?, _ flush: Int32
    ) -> Int32 {
        let code = system?.pointee.xDelete(system, path, flush) ?? SQLITE_ERROR
        if code == SQLITE_OK {
            add(.remove(file: CuttableDisks.name(of: path)), CuttableDisks.slot(of: disk))
        }
        return code
    }

    private static func table(like methods: UInt) -> UnsafeMutablePointer<sqlite3_io_methods>? {
        guard let own = UnsafePointer<sqlite3_io_methods>(bitPattern: methods) else { return nil }
        let table = UnsafeMutablePointer<sqlite3_io_methods>.allocate(capacity: 1)
        table.initialize(to: own.pointee)
        table.pointee.xWrite = { file, bytes, count, offset in
            CuttableDisks.shared.did(file, { $0.xWrite(file, bytes, count, offset) }) { name in
                let raw = UnsafeRawBufferPointer(start: bytes, count: Int(count))
                return .write(file: name, offset: Int(offset), bytes: Array(raw))
            }
        }
        table.pointee.xTruncate = { file, size in
            CuttableDisks.shared.did(file, { $0.xTruncate(file, size) }) {
                .truncate(file: $0, size: Int(size))
            }
        }
        table.pointee.xSync = { file, flags in
            CuttableDisks.shared.did(file, { $0.xSync(file, flags) }) { .flush(file: $0) }
        }
        table.pointee.xClose = { file in
            let methods = CuttableDisks.shared.methods(of: file)
            CuttableDisks.shared.forget(file)
            return methods?.pointee.xClose(file) ?? SQLITE_ERROR
        }
        return table
    }

    /// Lets the system do it, and writes it down when it was done.
    private func did(
        _ file: UnsafeMutablePointer<sqlite3_file>?, _ call: (sqlite3_io_methods) -> Int32,
        _ operation: (String) -> CuttableDisk.Operation
    ) -> Int32 {
        guard let methods = methods(of: file) else { return SQLITE_ERROR }
        let code = call(methods.pointee)
        let address = UInt(bitPattern: file)
        if code == SQLITE_OK, let known = state.withLock({ $0.files[address] }) {
            add(operation(known.name), known.slot)
        }
        return code
    }

    private func methods(of file: UnsafeMutablePointer<sqlite3_file>?) -> UnsafePointer<sqlite3_io_methods>? {
        let address = UInt(bitPattern: file)
        return UnsafePointer(bitPattern: state.withLock { $0.files[address]?.methods ?? 0 })
    }

    private func forget(_ file: UnsafeMutablePointer<sqlite3_file>?) {
        let address = UInt(bitPattern: file)
        _ = state.withLock { $0.files.removeValue(forKey: address) }
    }
}

// Starts libFuzzer on the target that the first argument names; the other arguments are libFuzzer's.

import Glibc
import Synchronization

typealias Arguments = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>

@_silgen_name("LLVMFuzzerRunDriver")
func runDriver(
    _ count: UnsafeMutablePointer<CInt>, _ arguments: UnsafeMutablePointer<Arguments>,
    _ test: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

private let chosen = Mutex<FuzzTarget?>(nil)

/// SwiftPM starts an executable at its module's own `main`; the package has no top-level code, so that this is it.
@_cdecl("Fuzzing_main")
func start(_ count: CInt, _ arguments: Arguments) -> CInt {
    let name = count > 1 ? arguments[1].map { String(cString: $0) } : nil
    guard let target = FuzzTarget.all.first(where: { $0.name == name }) else {
        for target in FuzzTarget.all { print(target.name) }
        return name == nil ? 0 : 2
    }
    chosen.withLock { $0 = target }
    // In the place of the target's name; a later argument of the same kind wins.
    arguments[1] = strdup("-max_len=\(target.maximumLength)")
    var (rest, shifted) = (count, arguments)
    return runDriver(&rest, &shifted) { bytes, count in
        chosen.withLock { $0 }?.run(Array(UnsafeBufferPointer(start: bytes, count: count)))
        return 0
    }
}

/// For libFuzzer's own `main`, which the linker brings along and nothing starts.
@_cdecl("LLVMFuzzerTestOneInput")
func test(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt { 0 }

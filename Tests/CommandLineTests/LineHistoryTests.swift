// The file of lines typed before.

import Glibc
import TemporaryFiles
import Testing

@testable import parley

@Suite struct LineHistoryTests {
    /// A folder of its own for one test.
    private func withFolder(_ body: (String) throws -> Void) throws {
        let folder = try TemporaryFolder()
        try withExtendedLifetime(folder) { try body(folder.path) }
    }

    @Test("lines come back in order, from a file that only its owner can read")
    func roundTrip() throws {
        try withFolder { folder in
            let history = LineHistory(path: folder + "/history")
            #expect(history.load() == [])
            history.append("我想退货")
            history.append("second")
            #expect(history.load() == ["我想退货", "second"])
            var status = stat()
            #expect(stat(history.path, &status) == 0)
            #expect(status.st_mode & 0o777 == 0o600)
        }
    }

    @Test("only the newest lines are kept")
    func limit() throws {
        try withFolder { folder in
            let history = LineHistory(path: folder + "/history")
            let count = 2 * LineHistory.limit + 1
            for number in 1...count { history.append("\(number)") }
            #expect(history.load().count == LineHistory.limit)
            #expect(history.load().last == "\(count)")
            history.append("more")
            #expect(history.load().suffix(2) == ["\(count)", "more"])
        }
    }

    @Test("a history that cannot be written is no reason to stop")
    func unwritable() {
        let history = LineHistory(path: "/nonexistent/folder/history")
        history.append("x")
        #expect(history.load() == [])
    }
}

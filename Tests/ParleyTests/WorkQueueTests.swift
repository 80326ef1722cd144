// A closure that will be long lets go of its queue: others go on, one at a time, and it comes back.

import ParleyModel
import Synchronization
import Testing

@testable import Parley
@testable import ParleyTesting

@Suite("A queue of closures")
struct WorkQueueTests {
    @Test("Goes on with another thread while one closure is away, and never runs two at once")
    func leaves() throws {
        let queue = WorkQueue()
        #expect(queue.start())
        let reached = Waiter<Bool>()
        let isOver = Waiter<Bool>()
        let inside = Atomic<Int>(0)
        let together = Atomic<Int>(0)
        let enter: @Sendable () -> Void = {
            if inside.add(1, ordering: .relaxed).newValue > 1 { together.add(1, ordering: .relaxed) }
        }
        let exit: @Sendable () -> Void = { inside.subtract(1, ordering: .relaxed) }
        queue.add {
            enter()
            exit()
            #expect(queue.leave())
            // Nobody else fulfils it.
            #expect(reached.wait(seconds: 30) == true)
            queue.comeBack()
            enter()
            exit()
            isOver.fulfil(true)
        }
        for number in 0..<1000 {
            queue.add {
                enter()
                if number == 500 { reached.fulfil(true) }
                exit()
            }
        }
        #expect(isOver.wait(seconds: 30) == true)
        queue.stop()
        #expect(together.load(ordering: .relaxed) == 0)
    }

    @Test("Only so many closures are away at once; the next one stays")
    func bounded() {
        let queue = WorkQueue()
        #expect(queue.start())
        let answers = Guarded<[Bool]>([])
        let releases = (0..<4).map { _ in Waiter<Bool>() }
        let isAsked = Waiter<Bool>()
        for number in 0..<4 {
            queue.add {
                let hasLeft = queue.leave()
                answers.withLock { $0.append(hasLeft) }
                guard hasLeft else { return isAsked.fulfil(true) }
                #expect(releases[number].wait(seconds: 30) == true)
                queue.comeBack()
            }
        }
        #expect(isAsked.wait(seconds: 30) == true)
        for release in releases { release.fulfil(true) }
        queue.stop()
        #expect(answers.withLock { $0.sorted { !$0 && $1 } } == [false, true, true, true])
    }
}

// What one decision reads in a text, for the rules that ask for it again.
import ParleyModel

/// Many rules look at the same few things of a message, and each is read once.
final class ReadingMemory {
    let clauses = Reading<[Clause]>()
    let yesOrNo = Reading<Bool?>()
    let asksForChoices = Reading<Bool>()

    final class Reading<Value> {
        private var known: [(text: String, value: Value)] = []

        /// A decision reads few texts: they are looked for one after the other.
        func value(_ text: String, _ read: () -> Value) -> Value {
            if let one = known.first(where: { $0.text == text }) { return one.value }
            let value = read()
            known.append((text, value))
            return value
        }
    }
}

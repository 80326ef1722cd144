// One number for all that some seeds lead to: journals, replies, states.

import Glibc
import Parley
import ParleyModel
import ParleyTesting

enum Digest {
    static func of(seeds: ClosedRange<UInt64>) throws -> UInt64 {
        var bytes: [UInt8] = []
        for seed in seeds {
            var simulation = try Simulation(seed: seed, users: 3)
            try simulation.converse()
            for conversation in simulation.conversations {
                for entry in conversation.entries {
                    bytes += "\(entry.seq) \(entry.at.milliseconds) \(entry.body.kind)".utf8
                    bytes += CanonicalJSON.bytes(entry.body.value)
                }
                for result in conversation.results {
                    bytes += CanonicalJSON.bytes(.record(result.state.slots))
                    bytes += CanonicalJSON.bytes(.list(result.replies.map(\.value)))
                }
            }
        }
        return EffectIdentity.hash(bytes)
    }

    /// What a process is born with, changed where a process can; the seed of hashes is another one by itself.
    static func becomeAnother() {
        setenv("TZ", "America/St_Johns", 1)
        setenv("LC_ALL", "tr_TR.UTF-8", 1)
        tzset()
        setlocale(LC_ALL, "")
    }
}

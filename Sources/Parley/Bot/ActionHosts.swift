// Several hosts of actions as one: the first that has an action serves it.
import ParleyModel

struct ActionHosts: ActionHost {
    private let hosts: [any ActionHost]
    let actions: [ActionDeclaration]
    private let serving: [String: Int]

    init(_ hosts: [any ActionHost]) {
        self.hosts = hosts
        var serving: [String: Int] = [:]
        var actions: [ActionDeclaration] = []
        for (index, host) in hosts.enumerated() {
            for action in host.actions where serving[action.name] == nil {
                serving[action.name] = index
                actions.append(action)
            }
        }
        self.serving = serving
        self.actions = actions
    }

    func call(_ call: ActionCall, completion: @escaping @Sendable (ActionOutcome) -> Void) {
        guard let index = serving[call.action] else {
            // A write that is repeated after a crash may have been done by a plugin that is gone now.
            let why = "no plugin provides \(call.action)"
            return completion(call.effect == .read ? .failed(why) : .unknown(why))
        }
        hosts[index].call(call, completion: completion)
    }
}

// The words that lead up to a value and say nothing without it: "and my phone is", 我的手机号是.

import ParleyModel

enum LeadIn {
    /// Where the words begin that lead up to a value: its slot's name or its kind's, with "my" before and "is" behind
    /// it. Where the value is not named at all, its own start.
    ///
    /// - Parameter names: where slots are called by their names.
    static func start(before start: Int, of type: SlotType, names: [Range<Int>], in text: [Scalar]) -> Int {
        let whole = 0..<text.count
        var position = skip(text, before: start, while: isSign)
        for _ in 0..<2 {
            let length = connectors.match(text, endingAt: position, in: whole)
            position = skip(text, before: position - length, while: isSign)
        }
        guard let named = beforeName(position, of: type, names: names, in: text) else { return start }
        return beforeOwner(named, in: text)
    }

    /// The same for a name whose value is told already.
    static func start(ofName name: Range<Int>, in text: [Scalar]) -> Int {
        beforeOwner(name.lowerBound, in: text)
    }

    /// Where the names begin that end here; `nil` when there is none.
    private static func beforeName(_ end: Int, of type: SlotType, names: [Range<Int>], in text: [Scalar])
        -> Int?
    {
        var position = end
        for _ in 0..<3 {
            let name = names.filter { $0.upperBound == position }.map(\.count).max() ?? 0
            let kind = kinds[type.name]?.match(text, endingAt: position, in: 0..<text.count) ?? 0
            let length = max(name, kind)
            if length == 0 { break }
            position = skip(text, before: position - length, while: { $0 == .blank })
        }
        return position < end ? position : nil
    }

    /// "and my", 和我的.
    private static func beforeOwner(_ end: Int, in text: [Scalar]) -> Int {
        let whole = 0..<text.count
        var position = skip(text, before: end, while: { $0 == .blank })
        var start = end
        for words in [owners, owners, joints] {
            let length = words.match(text, endingAt: position, in: whole)
            if length == 0 { continue }
            start = position - length
            position = skip(text, before: start, while: { $0 == .blank })
        }
        return start
    }

    private static func skip(_ text: [Scalar], before end: Int, while passes: (Scalar) -> Bool) -> Int {
        var position = end
        while position > 0, passes(text[position - 1]) { position -= 1 }
        return position
    }

    private static func isSign(_ scalar: Scalar) -> Bool {
        switch scalar {
        case .blank, 0x3A, 0x3D, 0x23, 0x22, 0x27, 0x28: true  // : = # " ' (
        default: false
        }
    }

    static let joints = Phrases("和|跟|还有|以及|然后|另外|而且|并且|and|also|plus", joins: true)
    private static let connectors = Phrases("是|为|就是|is|are|was|will be|would be|should be", joins: true)
    private static let owners = Phrases(
        """
        我的|我们的|您的|你的|他的|她的|本人|我|用|打|通过
        my|our|your|his|her|their|the|a|an|on|at|by|via|under|with|call me at|call me on|reach me at|reach me on
        """, joins: true)
    /// What people call values of a kind, whatever a bot calls its slots.
    private static let kinds: [String: Phrases] = [
        "phone":
            "手机|手机号|手机号码|电话|电话号码|联系电话|联系方式|号码|phone|phone number|telephone|telephone number|mobile|mobile number"
            + "|mobile phone|cell|cell phone|cell number|tel|number",
        "email": "邮箱|邮箱地址|邮件|邮件地址|电子邮箱|电子邮件|email|e-mail|mail|email address|e-mail address|mail address",
        "url": "网址|网站|链接|website|web site|web page|page|link|url|site",
        "code": "号|号码|编号|单号|代码|订单|订单号|number|no|code|id|order|order number",
        "number": "数量|个数|number|quantity|count", "integer": "数量|个数|number|quantity|count",
        "money": "金额|价格|amount|price|sum|total", "rating": "评分|分数|rating|score",
    ].mapValues { Phrases($0, joins: true) }
}

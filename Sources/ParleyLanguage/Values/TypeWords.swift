// What everybody calls a value of some type, whatever its slot is named.

import ParleyModel

enum TypeWords {
    /// Where a message names a thing of this type: "why do you need my phone number".
    static func found(_ type: SlotType, in text: PreparedText) -> [Range<Int>] {
        guard let words = words[type] else { return [] }
        var found: [Range<Int>] = []
        var position = text.range.lowerBound
        while position < text.range.upperBound {
            let length = words.match(text.folded, at: position, in: text.range)
            if length > 0 { found.append(position..<position + length) }
            position += max(1, length)
        }
        return found
    }

    /// "The date", "my number", 日期, and not "no time", 没时间: one thing of this type is spoken of.
    static func mention(of type: SlotType, in text: PreparedText) -> Range<Int>? {
        found(type, in: text).first { range in
            let before = Gaps.trimmed(text.folded, text.range.lowerBound..<range.lowerBound)
            if text.folded[range.lowerBound].isHan {
                return before.isEmpty
                    || lacks.match(text.folded, endingAt: before.upperBound, in: before) == 0
            }
            return before.isEmpty || pointing.match(text.folded, endingAt: before.upperBound, in: before) > 0
        }
    }
    private static let pointing = Phrases("the|my|your|that|this", joins: true)
    private static let lacks = Phrases("没|没有|有|段|多|哪", joins: true)

    private static let words: [SlotType: Phrases] = [
        .phone: Phrases(
            "手机号|手机号码|电话|电话号码|手机|号码|phone number|phone|mobile number|mobile|number|cell number", joins: true),
        .email: Phrases("邮箱|邮箱地址|邮件地址|电子邮箱|email|e-mail|email address|mail address|mail", joins: true),
        .code: Phrases(
            """
            单号|编号|号码|订单号|快递单号|运单号|预订号|会员号|卡号|账号|房间号
            number|code|id|reference|order number|tracking number|parcel number|booking number|reference number|customer number
            member number|account number|card number|ticket number|invoice number|room number
            """, joins: true),
        .date: Phrases("日期|日子|date|day|dates|days", joins: true),
        .time: Phrases("时间|时间点|time|times", joins: true),
        .money: Phrases("金额|数额|amount", joins: true),
        .rating: Phrases("评分|分数|打分|rating|score", joins: true),
    ]
}

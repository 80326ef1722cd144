// Days, clock times and durations in a message.

import ParleyModel

/// All that a message says of time, in the order of its places.
struct TimeFinder {
    let readings: [TimeReading]
    let durations: [DurationReading]
    /// Stretches of time; what they are made of is among the readings too.
    let spans: [TimeSpan]

    /// - Parameters:
    ///   - moment: `nil` where it is not known: then nothing is read.
    ///   - withSpans: whether stretches of time are asked for.
    init(_ text: [Scalar], in range: Range<Int>, at moment: Moment?, withSpans: Bool = false) {
        guard let moment, TimeFinder.mayHold(text, range) else {
            (readings, durations, spans) = ([], [], [])
            return
        }
        let context = TimeContext(moment)
        let english = EnglishTimes(text, Tokeniser.tokens(text, in: range), context)
        let hasHan = range.contains { text[$0].isHan }
        let chinese = hasHan ? ChineseTimes(text, in: range, context) : nil
        let all = (chinese?.found() ?? []) + english.found()
        let kept = NeighbouringDays.added(to: TimeFinder.longest(all) { $0.range }, of: text, in: range)
        readings = HalfOfDay.settled(kept, of: text, in: range, moment)
        let spans = TimeFinder.longest((chinese?.durations() ?? []) + english.durations()) { $0.range }
        self.spans =
            withSpans ? (chinese?.spans() ?? []) + english.spans() + kept.compactMap(TimeFinder.feast) : []
        // The three days of 三天后 are no length.
        durations = spans.filter { span in
            !kept.contains { $0.range.overlaps(span.range) && $0.range != span.range }
        }
    }

    /// A feast of several days.
    private static func feast(_ reading: TimeReading) -> TimeSpan? {
        guard let day = reading.day, day.isFeast, let end = day.end, reading.clock == nil, reading.part == nil
        else { return nil }
        return TimeSpan(from: day.first.second, to: end.second, grain: .day, range: reading.range)
    }

    /// Whether any character here may begin a time: a digit, or a letter of one of its words.
    private static func mayHold(_ text: [Scalar], _ range: Range<Int>) -> Bool {
        range.contains {
            text[$0].isDigit || text[$0].isLowerLatin
                || signs.contains(ChineseTimes.simplified[text[$0]] ?? text[$0])
        }
    }
    private static let signs = Set(
        "当今明后後昨前大清冬周週星礼禮月年天日号號点點时時半早晚午凌下上这這本现現元圣聖国國情劳勞儿兒教五六七八九十两兩一二三四万雙双跨平愚中秋妇植青建光过再个個听寻而宜依此马立春新陽阳主復复懺忏棕神濯耶升基東东馬总總母父陣阵感哥農农除端龍龙乞重鬼盂團团燈灯退諸诸世地消黨党美第过未最往节節日斋齋夜"
            .unicodeScalars
            .map(\.value))

    private static func longest<Reading>(_ readings: [Reading], _ range: (Reading) -> Range<Int>) -> [Reading]
    {
        let sorted = readings.sorted {
            (range($0).count, -range($0).lowerBound) > (range($1).count, -range($1).lowerBound)
        }
        var kept: [Reading] = []
        for reading in sorted where !kept.contains(where: { range($0).overlaps(range(reading)) }) {
            kept.append(reading)
        }
        return kept.sorted { range($0).lowerBound < range($1).lowerBound }
    }

    /// Findings for slots: a day as `date`, a clock time as `time`, both where both are said.
    func findings(_ context: TimeContext) -> [Finding] {
        var findings: [Finding] = []
        for reading in readings {
            if let day = reading.date(context) {
                findings.append(Finding(type: .date, value: .text(day.text), range: reading.range))
            }
            if let time = reading.time(context) {
                findings.append(Finding(type: .time, value: .text(time), range: reading.range))
            }
        }
        for duration in durations {
            guard let seconds = Value.number(NumberReading.rounded(duration.seconds)) else { continue }
            findings.append(Finding(type: .duration, value: seconds, range: duration.range))
        }
        return findings
    }
}

extension TimeReading {
    /// The day that is meant; `nil` where no day is said, or a longer stretch. A time from now on gives its day too.
    func date(_ context: TimeContext) -> CivilDay? {
        if let day {
            guard day.grain == .day else { return nil }
            return clock?.hour == 24 && (clock?.minute ?? 0) == 0 && part == .night
                ? day.first + 1 : day.first
        }
        guard let shift else { return nil }
        let second = Int64(context.second) + shift.seconds
        return context.today + second.flooredDivision(by: 86_400)
    }

    /// `15:00`; `nil` where no time of the day is said.
    func time(_ context: TimeContext) -> String? {
        func text(_ hour: Int, _ minute: Int) -> String {
            (hour < 10 ? "0" : "") + String(hour) + ":" + (minute < 10 ? "0" : "") + String(minute)
        }
        if let clock { return text(clock.hour % 24, clock.minute) }
        guard let shift, day == nil else { return nil }
        let second = Int64(context.second) + shift.seconds
        let ofDay = Int(second - second.flooredDivision(by: 86_400) * 86_400)
        return text(ofDay / 3600, ofDay / 60 % 60)
    }
}

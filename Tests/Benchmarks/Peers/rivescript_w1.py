"""W1 with RiveScript in this process; prints measurements in the form of `parley bench --beside`."""
import json
import os
import resource
import sys
import time

from rivescript import RiveScript
from rivescript import __version__ as version

USER = {
    "en": ["hello", "I want to return my order", "I do not know", None, "it arrived broken", "yes"],
    "zh": ["你好", "我想退货", "我不知道", None, "商品坏了", "是的"],
}
BOT = {
    "en": ["help", "order number", "6 to 20 digits", "Why", None, None],
    "zh": ["帮", "订单号", "6到20位", "原因", None, None],
}


def processor():
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_utime + usage.ru_stime


def measure(language, sessions):
    brain = RiveScript(utf8=True)
    brain.load_file(os.path.join(os.path.dirname(os.path.abspath(__file__)), "returns.rive"))
    brain.sort_replies()
    times, wrong, first = [], 0, ""
    start, before = time.monotonic(), processor()
    for session in range(sessions):
        number = str(10_000_000 + session)
        for said, expected in zip(USER[language], BOT[language]):
            since = time.monotonic_ns()
            answer = brain.reply(f"s{session}", said or number)
            times.append(time.monotonic_ns() - since)
            if (expected or number) not in answer:
                wrong, first = wrong + 1, first or f"{said or number}: {answer}"
    seconds, used = time.monotonic() - start, processor() - before
    times.sort()
    return {
        "workload": "W1", "name": f"RiveScript {version} (Python), {language}", "durability": "none",
        "turns": len(times), "wrong": wrong, "first_wrong": first,
        "figures": [
            {"name": "turns/s", "value": len(times) / seconds},
            {"name": "p50 us", "value": times[len(times) // 2] / 1000},
            {"name": "p99 us", "value": times[len(times) * 99 // 100] / 1000},
            {"name": "CPU us/turn", "value": used * 1e6 / len(times)},
        ],
    }


if __name__ == "__main__":
    for language in ("en", "zh"):
        print(json.dumps(measure(language, int(sys.argv[1])), ensure_ascii=False))

#!/usr/bin/env python3
# Many turns in one process, sessions that come and go: its memory must not grow with them, nor its open files.
# Usage: steady.py PROGRAM [TURNS]

import json
import os
import sys
import tempfile

from program import Findings, Program, Receiver, line

LANES = 256
SAMPLES = 20
# Megabytes per million turns.
LIMIT = 1.0


def resident(process):
    """Megabytes, and how many handles are open."""
    with open(f"/proc/{process}/status") as file:
        kilobytes = next(int(text.split()[1]) for text in file if text.startswith("VmRSS"))
    return kilobytes / 1024, len(os.listdir(f"/proc/{process}/fd"))


def text_of(turn, number):
    return ["order a shirt", str(number), "yes", "hello", "order a shirt", str(number + 1), "no", "hello"][turn]


def slope(points):
    """Least squares: megabytes per million turns."""
    mean_x = sum(x for x, _ in points) / len(points)
    mean_y = sum(y for _, y in points) / len(points)
    spread = sum((x - mean_x) ** 2 for x, _ in points)
    return sum((x - mean_x) * (y - mean_y) for x, y in points) / spread * 1_000_000


def run(binary, turns):
    findings, receiver = Findings("turns"), Receiver()
    with tempfile.TemporaryDirectory(dir=os.environ.get("PARLEY_SCRATCH", "/var/tmp")) as folder:
        program = Program(binary, os.path.join(folder, "sessions.db"), "--durability", "relaxed")
        position, fresh, samples = {}, 0, []
        data = b""
        while findings.count < turns:
            while len(position) < LANES:
                position[f"s{fresh}"] = (0, fresh)
                data += line(f"s{fresh}", "0", text_of(0, fresh))
                fresh += 1
            program.write(data)
            data, lines = b"", program.lines(20)
            if not findings.check(lines, "no answer within 20 s"):
                break
            for got in lines:
                value = json.loads(got)
                if "call" in value:
                    data += receiver.take(value)
                    receiver.taken.clear()
                    continue
                findings.count += 1
                if not value.get("replies") or "problem" in value:
                    findings.check(False, f"{got!r}")
                name = value["session"]
                turn, number = position.pop(name)
                if turn < 7:
                    position[name] = (turn + 1, number)
                    data += line(name, str(turn + 1), text_of(turn + 1, number))
                if findings.count % max(1, turns // SAMPLES) == 0:
                    samples.append((findings.count, *resident(program.child.pid)))
        status, said = program.wait(60)
        findings.check(status == 0, f"it ended with {status}: {said}")
    print("steady: MB after every", turns // SAMPLES, "turns:", *(f"{megabytes:.1f}" for _, megabytes, _ in samples))
    # Caches fill up at first: a worker keeps the sessions of some hundred thousand turns.
    settled = samples[len(samples) // 2:]
    handles = {count for _, _, count in settled}
    growth = slope([(x, y) for x, y, _ in settled]) if len(settled) > 2 else 0
    print(
        f"steady: {findings.count} turns of {fresh} sessions, {samples[0][1]:.1f} MB after the first {samples[0][0]}, "
        f"{samples[-1][1]:.1f} MB at the end, {growth:.2f} MB a million turns, handles {sorted(handles)}")
    findings.check(len(handles) == 1, f"the number of handles changes: {sorted(handles)}")
    # Over few turns the caches are still filling, and the figure means nothing.
    if turns >= 500_000:
        findings.check(growth < LIMIT, f"memory grows by {growth:.2f} MB a million turns")
    findings.finish()


if __name__ == "__main__":
    run(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 20_000)

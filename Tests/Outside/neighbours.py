#!/usr/bin/env python3
# How long a session waits while another one runs into its budget again and again: on another worker, and on the same.
# Usage: neighbours.py PROGRAM [TURNS]

import os
import sys
import tempfile
import time

from program import Findings, Program, line


def worker(session, count):
    """As the engine spreads sessions: FNV-1a."""
    value = 0xCBF29CE484222325
    for byte in session.encode():
        value = ((value ^ byte) * 0x100000001B3) & 0xFFFFFFFFFFFFFFFF
    return value % count


def session_on(place, count, head):
    return next(name for number in range(1000) if worker(name := f"{head}{number}", count) == place)


def percentiles(times):
    times = sorted(times)
    return times[len(times) // 2] * 1000, times[len(times) * 99 // 100] * 1000


class Measurement:
    """Neighbours that are timed, beside an attacker that has one message under way whenever it may."""

    def __init__(self, program, attacker):
        self.program, self.attacker = program, attacker
        self.number = self.turn = 0
        self.since = None
        self.ends = []

    def times(self, session, turns, attacking):
        times, own = [], f'"session":"{session}"'.encode()
        for _ in range(turns):
            if attacking and self.since is None:
                self.number += 1
                self.since = time.monotonic()
                self.program.write(line(self.attacker, f"a{self.number}", "count for ever"))
            self.turn += 1
            start, done = time.monotonic(), False
            self.program.write(line(session, f"n{self.turn}", "hello"))
            while not done and (lines := self.program.lines(20)):
                for got in lines:
                    done = done or own in got
                    if own not in got:
                        self.take(got)
            times.append(time.monotonic() - start)
            # As people do: not the next message the moment that the answer is there.
            time.sleep(0.002)
        while self.since is not None and (lines := self.program.lines(20)):
            for got in lines:
                self.take(got)
        return times

    def take(self, got):
        self.ends.append((time.monotonic() - self.since, b"flow-budget" in got))
        self.since = None


def run(binary, turns):
    findings, count = Findings("turns beside an attack"), os.cpu_count()
    with tempfile.TemporaryDirectory(dir=os.environ.get("PARLEY_SCRATCH", "/var/tmp")) as folder:
        program = Program(binary, os.path.join(folder, "sessions.db"))
        measurement = Measurement(program, session_on(0, count, "attacker"))
        for name, place in (("another worker", 1 % count), ("the same worker", 0)):
            session = session_on(place, count, "neighbour")
            measurement.times(session, 50, attacking=False)
            quiet = percentiles(measurement.times(session, turns, attacking=False))
            loud = percentiles(measurement.times(session, turns, attacking=True))
            findings.count += turns
            print(
                f"neighbours: {name}: p50 {quiet[0]:.2f} ms quiet, {loud[0]:.2f} ms beside the attack; "
                f"p99 {quiet[1]:.2f} ms, {loud[1]:.2f} ms")
            findings.check(loud[0] <= 2 * quiet[0], f"{name}: the median more than doubles")
        longest = max(seconds for seconds, _ in measurement.ends)
        print(f"neighbours: {len(measurement.ends)} attacks, the longest took {longest * 1000:.0f} ms")
        findings.check(all(ended for _, ended in measurement.ends), "an attack did not end by its budget")
        findings.check(longest < 1, f"an attack took {longest:.2f} s")
        program.wait()
    findings.finish()


if __name__ == "__main__":
    run(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 300)

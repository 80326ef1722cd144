#!/usr/bin/env python3
# kill -9 at random instants under load, with write actions, doubled and late inputs: nothing lost, nothing twice.
# Usage: kills.py PROGRAM [KILLS [SEED]]

import contextlib
import json
import os
import random
import sqlite3
import sys
import tempfile
import time

from program import Findings, Program, Receiver, line

LANES = 48
TURNS = 6
LONGEST_LIFE = 0.25


class Session:
    def __init__(self, number):
        self.number = number
        self.name = f"s{number}"
        self.turn = 0

    def size(self, order):
        return self.number * 2 + order

    def text(self, turn):
        order, step = divmod(turn - 1, 3)
        return ["order a shirt", str(self.size(order)), "yes"][step]

    def expected(self, turn):
        order, step = divmod(turn - 1, 3)
        size = self.size(order)
        return ["Which size?", f"Order size {size}?", f" of size {size}."][step]

    def request(self, turn):
        return line(self.name, f"t{turn}", self.text(turn))


class Load:
    """Many users at once, each waiting for its answer; some send twice, some send an old one again."""

    def __init__(self, dice, findings):
        self.dice, self.findings = dice, findings
        self.receiver = Receiver()
        self.sessions = []
        self.open = {}
        # The first answer to each input: every later one must be the same bytes.
        self.answers = {}
        self.owed = []
        self.doubled = self.late = self.repeats = 0

    def next(self, session):
        session.turn += 1
        self.open[session.name] = session
        return self.send(session)

    def send(self, session):
        data = session.request(session.turn)
        if self.dice.random() < 0.1:
            self.doubled += 1
            data += data
        if session.turn > 1 and self.dice.random() < 0.1:
            self.late += 1
            data += session.request(self.dice.randrange(1, session.turn))
        return data

    def begin(self, lanes):
        data = b"".join(self.send(session) for session in self.open.values())
        # A turn that was acknowledged just before the kill: its user goes on.
        for session in self.sessions[-4 * LANES:]:
            if session.name not in self.open and session.turn < TURNS:
                data += self.next(session)
        while len(self.open) < lanes:
            data += self.fresh()
        return data

    def fresh(self):
        self.sessions.append(Session(len(self.sessions)))
        return self.next(self.sessions[-1])

    def take(self, lines, go_on=True, fresh=True):
        data = b""
        for got in lines:
            value = json.loads(got)
            if "call" in value:
                self.owed.append(self.receiver.take(value))
                continue
            session = self.sessions[int(value["session"][1:])]
            turn = int(value["id"][1:])
            place = (session.number, turn)
            if place in self.answers:
                self.repeats += 1
                self.findings.check(
                    self.answers[place] == got, f"{place} was answered {self.answers[place]!r}, then {got!r}")
                continue
            self.answers[place] = got
            replies = " ".join(reply.get("text", "") for reply in value.get("replies", []))
            self.findings.check(session.expected(turn) in replies and "problem" not in value, f"{place}: {got!r}")
            if session.name in self.open and session.turn == turn:
                del self.open[session.name]
            if not go_on:
                continue
            if turn < TURNS:
                data += self.next(session)
            elif fresh:
                data += self.fresh()
        # Results of actions go back at once or a moment later, so that kills fall between call and result.
        if self.owed and self.dice.random() < 0.7:
            data += b"".join(self.owed)
            self.owed = []
        return data


def run(binary, kills, seed):
    dice = random.Random(seed)
    findings = Findings("kills")
    load = Load(dice, findings)
    with tempfile.TemporaryDirectory(dir=os.environ.get("PARLEY_SCRATCH", "/var/tmp")) as folder:
        store = os.path.join(folder, "sessions.db")
        for _ in range(kills):
            deadline = time.monotonic() + dice.random() * LONGEST_LIFE
            program = Program(binary, store)
            program.write(load.begin(LANES))
            while (left := deadline - time.monotonic()) > 0 and not program.ended:
                program.write(load.take(program.lines(min(left, 0.005 if load.owed else left))))
            program.kill()
            # What had left the process counts as acknowledged.
            while lines := program.lines(5):
                load.take(lines, go_on=False)
            load.owed = []
            status, said = program.wait()
            findings.check(status == -9, f"it ended by itself: {status}, {said}")
            findings.count += 1
        finish(binary, store, load, findings)
        judge(store, load, findings)
    print(
        f"kills: {len(load.answers)} acknowledged turns of {len(load.sessions)} sessions, "
        f"{len(load.receiver.taken)} writes in {load.receiver.attempts} attempts, {load.doubled} doubled, "
        f"{load.late} late, {load.repeats} repeats compared")
    findings.finish()


def finish(binary, store, load, findings):
    """Every conversation to its end, then many answers once more."""
    program = Program(binary, store)
    program.write(load.begin(0))
    silent = 0
    while load.open and silent < 200:
        lines = program.lines(0.1)
        silent = 0 if lines else silent + 1
        program.write(load.take(lines, fresh=False))
    findings.check(not load.open, f"{len(load.open)} sessions do not go on, the first {next(iter(load.open), '')}")
    while program.lines(0.3):
        pass
    places = sorted(load.answers)
    for number, turn in load.dice.sample(places, min(2000, len(places))):
        got = program.answer(load.sessions[number].request(turn))
        load.repeats += 1
        findings.check(got == load.answers[number, turn], f"asked again, {number} {turn} gets {got!r}")
    status, said = program.wait()
    findings.check(status == 0, f"the last process ended with {status}: {said}")


def judge(store, load, findings):
    with contextlib.closing(sqlite3.connect(store)) as database:
        ids = {}
        query = "SELECT session, input FROM journal WHERE kind = 'received' ORDER BY session, seq"
        for session, input in database.execute(query):
            ids.setdefault(session, []).append(input)
    wanted = [f"t{turn}" for turn in range(1, TURNS + 1)]
    keys = {}
    for key, (what, _) in load.receiver.taken.items():
        keys.setdefault(what, []).append(key)
    for session in load.sessions:
        findings.check(
            ids.get(session.name) == wanted, f"the journal of {session.name} has {ids.get(session.name)}")
        for order in range(2):
            found = keys.pop((session.name, session.size(order)), [])
            findings.check(len(found) == 1, f"order {order + 1} of {session.name} took effect under {found}")
    findings.check(not keys, f"writes that nobody asked for: {keys}")
    for wrong in load.receiver.wrong:
        findings.check(False, wrong)


if __name__ == "__main__":
    run(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 100, sys.argv[3] if len(sys.argv) > 3 else "1")

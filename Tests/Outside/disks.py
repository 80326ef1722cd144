#!/usr/bin/env python3
# Disks that are full, fail or take nothing, a second process, a newer schema, a clock that jumps: refused and said so,
# nothing acknowledged that is not kept, and it goes on by itself. Usage: disks.py PROGRAM [--long]

import contextlib
import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile

from program import Findings, Program, Receiver, line

TALK = ["order a shirt", "7", "yes", "hello"]


def error(got):
    return json.loads(got).get("error", {}).get("code") if got else "no answer"


def journal(store):
    with contextlib.closing(sqlite3.connect(store)) as database:
        rows = database.execute("SELECT session, input FROM journal WHERE kind = 'received' ORDER BY id").fetchall()
    return rows


class Disks:
    def __init__(self, binary, findings, is_long):
        self.binary, self.findings, self.is_long = binary, findings, is_long

    def folder(self):
        return tempfile.TemporaryDirectory(dir=os.environ.get("PARLEY_SCRATCH", "/var/tmp"))

    def check(self, holds, sentence):
        self.findings.count += 1
        return self.findings.check(holds, sentence)

    def whole(self, store, receiver, acknowledged, what):
        """Opens the store again: all that was acknowledged is there and is answered with the same bytes; it goes on."""
        program = Program(self.binary, store)
        for index, text in enumerate(TALK):
            got = program.answer(line("s", f"t{index}", text), receiver)
            self.findings.check(got and not error(got), f"{what}: afterwards turn {index} gets {got!r}")
            known = acknowledged.get(index)
            self.findings.check(known in (None, got), f"{what}: turn {index} was {known!r}, now {got!r}")
        status, said = program.wait()
        self.findings.check(status == 0, f"{what}: afterwards it ends with {status}: {said}")
        ids = [id for session, id in journal(store) if session == "s"]
        self.findings.check(ids == ["t0", "t1", "t2", "t3"], f"{what}: the journal has {ids}")
        self.findings.check(len(receiver.taken) == 1, f"{what}: the write took effect {len(receiver.taken)} times")
        self.findings.check(not receiver.wrong, f"{what}: {receiver.wrong}")

    # Every single call that fails, and every one from which on all fail.

    def failing_calls(self):
        if not shutil.which("strace"):
            print("SKIPPED: strace is not installed: no failing system calls.")
            return
        cases = [("pwrite64", "EIO"), ("pwrite64", "ENOSPC"), ("fdatasync", "EIO"), ("fsync", "EIO"), ("ftruncate", "EIO")]
        step = 1 if self.is_long else 5
        for call, code in cases if self.is_long else cases[:3]:
            for when in ("{}", "{}+"):
                number, reached = 1, True
                while reached and number < 400:
                    reached = self.failing(call, code, when.format(number))
                    number += step if call == "pwrite64" else 1

    def failing(self, call, code, when):
        """One conversation with a write action over a disk where a call fails; whether it came to that."""
        what = f"{call} number {when} fails with {code}"
        receiver, acknowledged = Receiver(), {}
        with self.folder() as folder:
            store, trace = os.path.join(folder, "sessions.db"), os.path.join(folder, "trace")
            before = ["strace", "-f", "-qq", "-o", trace, "-e", f"trace={call}", "-e", f"inject={call}:error={code}:when={when}"]
            # Standard output is a pipe and is written with other calls than files.
            program = Program(self.binary, store, before=before)
            for index, text in enumerate(TALK):
                got = None
                for _ in range(3):
                    got = program.answer(line("s", f"t{index}", text), receiver, timeout=10)
                    if got is None or error(got) != "store-failed":
                        break
                if got is None or error(got):
                    self.findings.check(
                        error(got) == "store-failed" or program.ended, f"{what}: turn {index} gets {got!r}")
                    break
                acknowledged[index] = got
            program.kill()
            status, said = program.wait()
            self.findings.check(
                not re.search(r"Fatal error|crashed", said) and status in (-9, 0, 1, 2, 137),
                f"{what}: it ends with {status}: {said}")
            with open(trace, errors="replace") as file:
                reached = "(INJECTED)" in file.read()
            if reached:
                self.findings.count += 1
                self.whole(store, receiver, acknowledged, what)
        return reached

    # A disk of one megabyte.

    def mounted(self, folder, size):
        done = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", folder], capture_output=True)
        if done.returncode:
            print("SKIPPED: a small disk cannot be mounted here: " + done.stderr.decode().strip())
        return done.returncode == 0

    def full(self):
        with self.folder() as folder:
            if not self.mounted(folder, "1m"):
                return
            try:
                self.fill(folder)
            finally:
                subprocess.run(["umount", "-l", folder], check=False)

    def fill(self, folder):
        store = os.path.join(folder, "sessions.db")
        program, answers, refused = Program(self.binary, store), {}, []
        for number in range(5000):
            data = line(f"f{number % 50}", f"i{number}", "hello " + "x" * 2000)
            got = program.answer(data)
            if got and not error(got):
                answers[data] = got
                continue
            self.findings.check(error(got) == "store-failed", f"full disk: {got!r}")
            refused.append(data)
            if len(refused) == 5:
                break
        self.check(len(refused) == 5 and len(answers) > 20, f"full disk: {len(answers)} taken, {len(refused)} refused")
        # It goes on reading: what was answered is answered again.
        for data in list(answers)[:20]:
            got = program.answer(data)
            self.check(got == answers[data], f"full disk: a repeat gets {got!r}")
        subprocess.run(["mount", "-o", "remount,size=16m", folder], check=True)
        for data in refused:
            got = program.answer(data)
            self.check(got and not error(got), f"room again, and it says {got!r}")
            answers[data] = got
        program.kill()
        program.wait()
        program = Program(self.binary, store)
        for data, known in answers.items():
            self.check(program.answer(data) == known, "full disk: an acknowledged turn is lost")
        self.check(program.wait()[0] == 0, "full disk: the end")
        self.read_only(folder, store)

    def read_only(self, folder, store):
        subprocess.run(["mount", "-o", "remount,ro", folder], check=True)
        program = Program(self.binary, store)
        program.write(line("s", "1", "hello"))
        status, said = program.wait()
        self.check(status == 1 and "read-only" in said.lower(), f"read-only disk: {status}, {said}")
        subprocess.run(["mount", "-o", "remount,rw", folder], check=True)
        program = Program(self.binary, store)
        self.check(not error(program.answer(line("s", "1", "hello"))), "writable again")
        program.wait()

    # Owners, versions, clocks.

    def second(self):
        with self.folder() as folder:
            store = os.path.join(folder, "sessions.db")
            first = Program(self.binary, store)
            first.answer(line("s", "1", "hello"))
            second = Program(self.binary, store)
            status, said = second.wait()
            self.check(status == 1 and str(first.child.pid) in said, f"second process: {status}, {said}")
            self.check(not error(first.answer(line("s", "2", "hello"))), "the first goes on")
            first.wait()

    def newer(self):
        with self.folder() as folder:
            store = os.path.join(folder, "sessions.db")
            program = Program(self.binary, store)
            program.answer(line("s", "1", "hello"))
            program.wait()
            with contextlib.closing(sqlite3.connect(store)) as database:
                known = database.execute("PRAGMA user_version").fetchone()[0]
                database.execute(f"PRAGMA user_version = {known + 1}")
            before = open(store, "rb").read()
            status, said = Program(self.binary, store).wait()
            self.check(status == 1 and "newer" in said, f"newer schema: {status}, {said}")
            self.check(open(store, "rb").read() == before, "newer schema: the file was touched")

    def clocks(self):
        """The same conversation, each turn in a process whose clock stands somewhere else."""
        times = ["2026-03-01 12:00", "2026-03-01 12:01", "2019-01-01", "2026-03-01 12:02"]
        with self.folder() as folder:
            store, receiver = os.path.join(folder, "sessions.db"), Receiver()
            wanted = ["Which size?", "Order size 7?", "Order 1 of size 7.", "Hello."]
            for index, (text, time) in enumerate(zip(TALK, times)):
                program = Program(self.binary, store, "--clock", time)
                got = program.answer(line("s", f"t{index}", text), receiver) or b""
                self.check(wanted[index].encode() in got, f"at {time}: {got!r}")
                self.check(program.wait()[0] == 0, f"at {time}: the end")


if __name__ == "__main__":
    findings = Findings("points")
    disks = Disks(sys.argv[1], findings, "--long" in sys.argv)
    for test in (disks.second, disks.newer, disks.clocks, disks.full, disks.failing_calls):
        before = findings.count
        test()
        print(f"{test.__name__}: {findings.count - before} points")
    findings.finish()

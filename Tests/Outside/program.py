# The built program as another program sees it: `parley chat --jsonl` in a child, lines in and lines out.

import json
import os
import select
import signal
import subprocess
import time

HERE = os.path.dirname(os.path.abspath(__file__))
BOT = os.path.join(HERE, "Bot")
ACTIONS = "shop.order"


def line(session, id, text):
    return json.dumps({"session": session, "id": id, "text": text}, separators=(",", ":")).encode() + b"\n"


class Program:
    """A child that runs until it is killed or its input ends."""

    def __init__(self, binary, store, *options, before=(), bot=BOT):
        command = [*before, binary, "chat", "--jsonl", "--bot", bot, "--store", store, "--actions", ACTIONS, *options]
        self.child = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True)
        os.set_blocking(self.child.stdout.fileno(), False)
        self.rest = b""
        self.ended = False

    def write(self, data):
        try:
            self.child.stdin.write(data)
            self.child.stdin.flush()
            return True
        except (BrokenPipeError, ValueError, OSError):
            return False

    def lines(self, timeout):
        """Lines that came within so many seconds; none at the end of the output too."""
        deadline = time.monotonic() + timeout
        while not self.ended:
            left = deadline - time.monotonic()
            ready = select.select([self.child.stdout], [], [], max(0, left))[0]
            if not ready:
                return []
            data = os.read(self.child.stdout.fileno(), 1 << 16)
            if not data:
                self.ended = True
                return []
            self.rest += data
            if b"\n" in data:
                *whole, self.rest = self.rest.split(b"\n")
                return whole
        return []

    def answer(self, data, receiver=None, timeout=20):
        """Sends one input and gives the line that answers it; calls of actions are served meanwhile. None: no answer."""
        self.write(data)
        deadline = time.monotonic() + timeout
        while time.monotonic() < deadline and not self.ended:
            for got in self.lines(deadline - time.monotonic()):
                value = json.loads(got)
                if "call" not in value:
                    return got
                if receiver:
                    self.write(receiver.take(value))
        return None

    def kill(self):
        os.killpg(self.child.pid, signal.SIGKILL)

    def wait(self, timeout=20):
        """The exit status and what was written to the standard error."""
        try:
            self.child.stdin.close()
        except (BrokenPipeError, OSError):
            pass
        try:
            self.child.wait(timeout)
        except subprocess.TimeoutExpired:
            self.kill()
            self.child.wait()
        said = self.child.stderr.read().decode(errors="replace")
        self.child.stdout.close()
        self.child.stderr.close()
        return self.child.returncode, said


class Receiver:
    """What the shop's actions lead to: it honours keys and counts what took effect."""

    def __init__(self):
        self.taken = {}
        self.attempts = 0
        self.wrong = []

    def take(self, value):
        call = value["call"]
        self.attempts += 1
        what = (value["session"], call["args"]["size"])
        known = self.taken.setdefault(call["key"], (what, len(self.taken) + 1))
        if known[0] != what:
            self.wrong.append(f"the key {call['key']} of {known[0]} came again for {what}")
        result = {"result": {"key": call["key"], "value": {"number": known[1]}}}
        return json.dumps(result).encode() + b"\n"


class Findings:
    """What a test saw; its last line is the figure that scripts/verify shows."""

    def __init__(self, what):
        self.what = what
        self.count = 0
        self.wrong = []

    def check(self, holds, sentence):
        if not holds:
            self.wrong.append(sentence)
        return holds

    def finish(self):
        for sentence in self.wrong[:20]:
            print("WRONG: " + sentence)
        print(f"figure: {self.count} {self.what}, {len(self.wrong)} failures", flush=True)
        raise SystemExit(1 if self.wrong else 0)

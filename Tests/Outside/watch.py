#!/usr/bin/env python3
# How soon an answer uses a file that was just saved: `parley chat --watch` on many flows. Usage: watch.py PROGRAM [FLOWS]

import os
import subprocess
import sys
import tempfile
import time

VERBS = "order return track repair cancel insure wrap paint lend sell".split()
LIMIT = 0.3


def flow(number, text, more=""):
    examples = ", ".join(f'"{verb} thing number{number} please"' for verb in VERBS)
    return f"""-- Topic {number}.
slot("value_{number}", {{ type = "text", ask = "Which one?" }})
intent("topic_{number}", {{ {examples}{more} }})
flow("topic_{number}", {{ on = "topic_{number}" }}, function()
  say("{text}")
  say("Done with {{v}}.", {{ v = ask("value_{number}") }})
end)
"""


class Talk:
    def __init__(self, program, folder):
        command = [program, "chat", "--bot", folder, "--watch"]
        self.child = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, bufsize=1)

    def answer(self, number):
        """The first reply of a flow that is begun anew."""
        self.child.stdin.write(f":restart\norder thing number{number} please\n")
        self.child.stdin.flush()
        first = self.child.stdout.readline().strip()
        self.child.stdout.readline()
        return first


def main():
    program, flows = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 200
    wrong, slow, figures = 0, 0, []
    with tempfile.TemporaryDirectory() as folder:
        os.mkdir(f"{folder}/Flows")

        def save(number, *text):
            path = f"{folder}/Flows/topic_{number}.lua"
            with open(path + ".new", "w") as file:
                file.write(flow(number, *text))
            os.rename(path + ".new", path)

        for number in range(flows):
            save(number, "First.")
        talk = Talk(program, folder)
        wrong += talk.answer(1) != "First."
        for kind in ("text", "examples"):
            times = []
            for turn in range(12):
                number = turn * 17 % flows
                text = f"New {kind} {turn}."
                save(number, text, f', "more {turn} examples"' if kind == "examples" else "")
                begin = time.monotonic()
                wrong += talk.answer(number) != text
                times.append(time.monotonic() - begin)
            times.sort()
            slow += times[len(times) // 2] > LIMIT
            figures.append(f"{kind} median {times[len(times) // 2] * 1000:.0f} ms, most {times[-1] * 1000:.0f} ms")
        talk.child.stdin.close()
        talk.child.wait(60)
    print(f"figure: {flows} flows, {'; '.join(figures)}; {wrong} wrong answers")
    sys.exit(1 if wrong or slow else 0)


main()

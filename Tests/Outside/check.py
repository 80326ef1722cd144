#!/usr/bin/env python3
# How long `parley check` takes for many flows, and that it tells what is wrong with them. Usage: check.py PROGRAM [FLOWS [DIR]]
# With DIR the generated bot stays there.

import json
import os
import subprocess
import sys
import tempfile
import time

VERBS = [("order", "订购"), ("return", "退掉"), ("track", "查询"), ("repair", "修理"), ("insure", "投保")]
THINGS = [("lamp", "台灯"), ("ticket", "车票"), ("parcel", "包裹"), ("phone", "手机"), ("course", "课程"), ("room", "房间"), ("card", "卡片")]
TYPES = ['type = "text"', 'type = "date", min = "today"', 'type = "integer", min = 1, max = 20', 'pattern = [[\\d{6,20}]]']
FLOWS_IN_A_FILE = 10
# Seconds; each file of ten flows in a hundred has one place that nothing fills.
LIMIT = 2.0


def flow(number, is_wrong):
    (thing, thing_zh), kind = THINGS[number % len(THINGS)], TYPES[number % len(TYPES)]
    examples = "".join(
        f'  "{verb} {thing} of kind{number} please", "我要{verb_zh}{number}号{thing_zh}",\n' for verb, verb_zh in VERBS)
    place = "vlaue" if is_wrong else "value"
    return f"""
slot("value_{number}", {{
  {kind}, title = {{ zh = "{thing_zh}{number}", en = "{thing} {number}" }},
  ask = {{ zh = "哪个{thing_zh}？", en = "Which {thing}?" }},
}})

intent("wish_{number}", {{
{examples}}})

flow("part_{number}", function(args)
  local left = 3
  while left > 0 do
    left = left - 1
    if ask("value_{number}", {{ about = left }}) == args.wanted then return true end
  end
  return false
end)

flow("wish_{number}", {{ on = "wish_{number}", description = {{ zh = "{thing_zh}", en = "the {thing}" }} }}, function()
  local value = ask("value_{number}")
  if not run("part_{number}", {{ wanted = value }}) then return cancel() end
  if not confirm({{ zh = "{{value}}，确认吗？", en = "{{value}}, is that right?" }}, {{ value = value }}) then return end
  say({{ zh = "好的：{{value}}。", en = "Done: {{{place}}}." }}, {{ value = value }})
end)
"""


def generate(folder, flows):
    """Writes a bot and returns how many mistakes are in it."""
    wrong = 0
    os.makedirs(f"{folder}/Flows")
    for first in range(0, flows, FLOWS_IN_A_FILE):
        is_wrong = first % 100 == 0
        wrong += is_wrong
        with open(f"{folder}/Flows/wishes_{first}.lua", "w") as file:
            file.write(f"-- Wishes from {first} on.")
            for number in range(first, min(flows, first + FLOWS_IN_A_FILE)):
                file.write(flow(number, is_wrong and number == first))
    return wrong


def run(program, flows, folder):
    wrong = generate(folder, flows)
    times, failures = [], 0
    for _ in range(3):
        begin = time.monotonic()
        checked = subprocess.run([program, "check", "--bot", folder, "--json"], capture_output=True, text=True)
        times.append(time.monotonic() - begin)
        codes = [finding["code"] for finding in json.loads(checked.stdout)]
        failures += codes != ["W422"] * wrong or checked.returncode != 0
    best = min(times)
    print(f"figure: {flows} flows in {best:.2f} s of {LIMIT:.0f}; {wrong} mistakes, {failures} runs that told others")
    return 1 if failures or best > LIMIT else 0


def main():
    program, flows = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 1000
    if len(sys.argv) > 3:
        return run(program, flows, sys.argv[3])
    with tempfile.TemporaryDirectory() as folder:
        return run(program, flows, folder)


sys.exit(main())

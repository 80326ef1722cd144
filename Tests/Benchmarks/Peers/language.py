"""Parley's language processing beside Python's libraries, on the same files; one table on standard output.

usage: language.py PARLEY DATA
"""
import json
import math
import os
import random
import subprocess
import sys
import time

PARLEY, DATA = sys.argv[1:3]
rows = []


def lines(path):
    with open(os.path.join(DATA, path), encoding="utf-8") as file:
        return [line.rstrip("\n") for line in file if line.strip() and not line.startswith("# ")]


def table(path):
    return [line.split("\t") for line in lines(path)]


def parley(task, train, test):
    files = [name if name == "-" else os.path.join(DATA, name) for name in (train, test)]
    run = subprocess.run(
        [PARLEY, "eval", *files, "--task", task, "--json"], capture_output=True, text=True, check=True)
    return json.loads(run.stdout)


def spent(work):
    start = time.process_time()
    result = work()
    return result, time.process_time() - start


def add(part, data, figure, ours, peer, theirs, unit="%"):
    rows.append((part, data, figure, ours, peer, theirs, unit))
    print(f"{part}, {data}: {figure}", file=sys.stderr)


def there(*paths):
    missing = [path for path in paths if not os.path.exists(os.path.join(DATA, path))]
    if missing:
        print(f"left out: {', '.join(missing)} is not there", file=sys.stderr)
    return not missing


# Intents


def intents(name, train, test, analyzer):
    if not there(train, test):
        return
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.pipeline import make_pipeline
    from sklearn.svm import LinearSVC

    known, asked = table(train), table(test)
    vectors = {
        "words": TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True),
        "characters": TfidfVectorizer(analyzer="char", ngram_range=(1, 2), sublinear_tf=True),
    }[analyzer]
    model = make_pipeline(vectors, LinearSVC())
    _, training = spent(lambda: model.fit([text for _, text in known], [label for label, _ in known]))
    right = sum(model.predict([text for _, text in asked]) == [label for label, _ in asked])
    some = asked[:300]
    _, each = spent(lambda: [model.predict([text]) for _, text in some])
    ours = parley("intents", train, test)
    peer = f"TF-IDF of {analyzer} + LinearSVC"
    add("intents", name, "right", 100 * ours["accuracy"], peer, 100 * right / len(asked))
    add("", "", "training", ours["train_seconds"], peer, training, "s")
    add("", "", "a message", ours["p50_us"], peer, 1e6 * each / len(some), "us")


# Similarity


def auc(scored):
    """The chance that a pair of the same meaning is scored above one of another; ties count half."""
    scored = sorted(scored)
    ranks, start = 0.0, 0
    positives = sum(label for _, label in scored)
    while start < len(scored):
        end = start
        while end < len(scored) and scored[end][0] == scored[start][0]:
            end += 1
        ranks += (start + end + 1) / 2 * sum(label for _, label in scored[start:end])
        start = end
    negatives = len(scored) - positives
    return (ranks - positives * (positives + 1) / 2) / (positives * negatives)


def pearson(pairs):
    n = len(pairs)
    left, right = sum(a for a, _ in pairs) / n, sum(b for _, b in pairs) / n
    top = sum((a - left) * (b - right) for a, b in pairs)
    return top / math.sqrt(sum((a - left) ** 2 for a, _ in pairs) * sum((b - right) ** 2 for _, b in pairs))


def similarity(name, test, scorer):
    if not there(test):
        return
    import rapidfuzz.fuzz

    score = getattr(rapidfuzz.fuzz, scorer)
    pairs = table(test)
    found, seconds = spent(lambda: [score(a.lower(), b.lower()) for _, a, b in pairs])
    ours = parley("similarity", "-", test)
    peer = f"rapidfuzz {scorer}"
    if "auc" in ours:
        theirs = auc([(one, int(label)) for one, (label, _, _) in zip(found, pairs)])
        add("similarity", name, "AUC", 100 * ours["auc"], peer, 100 * theirs)
    else:
        theirs = pearson([(one, float(label)) for one, (label, _, _) in zip(found, pairs)])
        add("similarity", name, "Pearson", 100 * ours["pearson"], peer, 100 * theirs)
    add("", "", "pairs", ours["pairs_per_s"] / 1000, peer, len(pairs) / seconds / 1000, "thousand/s")


# Tokens


def spans(words):
    place, found = 0, set()
    for word in words:
        found.add((place, place + len(word)))
        place += len(word)
    return found


def tokens(name, test):
    if not there(test):
        return
    import jieba

    jieba.initialize()
    gold = [line.split() for line in lines(test)]
    texts = ["".join(words) for words in gold]
    right = given = wanted = 0
    cut, seconds = spent(lambda: [list(jieba.cut(text)) for text in texts])
    for words, found in zip(gold, cut):
        ours, theirs = spans(words), spans([word for word in found if word.strip()])
        right, given, wanted = right + len(ours & theirs), given + len(theirs), wanted + len(ours)
    size = sum(len(text.encode()) for text in texts)
    figures = parley("tokens", "-", test)
    add("tokens", name, "F1", 100 * figures["f1"], "jieba", 100 * 2 * right / (given + wanted))
    add("", "", "speed", figures["mb_per_s"], "jieba", size / seconds / 1e6, "MB/s")


# Questions and answers


def retrieval(name, entries, test, characters):
    if not there(entries, test):
        return
    import bm25s

    known = [json.loads(line) for line in lines(entries)]
    asked = table(test)
    if characters:
        def grams(text):
            text = text.lower()
            return list(text) + [text[place:place + 2] for place in range(len(text) - 1)]
    else:
        def grams(text):
            return "".join(c if c.isalnum() else " " for c in text.lower()).split()
    index = bm25s.BM25()
    index.index([grams(entry["question"]) for entry in known], show_progress=False)
    most = min(5, len(known))

    def search():
        return [index.retrieve([grams(text)], k=most, show_progress=False)[0][0] for _, text in asked]

    found, seconds = spent(search)
    first = sum(known[places[0]]["id"] == wanted for places, (wanted, _) in zip(found, asked))
    ours = parley("retrieval", entries, test)
    peer = "bm25s over " + ("characters" if characters else "words")
    add("answers", name, "first is right", 100 * ours["recall_at_1"], peer, 100 * first / len(asked))
    add("", "", "a question", ours["p50_us"], peer, 1e6 * seconds / len(asked), "us")


# Tone


def english_tone(name, test):
    if not there(test):
        return
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

    vader = SentimentIntensityAnalyzer()
    texts = table(test)
    scores = [(vader.polarity_scores(text)["compound"], float(label)) for label, text in texts]
    ours = parley("sentiment", "-", test)
    add("tone", name, "Pearson", 100 * ours["pearson"], "vaderSentiment", 100 * pearson(scores))


def chinese_tone(name, test):
    if not there(test):
        return
    from snownlp import SnowNLP

    texts = table(test)
    random.Random(1).shuffle(texts)
    # A slow library is measured on a part.
    some = [(label, text) for label, text in texts if text.strip()][:1000]
    right = sum((SnowNLP(text).sentiments >= 0.5) == (label == "1") for label, text in some)
    ours = parley("sentiment", "-", test)
    add("tone", name, "right", 100 * ours["accuracy"], "SnowNLP", 100 * right / len(some))


intents("BANKING77", "intent/en/banking77.train.tsv", "intent/en/banking77.dev.tsv", "words")
intents("BANKING77, 10 an intent", "intent/en/banking77.train_10.tsv", "intent/en/banking77.dev.tsv", "words")
intents("CLINC150", "intent/en/clinc150.train.tsv", "intent/en/clinc150.dev.tsv", "words")
intents("CLINC150, 10 an intent", "intent/en/clinc150.train_10.tsv", "intent/en/clinc150.dev.tsv", "words")
intents("SMP2017", "intent/zh/smp2017.train.tsv", "intent/zh/smp2017.dev.tsv", "characters")
intents("SMP2017, 10 an intent", "intent/zh/smp2017.train_10.tsv", "intent/zh/smp2017.dev.tsv", "characters")
similarity("STS-B (en)", "pairs/en/stsb.dev.tsv", "token_set_ratio")
similarity("STS-B (zh)", "pairs/zh/stsb.dev.tsv", "ratio")
similarity("LCQMC", "pairs/zh/lcqmc.dev.tsv", "ratio")
similarity("AFQMC", "pairs/zh/afqmc.dev.tsv", "ratio")
tokens("PKU", "seg/pku.dev.txt")
retrieval("StackFAQ", "faq/en/stackfaq.faq.jsonl", "faq/en/stackfaq.dev.tsv", False)
retrieval("LCQMC questions", "faq/zh/lcqmc.faq.jsonl", "faq/zh/lcqmc.dev.tsv", True)
english_tone("tweets", "sentiment/en/tweets.dev.tsv")
english_tone("Amazon", "sentiment/en/amazon.dev.tsv")
chinese_tone("shopping", "sentiment/zh/shopping.dev.tsv")
chinese_tone("takeaway", "sentiment/zh/waimai.dev.tsv")

print("| part | data | figure | Parley | beside it | |")
print("|---|---|---|---:|---|---:|")
for part, data, figure, ours, peer, theirs, unit in rows:
    print(f"| {part} | {data} | {figure}, {unit} | {ours:.1f} | {peer} | {theirs:.1f} |")

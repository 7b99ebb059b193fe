#!/usr/bin/env bash
# Trains both networks of a configuration, side by side, on a machine lent for minutes at a time.
#
#   OUT=FOLDER training/lent.sh CONFIG [SECONDS]
#
# Call it again and again: it starts what does not run, looks on for SECONDS (default 570), and when both
# networks are done, writes their averaged weights (under 16 MB a file) to FOLDER and prints "finished".
# Needs Python with PyTorch, sentencepiece, numpy and sacrebleu, and the work folder up to `binarise`, or
# just its `travel.tar.xz` (step `wrap`).
set -euo pipefail
cd "$(dirname "$0")/.."
config=$1
until=$((SECONDS + ${2:-570}))
python=${PYTHON:-python3}
export PYTHONPATH=src PYTHONUNBUFFERED=1
work=$($python -c "import pathlib, training.config as c; print(c.load(pathlib.Path('$config')).work)")

running() { [ -f "$work/$1.pid" ] && kill -0 "$(cat "$work/$1.pid")" 2>/dev/null; }

if [ -f "$work/travel.tar.xz" ] && [ ! -f "$work/examples-en-lt.npz" ]; then
    tar -xJf "$work/travel.tar.xz" -C "$work"
fi

networks=(en-lt lt-en)
for network in "${networks[@]}"; do
    if ! running "$network" && [ ! -f "$work/$network.finished" ]; then
        # A session of its own lives on when this call ends.
        setsid bash -c "$python -m training train --only $network --config $config &&
            touch $work/$network.finished" >>"$work/$network.out" 2>&1 &
        echo $! >"$work/$network.pid"
    fi
done
while [ $SECONDS -lt $until ] && { running en-lt || running lt-en; }; do
    sleep 5
done
for network in "${networks[@]}"; do
    tail -n 3 "$work/$network.out" | sed "s/^/$network: /"
    running "$network" && exit 0 # call again
    [ -f "$work/$network.finished" ] || { echo "$network stopped: see above"; exit 1; }
done
$python -m training average --config "$config"
for network in "${networks[@]}"; do
    for file in "$work/$network"/weights-*.npz; do
        cp "$file" "$OUT/$network-$(basename "$file")"
    done
done
$python -m training glance --config "$config"
echo finished

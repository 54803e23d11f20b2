#!/bin/sh
# The browser in $CHROMIUM, and whatever it starts, before all else that runs on the machine.
exec chrt --fifo 1 "$CHROMIUM" "$@"

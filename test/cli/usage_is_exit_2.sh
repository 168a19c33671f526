# A call that makes no sense ends with 2, says why on stderr and prints nothing on stdout.
for call in "" "frobnicate" "read --no-such-option x" "check" "read --threads nought x" "read --format yaml x"; do
  status=0
  # shellcheck disable=SC2086
  "$HEARSAY" $call >out 2>err || status=$?
  if [[ $status != 2 ]]; then echo "hearsay $call: exit $status"; exit 1; fi
  if [[ ! -s err || -s out ]]; then echo "hearsay $call: the reason must be on stderr alone"; exit 1; fi
done

# shellcheck shell=bash
# Adds up results for test/run: one line for each group, one closing line, and the exit status.
passed_total=0
failed_total=0
skipped_total=0
group_start=$SECONDS

count_many() {  # passed failed skipped title
  passed_total=$((passed_total + $1))
  failed_total=$((failed_total + $2))
  skipped_total=$((skipped_total + $3))
  printf '%-28s %5d good %4d bad %4d left out  %4d s\n' "$4" "$1" "$2" "$3" $((SECONDS - group_start))
  group_start=$SECONDS
}

count_one() {  # passed|failed title
  if [[ $1 == passed ]]; then count_many 1 0 0 "$2"; else count_many 0 1 0 "$2"; fi
}

count_close() {
  printf '\n%d passed, %d failed, %d skipped\n' "$passed_total" "$failed_total" "$skipped_total"
  [[ $failed_total == 0 && $passed_total -gt 0 ]]
}

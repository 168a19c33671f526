# The version stands alone on a line, and every command explains itself.
"$HEARSAY" --version | grep -Eq '[0-9]+\.[0-9]+\.[0-9]+'
"$HEARSAY" --help >help
for command in read add check trace copies evidence verify explain doctor; do
  grep -q "^ *$command" help || { echo "--help does not name $command"; exit 1; }
  "$HEARSAY" "$command" --help >"$command.help" || { echo "$command --help fails"; exit 1; }
  [[ -s $command.help ]]
done

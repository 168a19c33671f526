# The sample archive comes out at least as right as when somebody last looked (test/samples/accepted.json).
python3 -B "$REPO/test/samples/score_samples.py" "$HEARSAY"

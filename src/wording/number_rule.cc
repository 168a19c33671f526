// Whether two runs of words are numbers, in digits or words, and of the same value.
#include <algorithm>
#include <charconv>
#include <cstdint>

#include "wording/name_change.h"

namespace hearsay::wording {
namespace {

// A number as it is compared. Thousandths, so that 2.5 million is exact; what does not fit is no
// number.
struct Amount {
  int64_t thousandths = 0;
  bool ordinal = false;  // "third", "3rd"
  bool loose = false;    // "dozens", "hundreds"
  friend bool operator==(const Amount&, const Amount&) = default;
};

constexpr int64_t kOne = 1000;
constexpr int64_t kMost = INT64_MAX / 4;

bool multiply(int64_t& value, int64_t by) {
  if (by != 0 && value > kMost / by) return false;
  value *= by;
  return true;
}

// Digits at the start of `key`, with decimals or over others, to the thousandth; `rest` is what
// follows them.
std::optional<int64_t> read_digits(std::string_view key, std::string_view& rest) {
  int64_t value = 0;
  const char* const end = key.data() + key.size();
  const auto whole = std::from_chars(key.data(), end, value);
  if (whole.ec != std::errc() || value > kMost / kOne || value < 0) return std::nullopt;
  value *= kOne;
  const char* at = whole.ptr;
  if (at != end && *at == '.') {
    int64_t unit = kOne / 10;
    for (++at; at != end && *at >= '0' && *at <= '9'; ++at, unit /= 10) value += (*at - '0') * unit;
  }
  if (at != end && *at == '/' && at == whole.ptr) {  // a fraction: "3/8"
    int64_t below = 0;
    const auto rest_of_it = std::from_chars(at + 1, end, below);
    if (rest_of_it.ec != std::errc() || below <= 0) return std::nullopt;
    value /= below;
    at = rest_of_it.ptr;
  }
  rest = std::string_view(at, static_cast<size_t>(end - at));
  return value;
}

class NumberReader {
 public:
  explicit NumberReader(const lexicon::Lexicon& lexicon) : list_(lexicon.list("numbers")) {}

  std::optional<Amount> read(const Stretch& words) {
    if (is_pronoun(words)) return std::nullopt;
    for (size_t i = 0; i < words.size(); ++i) {
      const bool joining = i > 0 && i + 1 < words.size() && list_kind(words[i].key) == "join" &&
                           list_kind(words[i - 1].key) == "scale";
      if (joining) continue;
      if (closed_ || !(words[i].digits ? take_digits(words[i].key) : take_word(words[i].key)))
        return std::nullopt;
    }
    if (!any_) return std::nullopt;
    amount_.thousandths = total_ + current_;
    return amount_;
  }

 private:
  std::string_view list_kind(std::string_view key) const {
    const lexicon::Row* row = list_.find(key);
    return row == nullptr ? std::string_view() : list_.cell(*row, "kind");
  }

  // "no one", "the one": not a number behind such a word.
  bool is_pronoun(const Stretch& words) const {
    if (words.from == 0) return false;
    const lexicon::Row* row = list_.find(words[0].key);
    if (row == nullptr) return false;
    const std::string not_after = "," + std::string(list_.cell(*row, "not_after")) + ",";
    return not_after.find("," + words.words->units[words.from - 1].key + ",") != std::string::npos;
  }

  bool take_digits(std::string_view key) {
    std::string_view rest;
    const std::optional<int64_t> value = read_digits(key, rest);
    if (!value || any_) return false;
    any_ = true;
    current_ = *value;
    if (rest.empty()) return true;
    const std::string_view kind = list_kind(rest);
    if (kind == "ordinal_ending") {
      amount_.ordinal = closed_ = true;
      return true;
    }
    return (kind == "scale" || kind == "short_scale") && take_scale(value_of(rest));
  }

  int64_t value_of(std::string_view key) const {
    int64_t value = 0;
    const std::string_view cell = list_.cell(*list_.find(key), "value");
    std::from_chars(cell.data(), cell.data() + cell.size(), value);
    return value;
  }

  bool take_scale(int64_t scale) {
    any_ = true;
    if (current_ == 0) current_ = kOne;
    if (scale == 100) return multiply(current_, scale);
    if (!multiply(current_, scale)) return false;
    total_ += current_;
    current_ = 0;
    return total_ < kMost;
  }

  bool take_word(std::string_view key) {
    const std::string_view kind = list_kind(key);
    if (kind == "unit") {  // "forty two", never "two three"
      const int64_t value = value_of(key) * kOne;
      if (current_ % (100 * kOne) != 0 && (current_ % (10 * kOne) != 0 || value >= 10 * kOne))
        return false;
      current_ += value;
      any_ = true;
      return true;
    }
    if (kind == "scale") return take_scale(value_of(key));
    if (kind == "ordinal" || kind == "loose") {
      const bool loose = kind == "loose";
      if (loose && !any_) current_ = kOne;
      if (!(loose ? multiply(current_, value_of(key)) : (current_ += value_of(key) * kOne) < kMost))
        return false;
      amount_.ordinal = !loose;
      amount_.loose = loose;
      any_ = closed_ = true;
      return true;
    }
    if (kind == "fraction" && !any_) {
      current_ = value_of(key);  // thousandths
      any_ = closed_ = true;
      return true;
    }
    return false;
  }

  const lexicon::WordList& list_;
  int64_t total_ = 0, current_ = 0;
  bool any_ = false, closed_ = false;
  Amount amount_;
};

// "all", "most", "several": how many without a number.
bool is_quantity(const Stretch& words, const lexicon::WordList& numbers) {
  if (words.size() != 1) return false;
  const lexicon::Row* row = numbers.find(words[0].key);
  return row != nullptr && numbers.cell(*row, "kind") == "quantity";
}

bool are_currencies(const Stretch& a, const Stretch& b, const lexicon::Lexicon& lexicon) {
  const lexicon::WordList& money = lexicon.list("currencies");
  return a.size() == 1 && b.size() == 1 && money.has(a[0].key) && money.has(b[0].key) &&
         money.find(a[0].key) != money.find(b[0].key);
}

}  // namespace

std::optional<Named> number_rule(const Stretch& a, const Stretch& b,
                                 const lexicon::Lexicon& lexicon) {
  if (a.empty() || b.empty()) return std::nullopt;
  const std::optional<Amount> x = NumberReader(lexicon).read(a), y = NumberReader(lexicon).read(b);
  if (x && y) {
    if (*x == *y) return Named{ChangeKind::kTypography, "wording/number-style"};
    return Named{ChangeKind::kNumber, "wording/number"};
  }
  if (are_currencies(a, b, lexicon)) return Named{ChangeKind::kNumber, "wording/currency"};
  const lexicon::WordList& numbers = lexicon.list("numbers");
  const bool vague_a = is_quantity(a, numbers), vague_b = is_quantity(b, numbers);
  if ((vague_a && (vague_b || y)) || (vague_b && x)) {
    if (synonym_rule(a, b, lexicon)) return std::nullopt;
    return Named{ChangeKind::kNumber, "wording/quantity"};
  }
  return std::nullopt;
}

}  // namespace hearsay::wording

// Labels the units of a plain text, stage by stage; none undoes what an earlier one decided.
#include "document/plain_label.h"

#include <algorithm>
#include <utility>

#include "document/plain_comments.h"
#include "document/plain_kinds.h"

namespace hearsay::document {
namespace {

constexpr uint32_t kArticleWords = 80;     // words of prose behind which a page has an article
constexpr uint32_t kStandfirstWords = 80;  // longest paragraph between a title and its byline

class Labeller {
 public:
  Labeller(std::string_view text, std::vector<Unit> units, const lexicon::Lexicon& lexicon)
      : text_(text), units_(std::move(units)), lexicon_(lexicon), labels_(units_.size()) {}

  Labels run() {
    by_themselves();
    comments();
    find_first_prose();
    article_starts();
    captions_beside_credits();
    head();
    rest();
    return collect();
  }

 private:
  struct Label : KindAlone {
    bool decided = false;
  };
  const Shape& shape(size_t u) const { return units_[u].shape; }
  size_t size() const { return units_.size(); }
  bool open(size_t u) const { return u < size() && !labels_[u].decided; }
  bool prose(size_t u) const { return open(u) && is_prose(units_[u]); }
  bool title_like(size_t u) const { return open(u) && is_title_like(units_[u]); }

  void set(size_t u, BlockKind kind, const char* rule) {
    if (!labels_[u].decided) labels_[u] = {{kind, rule}, true};
  }

  // What needs no neighbours: tables, stock phrases, dates, bylines, credits, captions, source
  // lines.
  void by_themselves() {
    for (size_t u = 0; u < size(); ++u)
      if (const auto alone = kind_alone(text_, units_[u], lexicon_))
        set(u, alone->kind, alone->rule);
  }

  void comments() {
    comments_ = find_comments(text_, units_, lexicon_);
    for (const Labelled& comment : comments_)
      for (size_t u = comment.first; u <= comment.last; ++u)
        labels_[u] = {{BlockKind::kComment, comment.rule}, true};
    for (size_t u = 0; u < size(); ++u)  // heads that were no comments after all
      if (units_[u].kind == UnitKind::kComment && open(u)) units_[u].kind = UnitKind::kText;
  }

  // The first paragraph of the body. A lone one high above the others is of the page's frame.
  void find_first_prose() {
    constexpr size_t kFar = 6;
    std::optional<size_t> first, last;
    for (size_t u = 0; u < size(); ++u) {
      if (!prose(u)) continue;
      if (!first) first = u;
      if (last && u - *last <= kFar) {
        first_prose_ = *last;
        return;
      }
      last = u;
    }
    first_prose_ = first.value_or(size());
  }

  bool is_meta(size_t u) const {
    return labels_[u].decided &&
           (labels_[u].kind == BlockKind::kDate || labels_[u].kind == BlockKind::kByline ||
            labels_[u].kind == BlockKind::kSource);
  }

  bool is_passed_over(size_t u) const {
    if (!labels_[u].decided) return false;
    const BlockKind kind = labels_[u].kind;
    return kind == BlockKind::kCredit || kind == BlockKind::kCaption ||
           (kind == BlockKind::kFurniture &&
            (units_[u].stock == Stock::kPiece || u < first_prose_));
  }

  bool is_day(size_t u) const {
    return u < size() && labels_[u].decided && labels_[u].kind == BlockKind::kDate;
  }

  // A byline without "By": capitals or a given name, or a date beside it.
  bool bare_byline(size_t u) const {
    if (!open(u)) return false;
    for (size_t v = u > 2 ? u - 2 : 0; v <= u + 2 && v < size(); ++v)
      if (labels_[v].decided && labels_[v].kind == BlockKind::kByline) return false;
    bool sure = false;
    if (!is_bare_byline(text_, units_[u], lexicon_, sure)) return false;
    return sure || is_day(u + 1) || (u > 0 && is_day(u - 1));
  }

  struct HeadScan {
    std::vector<size_t> bylines, sources;
    std::optional<size_t> subtitle;
    uint32_t metas = 0;
    uint32_t weight = 0;  // how much these lines speak for an article
    size_t end = 0;
  };

  // Reads what follows a title at u: byline, date and source lines, at most one subtitle and one
  // standfirst before them.
  std::optional<HeadScan> head_after(size_t u) const {
    constexpr size_t kMostUnits = 9;
    HeadScan scan;
    bool standfirst = false;
    size_t v = u + 1;
    for (; v < size() && v <= u + kMostUnits; ++v) {
      if (is_meta(v)) {
        ++scan.metas;
        scan.weight += labels_[v].kind == BlockKind::kSource ? 1 : 2;
      } else if (is_passed_over(v)) {
        continue;
      } else if (bare_byline(v)) {
        scan.bylines.push_back(v);
        ++scan.metas;
        scan.weight += shape(v).all_caps || shape(v).digits ? 2 : 1;
      } else if (open(v) && is_outlet_line(text_, units_[v], lexicon_)) {
        scan.sources.push_back(v);
        ++scan.metas;
        ++scan.weight;
      } else if (prose(v) && scan.metas == 0 && !standfirst && shape(v).words <= kStandfirstWords &&
                 meta_near(v)) {
        standfirst = true;
      } else if (title_like(v) && scan.metas == 0 && v == u + 1) {
        scan.subtitle = v;
      } else {
        break;
      }
    }
    scan.end = v;
    // In the midst of a page a name or a source alone does not make a heading a title.
    const uint32_t least = u > first_prose_ ? 2 : 1;
    if (scan.weight < least || !leads_to_prose(v)) return std::nullopt;
    return scan;
  }

  // Behind a standfirst comes a byline or date at once.
  bool meta_near(size_t v) const {
    for (size_t w = v + 1; w < size() && w <= v + 2; ++w) {
      if (is_meta(w) || bare_byline(w) || (open(w) && is_outlet_line(text_, units_[w], lexicon_)))
        return true;
      if (!is_passed_over(w)) return false;
    }
    return false;
  }

  bool leads_to_prose(size_t v) const {
    for (size_t w = v; w < size() && w <= v + 2; ++w) {
      if (prose(w)) return true;
      if (labels_[w].decided && !is_passed_over(w)) return false;
    }
    return false;
  }

  // Words of prose from u to the next border or start.
  uint32_t prose_from(size_t u) const {
    uint32_t words = 0;
    for (size_t v = u; v < size(); ++v) {
      if (is_border(v)) break;
      if (is_prose(units_[v]) && !(labels_[v].decided && labels_[v].kind != BlockKind::kBody))
        words += shape(v).words;
      if (words >= kArticleWords) break;
    }
    return words;
  }

  bool is_border(size_t u) const {
    return units_[u].kind == UnitKind::kFurniture && units_[u].stock != Stock::kPiece &&
           labels_[u].kind == BlockKind::kFurniture;
  }

  void article_starts() {
    bool behind_border = false;
    for (size_t u = 0; u < size(); ++u) {
      if (is_border(u) && u > first_prose_) behind_border = true;
      if (!title_like(u)) continue;
      const std::optional<HeadScan> scan = head_after(u);
      if (!scan) continue;
      const uint32_t least = behind_border ? kArticleWords : 25;
      if (prose_from(scan->end) < least) continue;
      take_start(u, *scan);
      behind_border = false;
      u = scan->end - 1;
    }
    drop_lone_inner_start();
  }

  void take_start(size_t u, const HeadScan& scan) {
    size_t title = u;
    // "Eastvale Voice" above the title proper is the site's name, not the title.
    if (scan.subtitle && shape(u).words <= 4 && shape(*scan.subtitle).words >= shape(u).words + 2) {
      title = *scan.subtitle;
      if (u < first_prose_) set(u, BlockKind::kFurniture, "plain-kicker");
    } else if (scan.subtitle) {
      subtitles_.push_back(*scan.subtitle);
    }
    starts_.push_back({title, scan.end});
    scans_.push_back(scan);
  }

  // Over several articles the first of two titles, with an empty line below it, is that of the
  // page.
  void title_of_all() {
    if (starts_.size() < 2 || subtitles_.empty() || scans_[0].subtitle != subtitles_[0]) return;
    const size_t below = subtitles_[0];
    if (units_[below].blanks == 0 || units_[below + 1].blanks > 0) return;
    page_title_ = starts_[0].title;
    title_sought_ = true;
    starts_[0].title = below;
    subtitles_.erase(subtitles_.begin());
  }

  // One start in the middle of a page is a heading with a date or a name below it, unless the page
  // has a title of its own or another start.
  void drop_lone_inner_start() {
    title_of_all();
    const bool inner = starts_.size() == 1 && starts_[0].title > first_prose_;
    if (inner && prose_before(starts_[0].title) >= kArticleWords && !page_title()) {
      starts_.clear();
      scans_.clear();
      subtitles_.clear();
    }
    for (size_t i = 0; i < starts_.size(); ++i) {
      set(starts_[i].title, BlockKind::kTitle, "plain-title-head");
      for (const size_t v : scans_[i].bylines) set(v, BlockKind::kByline, "plain-bare-byline");
      for (const size_t v : scans_[i].sources) set(v, BlockKind::kSource, "plain-outlet-line");
    }
    for (const size_t v : subtitles_) set(v, BlockKind::kHeading, "plain-subtitle");
  }

  uint32_t prose_before(size_t end) const {
    uint32_t words = 0;
    for (size_t u = 0; u < end; ++u) words += prose(u) ? shape(u).words : 0;
    return words;
  }

  // A line of a caption's length that touches a line of credit is its caption.
  void captions_beside_credits() {
    for (size_t u = 0; u < size(); ++u) {
      if (!labels_[u].decided || labels_[u].kind != BlockKind::kCredit) continue;
      if (u + 1 < size() && units_[u + 1].blanks == 0 && may_be_caption(u + 1) &&
          (u + 2 >= size() || units_[u + 2].blanks > 0))
        set(u + 1, BlockKind::kCaption, "plain-caption-below-credit");
      else if (u > 0 && units_[u].blanks == 0 && may_be_caption(u - 1) && (u > 1 && page_title()))
        set(u - 1, BlockKind::kCaption, "plain-caption-above-credit");
    }
  }

  bool may_be_caption(size_t u) {
    if (!open(u) || shape(u).words < 2 || shape(u).words > 30 || shape(u).colon ||
        shape(u).quote_start)
      return false;
    const bool title_shape = shape(u).title_case || shape(u).all_caps;
    return !title_shape || (page_title() && *page_title() != u);
  }

  // The unit that would be the page's title, looked for above the body. Found once.
  std::optional<size_t> page_title() {
    if (title_sought_) return page_title_;
    title_sought_ = true;
    int best = 0;
    for (size_t u = 0; u < first_prose_ && u < size(); ++u) {
      if (labels_[u].decided && labels_[u].kind == BlockKind::kTitle) return page_title_ = u;
      if (!title_like(u) && !(open(u) && shape(u).question && shape(u).words <= 25)) continue;
      if (bare_byline(u) || is_outlet_line(text_, units_[u], lexicon_)) continue;
      const int score = title_score(u);
      if (score <= best) continue;
      best = score;
      page_title_ = u;
    }
    return page_title_;
  }

  // How much speaks for the title: its length, its place at the top, byline or date below it, the
  // body near.
  int title_score(size_t u) const {
    constexpr int kByWords[] = {0, 0, 1, 2, 4};
    const uint32_t words = shape(u).words;
    int score = words < 5 ? kByWords[words] : words <= 16 ? 6 : words <= 25 ? 4 : 2;
    score += shape(u).title_case ? 1 : 0;
    score += u == 0 ? 5 : u == 1 ? 2 : 0;
    for (size_t v = u + 1; v < size() && v <= u + 3; ++v)
      if (is_meta(v)) {
        score += 5;
        break;
      }
    const size_t way = first_prose_ - u;
    score += way <= 1 ? 4 : way <= 3 ? 3 : way <= 6 ? 2 : way <= 12 ? 1 : 0;
    const auto in_a_list = [&](size_t v) {
      return shape(v).words <= 3 && !shape(v).stop && !is_meta(v) && units_[v].blanks == 0;
    };
    if (u > 0 && u + 1 < size() && in_a_list(u - 1) && in_a_list(u + 1)) score -= 2;
    return score;
  }

  // A first paragraph that is written as titles are, though it ends with a stop.
  bool stopped_title(size_t u) const {
    return u < size() && prose(u) && shape(u).title_case && shape(u).words <= 25 &&
           !shape(u).quote_start && u + 1 < size() && (prose(u + 1) || units_[u + 1].blanks > 0) &&
           prose_before(size()) > 60;
  }

  void head() {
    if (first_prose_ == size()) {
      head_without_prose();
      return;
    }
    std::optional<size_t> title = page_title();
    if (!starts_.empty() && starts_[0].title < first_prose_) title = starts_[0].title;
    if (!title && starts_.empty() && stopped_title(first_prose_)) title = first_prose_;
    if (!title && starts_.empty() && first_prose_ == 0 && question_title()) title = 0;
    if (title && (starts_.empty() || *title < starts_[0].title)) {
      set(*title, BlockKind::kTitle, "plain-title-first");
      const size_t end = starts_.empty() ? std::max(first_prose_, *title + 1) : starts_[0].title;
      if (starts_.empty())
        starts_.push_back({*title, end});
      else if (starts_[0].title > first_prose_)
        starts_.insert(starts_.begin(), {*title, first_prose_});
    }
    if (title && starts_.size() >= 2 && page_title() && *page_title() < *title &&
        shape(*page_title()).words >= 3) {
      set(*page_title(), BlockKind::kTitle, "plain-title-page");
      over_all_ = page_title();
    }
    const size_t from = title ? *title + 1 : 0;
    for (size_t u = 0; u < first_prose_ && u < size(); ++u) {
      if (!open(u)) continue;
      if (u < from)
        set(u, BlockKind::kFurniture, "plain-above-title");
      else if (bare_byline(u))
        set(u, BlockKind::kByline, "plain-bare-byline");
      else if (is_outlet_line(text_, units_[u], lexicon_))
        set(u, BlockKind::kSource, "plain-outlet-line");
      else if (!title)
        continue;
      else if (same_words(text_, units_[u], units_[*title]))
        set(u, BlockKind::kTitle, "plain-title-again");
      else if (shape(u).words == 1 && !shape(u).stop)
        set(u, BlockKind::kFurniture, "plain-lone-word");
      else if (title_like(u))
        set(u, BlockKind::kHeading, "plain-subtitle");
    }
  }

  bool question_title() const {
    return shape(0).question && shape(0).words <= 20 && size() > 1 && units_[1].blanks > 0 &&
           prose(1) && shape(1).words > shape(0).words;
  }

  // A list, a poem, a single line: only a title in capitals above other lines is called one.
  void head_without_prose() {
    if (size() >= 3 && title_like(0) && (shape(0).title_case || shape(0).all_caps) &&
        units_[1].blanks > 0 && !title_like(1)) {
      set(0, BlockKind::kTitle, "plain-title-first");
      starts_.push_back({0, 1});
    }
  }

  // Body, headings and what is left of the furniture, from top to bottom.
  void rest() {
    std::vector<uint8_t> prose_ahead(size() + 1, 0);  // prose before the next border or title
    for (size_t u = size(); u-- > 0;) {
      if (is_border(u) || (labels_[u].decided && labels_[u].kind == BlockKind::kTitle))
        prose_ahead[u] = 0;
      else
        prose_ahead[u] = prose(u) || prose_ahead[u + 1] != 0 ? 1 : 0;
    }
    bool border = false, comments_border = false, seen_prose = false;
    const bool any_prose = first_prose_ < size();
    for (size_t u = 0; u < size(); ++u) {
      if (labels_[u].decided && labels_[u].kind == BlockKind::kTitle)
        border = comments_border = seen_prose = false;
      if (is_border(u) && seen_prose && prose_words_ >= kArticleWords / 2) {
        border = true;
        comments_border = comments_border || units_[u].stock == Stock::kComments;
      }
      if (is_day(u) && seen_prose && !border && prose_ahead[u] && !in_a_head(u)) {
        labels_[u] = {{BlockKind::kHeading, "plain-date-heading"}, true};
        continue;
      }
      if (!open(u)) continue;
      if (border && !comments_border && article_goes_on(u)) border = false;
      if (border) {
        set(u, BlockKind::kFurniture, "plain-behind-border");
      } else if (prose(u)) {
        seen_prose = true;
        prose_words_ += shape(u).words;
        set(u, BlockKind::kBody, "plain-prose");
      } else if (!any_prose) {
        set(u, BlockKind::kBody, "plain-only-lines");
      } else if (prose_ahead[u] != 0) {
        middle(u, seen_prose);
      } else {
        tail(u);
      }
    }
  }

  bool in_a_head(size_t u) const {
    const auto holds = [&](const ArticleStart& s) { return s.title < u && u < s.head_end; };
    return std::any_of(starts_.begin(), starts_.end(), holds);
  }

  // Two paragraphs or more of some length behind a border: it was one of a box inside the article.
  bool article_goes_on(size_t u) const {
    constexpr uint32_t kParagraph = 25;
    if (!prose(u) || shape(u).words < kParagraph) return false;
    uint32_t words = 0, paragraphs = 0;
    for (size_t v = u; v < size() && !is_border(v); ++v) {
      if (prose(v)) words += shape(v).words;
      if (prose(v) && shape(v).words >= kParagraph) ++paragraphs;
      if (words >= kArticleWords && paragraphs >= 2) return true;
    }
    return false;
  }

  // A short line between paragraphs.
  void middle(size_t u, bool seen_prose) {
    constexpr uint32_t kLongestHeading = 20;
    const bool follows = u + 1 < size() && (prose(u + 1) || (u + 2 < size() && prose(u + 2)));
    const bool piece = units_[u].blanks == 0 && u > 0 && labels_[u - 1].kind == BlockKind::kBody &&
                       !shape(u - 1).stop && !shape(u - 1).colon;
    const bool goes_on = u + 1 < size() && units_[u + 1].blanks == 0 && shape(u + 1).lower_start;
    const bool heading = title_like(u) && shape(u).words <= kLongestHeading && seen_prose &&
                         follows && !piece && !goes_on;
    const bool word = shape(u).words == 1 && !shape(u).stop && !shape(u).colon &&
                      shape(u).letters >= 4 && !shape(u).lower_start && seen_prose && prose(u + 1);
    if (heading || word)
      set(u, BlockKind::kHeading, "plain-heading");
    else
      set(u, BlockKind::kBody, "plain-short-line");
  }

  // A short line behind the last paragraph.
  void tail(size_t u) {
    const bool behind_prose = u > 0 && labels_[u - 1].kind == BlockKind::kBody;
    const KindAlone last = kind_of_last(text_, units_[u], lexicon_, behind_prose);
    set(u, last.kind, last.rule);
  }

  Labels collect() {
    Labels out;
    out.starts = std::move(starts_);
    out.page_title = over_all_;
    size_t next = 0;
    for (size_t u = 0; u < size();) {
      if (next < comments_.size() && comments_[next].first == u) {
        u = comments_[next].last + 1;
        out.blocks.push_back(std::move(comments_[next++]));
        continue;
      }
      Labelled block;
      block.first = block.last = u;
      block.kind = labels_[u].kind;
      block.rule = labels_[u].rule;
      out.blocks.push_back(std::move(block));
      ++u;
    }
    return out;
  }

  std::string_view text_;
  std::vector<Unit> units_;
  const lexicon::Lexicon& lexicon_;
  std::vector<Label> labels_;
  std::vector<Labelled> comments_;
  std::vector<ArticleStart> starts_;
  std::vector<HeadScan> scans_;
  std::vector<size_t> subtitles_;
  size_t first_prose_ = 0;
  bool title_sought_ = false;
  std::optional<size_t> over_all_;
  std::optional<size_t> page_title_;
  uint32_t prose_words_ = 0;
};

}  // namespace

Labels label_units(std::string_view text, std::vector<Unit> units,
                   const lexicon::Lexicon& lexicon) {
  return Labeller(text, std::move(units), lexicon).run();
}

}  // namespace hearsay::document

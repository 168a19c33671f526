// Goes over the blocks token by token: cue phrases before and behind names, datelines, bylines and
// photo credits.
#include "document/credits.h"

#include <algorithm>
#include <span>

#include "document/datelines.h"
#include "document/outlet_names.h"
#include "document/photo_names.h"
#include "text/fold.h"
#include "text/tokens.h"

namespace hearsay::document {
namespace {

using text::TokenKind;

// How far an unknown name is believed beside a cue.
enum class Need : uint8_t { kAny, kOutlet, kKnown };

Need need_named(std::string_view name) {
  if (name == "any") return Need::kAny;
  return name == "known" ? Need::kKnown : Need::kOutlet;
}

bool meets(const OutletName& name, Need need) {
  switch (need) {
    case Need::kAny: return true;
    case Need::kOutlet: return name.strength >= OutletName::Strength::kWeak && !name.social;
    case Need::kKnown: return name.strength == OutletName::Strength::kStrong && !name.social;
  }
  return false;
}

class BlockReader {
 public:
  BlockReader(const Document& document, const Block& block, const lexicon::Lexicon& lexicon,
              const text::TokenList& tokens, std::vector<Credit>& out)
      : block_(block),
        lexicon_(lexicon),
        cues_after_(lexicon.list("credit_cues_after")),
        cues_before_(lexicon.list("credit_cues_before")),
        out_(out),
        text_(document.text),
        document_(document),
        months_(lexicon::Lexicon::built_in(document.language)),
        tokens_(tokens),
        finder_(document.text, tokens_, lexicon),
        folds_(finder_.folds()) {}

  void run() {
    const bool prose = block_.kind == BlockKind::kBody || block_.kind == BlockKind::kHeading ||
                       block_.kind == BlockKind::kTitle || block_.kind == BlockKind::kTable;
    if (block_.kind == BlockKind::kBody)
      for (const OutletName& name : find_dateline(text_, tokens_, finder_, lexicon_, months_))
        add(name, Relation::kDateline, "credit-dateline");
    if (block_.kind == BlockKind::kSource || block_.kind == BlockKind::kByline)
      all_known("credit-line", Relation::kVia);
    if (block_.kind == BlockKind::kCredit || block_.kind == BlockKind::kCaption) slashed();
    for (size_t p = 0; p < tokens_.size(); ++p) {
      const std::string_view fold = folds_[p];
      if (cues_after_.may_begin(fold)) cue_before_name(p, prose);
      if (cues_before_.may_begin(fold)) cue_behind_name(p);
    }
    if (block_.kind == BlockKind::kCredit || block_.kind == BlockKind::kCaption) photo_names();
    keep_best();
  }

 private:
  void add(const OutletName& name, Relation relation, std::string rule) {
    Credit credit;
    credit.name = name.name;
    credit.relation = relation;
    credit.span = name.span;
    credit.part = block_.part;
    credit.rule = std::move(rule);
    found_.push_back(std::move(credit));
  }

  // "told X", "in an interview with X", "via X", "Photo: X".
  void cue_before_name(size_t p, bool prose) {
    const lexicon::WordList& cues = cues_after_;
    const auto hit = cues.longest(std::span<const std::string_view>(folds_).subspan(p));
    if (!hit) return;
    const std::optional<Relation> relation = relation_of(cues.cell(*hit->row, "relation"));
    if (!relation) return;
    Need need = need_named(cues.cell(*hit->row, "need"));
    if (need == Need::kAny && prose) need = Need::kOutlet;
    if (*relation == Relation::kPhoto && prose) return;
    size_t q = p + hit->words;
    if (cues.cell(*hit->row, "gap") == "date" && !skip_date(q)) return;
    const std::optional<OutletName> name = finder_.behind(q, need == Need::kAny);
    if (!name || !meets(*name, need)) return;
    const bool picture = block_.kind == BlockKind::kCredit || block_.kind == BlockKind::kCaption;
    const Relation what = picture && *relation == Relation::kVia ? Relation::kPhoto : *relation;
    add(*name, what, "credit-" + std::string(relation_name(what)));
  }

  // "published May 31 in": passes over the date and the preposition. False where no preposition is
  // met.
  bool skip_date(size_t& p) const {
    constexpr size_t kMostTokens = 8;
    for (size_t q = p; q < tokens_.size() && q < p + kMostTokens; ++q) {
      const std::string_view fold = folds_[q];
      if (lexicon_.list("publishing_words").has(fold)) {
        const bool dated =
            lexicon_.list("weekdays").has(folds_[std::min(q + 1, tokens_.size() - 1)]) ||
            lexicon_.list("months").has(folds_[std::min(q + 1, tokens_.size() - 1)]);
        if (dated) continue;
        p = q + 1;
        return true;
      }
      const bool date = tokens_[q].kind == TokenKind::kNumber ||
                        tokens_[q].kind == TokenKind::kComma ||
                        tokens_[q].kind == TokenKind::kClitic ||
                        lexicon_.list("months").has(fold) || lexicon_.list("weekdays").has(fold) ||
                        lexicon_.list("date_words").has(fold) || is_filler(fold);
      if (!date) return false;
    }
    return false;
  }

  bool is_filler(std::string_view fold) const {
    const lexicon::WordList& words = lexicon_.list("outlet_words");
    const lexicon::Row* row = words.find(fold);
    return row != nullptr && !words.cell(*row, "before").empty();
  }

  // "X reports:", "X reported", "X interviewed".
  void cue_behind_name(size_t p) {
    if (p == 0) return;
    const lexicon::WordList& cues = cues_before_;
    const auto hit = cues.longest(std::span<const std::string_view>(folds_).subspan(p));
    if (!hit) return;
    const std::optional<Relation> relation = relation_of(cues.cell(*hit->row, "relation"));
    if (!relation) return;
    const Need need = need_named(cues.cell(*hit->row, "need"));
    const std::optional<OutletName> name = finder_.before(p);
    if (name && meets(*name, need)) {
      add(*name, *relation, "credit-" + std::string(relation_name(*relation)));
      return;
    }
    if (name || need != Need::kOutlet) return;
    const size_t behind = p + hit->words;
    if (behind < tokens_.size() && tokens_[behind].kind == TokenKind::kColon)
      whole_start(p, *relation);
  }

  // "Eastvale Voice reports: …": the name fills the sentence before the cue. One word before what
  // may be a noun is none ("Main article: …").
  void whole_start(size_t p, Relation relation) {
    constexpr size_t kMostWords = 5;
    size_t begin = p;
    while (begin > 0 && p - begin < kMostWords && tokens_[begin - 1].capital &&
           tokens_[begin - 1].kind == TokenKind::kWord)
      --begin;
    if (begin == p) return;
    const bool noun =
        !folds_[p].ends_with("ed") && lexicon_.list("publication_nouns").has(folds_[p]);
    if (noun && begin + 1 == p) return;
    const bool starts =
        begin == 0 || tokens_[begin - 1].kind == TokenKind::kStop || tokens_[begin].line_before;
    if (!starts || lexicon_.list("given_names").has(folds_[begin])) return;
    const std::optional<OutletName> name = finder_.name_at(begin);
    if (name && name->end == p) add(*name, relation, "credit-colon");
  }

  void all_known(const char* rule, Relation relation) {
    const std::vector<base::Bytes> authors = author_spans();
    for (size_t p = 0; p < tokens_.size(); ++p) {
      const std::optional<OutletName> name = finder_.at(p);
      const std::optional<OutletName> agency = name ? std::nullopt : agency_of_writer(p);
      if (agency) add(*agency, relation, rule);
      if (!name || name->social) continue;
      const bool agency_in_capitals = tokens_[p].all_caps && finder_.agency_at(p);
      const bool person = !agency_in_capitals && is_part_of_any(name->span, authors);
      if (!is_label(*name) && !person) add(*name, relation, rule);
      p = name->end - 1;
    }
  }

  // "Mirel Zaman", whose surname is an outlet's name; an agency that signs is the whole author.
  static bool is_part_of_any(base::Bytes span, const std::vector<base::Bytes>& others) {
    return std::any_of(others.begin(), others.end(), [&](base::Bytes other) {
      return other.begin < span.end && span.begin < other.end && !span.holds(other);
    });
  }

  // Where the names of the page's authors stand in a byline.
  std::vector<base::Bytes> author_spans() const {
    std::vector<base::Bytes> spans;
    if (block_.kind != BlockKind::kByline) return spans;
    for (const std::string& author : document_.byline) {
      text::TokenList name;
      text::tokenise(author, {0, base::narrow(author.size())}, name);
      for (size_t p = 0; name.size() > 0 && p + name.size() <= tokens_.size(); ++p) {
        size_t same = 0;
        while (same < name.size() && name.fold(same) == folds_[p + same]) ++same;
        if (same == name.size())
          spans.push_back({tokens_[p].span.begin, tokens_[p + same - 1].span.end});
      }
    }
    return spans;
  }

  // What somebody is ("Politics Reporter"), a day ("Oct 24"), a label ("Breaking News"), a word of
  // the page's language ("Mehr"), or the page's own outlet.
  bool is_label(const OutletName& name) const {
    const lexicon::WordList& labels = lexicon_.list("no_outlets");
    const std::string key = text::fold_word(name.name);
    if (const lexicon::Row* row = labels.find(key)) {
      const std::string_view language = labels.cell(*row, "language");
      if (language.empty() || language == document_.language) return true;
    }
    if (document_.media_type == page::MediaType::kHtml && key == text::fold_word(document_.outlet))
      return true;
    if (is_role(name.end - 1)) return true;
    if (!name.known && name.end < tokens_.size() && !tokens_[name.end].line_before &&
        is_role(name.end))
      return true;
    return !name.known && (lexicon_.list("months").has(folds_[name.begin]) ||
                           lexicon_.list("byline_words").has(folds_[name.begin]));
  }

  // "Reporter", but not the "News" of an outlet's name.
  bool is_role(size_t p) const {
    const lexicon::WordList& words = lexicon_.list("outlet_words");
    const lexicon::Row* row = words.find(folds_[p]);
    return lexicon_.list("byline_roles").has(folds_[p]) &&
           (row == nullptr || words.cell(*row, "head") != "strong");
  }

  // "AP Sports Writer" in a line of its own.
  std::optional<OutletName> agency_of_writer(size_t p) const {
    if (!tokens_[p].line_before || !tokens_[p].all_caps || block_.kind != BlockKind::kByline)
      return std::nullopt;
    size_t end = p + 1;
    while (end < tokens_.size() && !tokens_[end].line_before) ++end;
    if (end == p + 1 || !lexicon_.list("byline_roles").has(folds_[end - 1])) return std::nullopt;
    return finder_.agency_at(p);
  }

  // "REUTERS/Jane Doe", "Jane Doe/AFP/Getty Images": the outlets among names between slashes.
  void slashed() {
    for (size_t p = 0; p < tokens_.size(); ++p) {
      const std::optional<OutletName> name = finder_.at(p);
      if (!name || !name->known || name->social) continue;
      const bool slash_before = p > 0 && folds_[p - 1] == "/";
      const bool slash_behind = name->end < tokens_.size() && folds_[name->end] == "/";
      const bool mark_before =
          p > 0 && (folds_[p - 1] == "©" || tokens_[p - 1].kind == TokenKind::kOpen);
      if (slash_before || slash_behind || mark_before) add(*name, Relation::kPhoto, "credit-slash");
      p = name->end - 1;
    }
  }

  // What the marks of pictures lead to beats what was found in or beside the same words.
  void photo_names() {
    PhotoNames photo = read_photo_names(text_, tokens_, finder_, true, lexicon_);
    const auto meets_any = [](base::Bytes span, const auto& others, const auto& span_of) {
      return std::any_of(others.begin(), others.end(), [&](const auto& other) {
        const base::Bytes o = span_of(other);
        return o.begin < span.end && span.begin < o.end;
      });
    };
    std::erase_if(found_, [&](const Credit& credit) {
      return meets_any(credit.span, photo.marks, [](const base::Bytes& b) { return b; }) ||
             meets_any(credit.span, photo.names, [](const PhotoName& n) { return n.span; });
    });
    for (PhotoName& name : photo.names) {
      Credit credit;
      credit.name = std::move(name.name);
      credit.relation = Relation::kPhoto;
      credit.span = name.span;
      credit.part = block_.part;
      credit.rule = "credit-photo";
      found_.push_back(std::move(credit));
    }
  }

  // Of credits with overlapping names the first found stays; a name wholly known beats a run of
  // capitals.
  void keep_best() {
    std::stable_sort(found_.begin(), found_.end(), [](const Credit& a, const Credit& b) {
      if (a.span.begin != b.span.begin) return a.span.begin < b.span.begin;
      if (a.span.end != b.span.end) return a.span.end > b.span.end;
      return a.relation < b.relation;
    });
    uint32_t taken = 0;
    for (Credit& credit : found_) {
      if (credit.span.begin < taken) continue;
      taken = credit.span.end;
      out_.push_back(std::move(credit));
    }
  }

  const Block& block_;
  const lexicon::Lexicon& lexicon_;
  const lexicon::WordList& cues_after_;
  const lexicon::WordList& cues_before_;
  std::vector<Credit>& out_;
  std::string_view text_;
  const Document& document_;
  const lexicon::Lexicon& months_;  // of the page's language
  std::vector<Credit> found_;
  const text::TokenList& tokens_;
  OutletFinder finder_;
  const std::vector<std::string_view>& folds_;
};

}  // namespace

void find_credits(Document& document, const lexicon::Lexicon& lexicon) {
  std::vector<Credit> found = std::move(document.credits);
  text::TokenList tokens;  // one buffer for all blocks
  for (const Block& block : document.blocks) {
    if (block.kind == BlockKind::kComment || block.kind == BlockKind::kFurniture ||
        block.kind == BlockKind::kDate)
      continue;
    tokens.tokens.clear();
    tokens.folds.clear();
    text::tokenise(document.text, block.span, tokens);
    BlockReader(document, block, lexicon, tokens, found).run();
  }
  std::stable_sort(found.begin(), found.end(), [](const Credit& a, const Credit& b) {
    return a.span.begin != b.span.begin ? a.span.begin < b.span.begin : a.span.end < b.span.end;
  });
  document.credits = std::move(found);
}

}  // namespace hearsay::document

// Reads metas and JSON-LD into one set of facts.
#include "document/html_head.h"

#include <simdjson.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <deque>
#include <utility>

#include "base/ascii.h"
#include "document/meta_names.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace hearsay::document {
namespace {

using simdjson::dom::element;
using simdjson::dom::element_type;

constexpr size_t kMostItems = 4000;  // JSON-LD objects looked at
constexpr size_t kMostComments = 1000;
constexpr size_t kLongestJson = 4 << 20;

std::string clean(std::string_view text) { return text::squeeze(resolve_entities(text)); }

void put(std::string& place, std::string_view value) {
  if (place.empty()) place = clean(value);
}

void add(std::vector<std::string>& list, std::string_view value) {
  std::string text = clean(value);
  if (!text.empty() && list.size() < 32 && std::find(list.begin(), list.end(), text) == list.end())
    list.push_back(std::move(text));
}

// --- JSON-LD -------------------------------------------------------------------------------------

std::string_view string_of(const element& value) {
  std::string_view text;
  return value.get(text) == simdjson::SUCCESS ? text : std::string_view();
}

std::string_view member(const element& object, std::string_view key) {
  element value;
  return object[key].get(value) == simdjson::SUCCESS ? string_of(value) : std::string_view();
}

// The first string or, of an object, its "name" (or "@id"); of a list, each one's.
void names_of(const element& value, std::vector<std::string>& out, int depth = 0) {
  if (depth > 3) return;
  if (value.is_string()) {
    add(out, string_of(value));
  } else if (value.is_object()) {
    element name;
    if (value["name"].get(name) == simdjson::SUCCESS) names_of(name, out, depth + 1);
  } else if (value.is_array()) {
    for (const element& item : simdjson::dom::array(value)) names_of(item, out, depth + 1);
  }
}

std::vector<std::string> names_at(const element& object, std::string_view key) {
  std::vector<std::string> out;
  element value;
  if (object[key].get(value) == simdjson::SUCCESS) names_of(value, out);
  return out;
}

// The "@id" of what stands at a key by reference only.
void ids_at(const element& object, std::string_view key, std::vector<std::string>& out) {
  element value;
  if (object[key].get(value) != simdjson::SUCCESS) return;
  if (value.is_object()) add(out, member(value, "@id"));
  if (!value.is_array()) return;
  for (const element& item : simdjson::dom::array(value))
    if (item.is_object()) add(out, member(item, "@id"));
}

bool has_type(const element& object, const auto& fits) {
  element type;
  if (object["@type"].get(type) != simdjson::SUCCESS) return false;
  if (type.is_string()) return fits(string_of(type));
  if (!type.is_array()) return false;
  for (const element& one : simdjson::dom::array(type))
    if (fits(string_of(one))) return true;
  return false;
}

bool is_article_type(std::string_view type) {
  constexpr std::array<std::string_view, 6> kOthers = {"BlogPosting", "LiveBlogPosting",
                                                       "Report",      "SocialMediaPosting",
                                                       "Review",      "DiscussionForumPosting"};
  return type.ends_with("Article") ||
         std::find(kOthers.begin(), kOthers.end(), type) != kOthers.end();
}

// Works that a page may be about and that are no article, but whose author is the page's.
bool is_other_work(std::string_view type) {
  constexpr std::array<std::string_view, 7> kTypes = {
      "Recipe",      "HowTo",  "VideoObject",     "PodcastEpisode",
      "AudioObject", "Course", "LearningResource"};
  return std::find(kTypes.begin(), kTypes.end(), type) != kTypes.end();
}

struct Article {
  HeadFacts facts;
  bool matches = false;  // its headline is the page's title
  bool found = false;
  std::vector<std::pair<std::string, std::string>> people;  // "@id" and name
  std::vector<std::string> others;  // authors of what is no article: recipes, films, guides
};

std::string text_of(const element& object, std::string_view key) {
  return clean(member(object, key));
}

std::string url_of(const element& object) {
  for (const char* key : {"mainEntityOfPage", "url", "@id"}) {
    element value;
    if (object[key].get(value) != simdjson::SUCCESS) continue;
    std::string_view url = string_of(value);
    if (url.empty() && value.is_object()) url = member(value, "@id");
    // "#webpage" names the data, not a place in the page; "#!/news/1" is one.
    const size_t fragment = url.find('#');
    if (url.substr(std::min(fragment, url.size())).find('/') == std::string_view::npos)
      url = url.substr(0, fragment);
    if (url.starts_with("http")) return std::string(url);
  }
  return {};
}

void read_comments(const element& object, std::vector<StatedComment>& out) {
  element list;
  if (object["comment"].get(list) != simdjson::SUCCESS || !list.is_array()) return;
  for (const element& item : simdjson::dom::array(list)) {
    if (!item.is_object() || out.size() >= kMostComments) continue;
    StatedComment comment;
    const std::vector<std::string> names = names_at(item, "author");
    if (!names.empty()) comment.author = names.front();
    comment.time = text_of(item, "dateCreated");
    if (comment.time.empty()) comment.time = text_of(item, "datePublished");
    comment.text = text_of(item, "text");
    if (!comment.text.empty()) out.push_back(std::move(comment));
  }
}

std::string listed(const std::vector<std::string>& names) {
  std::string list;
  for (const std::string& name : names) list += (list.empty() ? "" : ", ") + name;
  return list;
}

HeadFacts read_article(const element& object) {
  HeadFacts facts;
  facts.headline = text_of(object, "headline");
  if (facts.headline.empty()) facts.headline = text_of(object, "name");
  facts.published = text_of(object, "datePublished");
  if (facts.published.empty()) facts.published = text_of(object, "dateCreated");
  facts.modified = text_of(object, "dateModified");
  facts.authors = names_at(object, "author");
  const std::vector<std::string> creators = names_at(object, "creator");
  if (facts.authors.empty())
    facts.authors = creators;
  else if (creators.size() > 1)
    facts.other_authors.push_back(listed(creators));
  if (facts.authors.empty()) ids_at(object, "author", facts.author_ids);
  facts.authors_from_json = !facts.authors.empty();
  facts.site_names = names_at(object, "publisher");
  facts.description = text_of(object, "description");
  facts.article_body = text_of(object, "articleBody");
  facts.own_url = url_of(object);
  facts.is_article = true;
  element free;
  if (object["isAccessibleForFree"].get(free) == simdjson::SUCCESS) {
    bool yes = true;
    if (free.get(yes) != simdjson::SUCCESS) yes = base::lowered(string_of(free)) != "false";
    facts.free = yes;
  }
  read_comments(object, facts.comments);
  return facts;
}

bool same_words(const std::string& a, const std::string& b) {
  if (a.empty() || b.empty()) return false;
  const std::string x = text::fold_word(a), y = text::fold_word(b);
  return x == y || (x.size() > 12 && y.find(x) != std::string::npos) ||
         (y.size() > 12 && x.find(y) != std::string::npos);
}

void read_object(const element& object, HeadFacts& page, Article& article) {
  if (has_type(object, is_article_type)) {
    HeadFacts facts = read_article(object);
    const bool matches =
        same_words(facts.headline, page.page_title) || same_words(facts.headline, page.og_title);
    const bool fuller = !article.found || (matches && !article.matches);
    if (fuller) {
      article.facts = std::move(facts);
      article.found = true;
      article.matches = matches;
    }
  } else if (has_type(object, [](std::string_view type) {
               return type == "WebPage" || type == "ItemPage";
             })) {
    put(page.weak_published, member(object, "datePublished"));
    put(page.modified, member(object, "dateModified"));
  } else {
    if (has_type(object, [](std::string_view type) { return type == "WebSite"; }))
      add(page.site_names, member(object, "name"));
    put(page.weak_published, member(object, "datePublished"));
    if (has_type(object, is_other_work) && article.others.empty())
      article.others = names_at(object, "author");
    if (has_type(object, [](std::string_view type) { return type == "Person"; }))
      article.people.emplace_back(member(object, "@id"), text_of(object, "name"));
  }
}

// Looks through one JSON-LD tree, breadth first, without recursion.
void read_json(const element& root, HeadFacts& page, Article& article) {
  std::deque<element> queue{root};
  for (size_t seen = 0; !queue.empty() && seen < kMostItems; ++seen) {
    const element item = queue.front();
    queue.pop_front();
    if (item.is_array()) {
      for (const element& inner : simdjson::dom::array(item))
        if (queue.size() < kMostItems) queue.push_back(inner);
      continue;
    }
    if (!item.is_object()) continue;
    read_object(item, page, article);
    for (const char* key :
         {"@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "hasPart"}) {
      element inner;
      if (item[key].get(inner) == simdjson::SUCCESS && queue.size() < kMostItems)
        queue.push_back(inner);
    }
  }
}

// JSON as pages write it: raw line breaks and other control characters in strings, wrapped in
// comment or CDATA marks, trailing commas or semicolons.
std::string mended(std::string_view json) {
  std::string out;
  out.reserve(json.size());
  for (const char c : json) out.push_back(static_cast<unsigned char>(c) < 0x20 ? ' ' : c);
  const size_t first = out.find_first_of("{[");
  const size_t last = out.find_last_of("}]");
  if (first == std::string::npos || last == std::string::npos || last < first) return {};
  out = out.substr(first, last - first + 1);
  std::string trimmed;
  trimmed.reserve(out.size());
  bool quoted = false;
  for (size_t i = 0; i < out.size(); ++i) {
    const char c = out[i];
    if (quoted && c == '\\' && i + 1 < out.size()) {
      trimmed.append(out, i++, 2);
      continue;
    }
    if (c == '"') quoted = !quoted;
    if (!quoted && (c == '}' || c == ']')) {
      size_t keep = trimmed.find_last_not_of(' ');
      if (keep != std::string::npos && trimmed[keep] == ',') trimmed.resize(keep);
    }
    trimmed.push_back(c);
  }
  return trimmed;
}

// The string that follows a key in JSON too broken to be parsed.
std::string_view quoted_behind(std::string_view json, std::string_view key) {
  constexpr size_t kLongest = 80;
  const size_t at = json.find(key);
  if (at == std::string_view::npos) return {};
  const size_t open = json.find('"', at + key.size());
  const size_t close = open == std::string_view::npos ? open : json.find('"', open + 1);
  return close == std::string_view::npos || close - open > kLongest
             ? std::string_view()
             : json.substr(open + 1, close - open - 1);
}

// Authors as a catalogue states them: "Doe, Jane; Roe, Max".
void add_authors(std::vector<std::string>& authors, std::string_view stated, bool catalogue) {
  while (catalogue && !stated.empty()) {
    const size_t next = stated.find(';');
    std::string_view one = stated.substr(0, next);
    stated = next == std::string_view::npos ? std::string_view() : stated.substr(next + 1);
    const size_t comma = one.find(',');
    const std::string surname = text::squeeze(one.substr(0, comma));
    const std::string given =
        comma == std::string_view::npos ? std::string() : text::squeeze(one.substr(comma + 1));
    const bool inverted = !given.empty() && surname.find(' ') == std::string::npos &&
                          given.find(',') == std::string::npos &&
                          text::is_upper(text::point_at(surname, 0).value) &&
                          text::is_upper(text::point_at(given, 0).value);
    add(authors, inverted ? given + ' ' + surname : std::string(one));
  }
  if (!catalogue) add(authors, stated);
}

void read_scripts(const HtmlTree& tree, HeadFacts& page) {
  Article article;
  simdjson::dom::parser parser;
  for (const std::string_view script : tree.json_scripts()) {
    if (script.size() > kLongestJson) continue;
    element root;
    simdjson::padded_string json(script);
    if (parser.parse(json).get(root) != simdjson::SUCCESS) {
      json = simdjson::padded_string(mended(script));
      if (json.size() == 0 || parser.parse(json).get(root) != simdjson::SUCCESS) {
        put(page.weak_published, quoted_behind(script, "\"datePublished\""));
        continue;
      }
    }
    read_json(root, page, article);
  }
  if (!article.found) {
    if (page.authors.empty()) page.authors = std::move(article.others);
    return;
  }
  HeadFacts& facts = article.facts;
  for (const std::string& id : facts.author_ids)
    for (const auto& [person, name] : article.people)
      if (person == id) add(facts.authors, name);
  page.headline = std::move(facts.headline);
  if (!facts.published.empty()) page.published = std::move(facts.published);
  if (!facts.modified.empty()) page.modified = std::move(facts.modified);
  if (!facts.authors.empty()) {
    page.other_authors = std::move(facts.other_authors);
    if (!page.authors.empty()) page.other_authors.push_back(listed(page.authors));
    page.authors = std::move(facts.authors);
    page.authors_from_json = true;
  } else if (article.people.size() == 1 && page.authors.empty()) {
    add(page.authors, article.people.front().second);
  }
  for (const std::string& name : facts.site_names) add(page.site_names, name);
  put(page.description, facts.description);
  put(page.own_url, facts.own_url);
  page.article_body = std::move(facts.article_body);
  page.comments = std::move(facts.comments);
  page.is_article = true;
  page.free = facts.free;
}

// --- metas ---------------------------------------------------------------------------------------

struct MetaRule {
  std::string_view name;
  std::string HeadFacts::* place;
};
constexpr std::array<MetaRule, 10> kMetaRules = {{
    {"og:title", &HeadFacts::og_title},
    {"twitter:title", &HeadFacts::og_title},
    {"dc.title", &HeadFacts::og_title},
    {"sailthru.title", &HeadFacts::og_title},
    {"date", &HeadFacts::weak_published},
    {"article:modified_time", &HeadFacts::modified},
    {"og:updated_time", &HeadFacts::modified},
    {"datemodified", &HeadFacts::modified},
    {"description", &HeadFacts::description},
    {"og:description", &HeadFacts::description},
}};

void read_metas(const HtmlTree& tree, HeadFacts& page) {
  std::vector<std::string> second_names;
  std::pair<std::string, std::string> label;  // number and words of the last twitter:label
  for (const HtmlTree::Meta& meta : tree.metas()) {
    const std::string name = base::lowered(meta.name.substr(0, 64));
    for (const MetaRule& rule : kMetaRules)
      if (name == rule.name) put(page.*rule.place, meta.content);
    const bool dated = names_date(name);
    if (dated && is_published_name(name)) put(page.published, meta.content);
    if (dated && meta.content.size() < 40)
      put(name.find("mod") != std::string::npos || name.find("up") != std::string::npos
              ? page.modified
              : page.weak_published,
          meta.content);
    if (name.starts_with("twitter:label")) label = {name.substr(13), clean(meta.content)};
    if (name.starts_with("twitter:data") && name.substr(12) == label.first)
      page.cards.emplace_back(label.second, clean(meta.content));
    if (is_author_name(name) && !meta.content.starts_with("http"))
      add_authors(page.authors, meta.content, is_catalogue_name(name));
    if (name == "og:site_name") add(page.site_names, meta.content);
    if (name == "application-name" || name == "dc.publisher" || name == "copyright")
      if (name != "copyright") second_names.push_back(std::string(meta.content));
    if (name == "og:url") put(page.own_url, meta.content);
    if (name == "og:type" && meta.content.starts_with("article")) page.is_article = true;
    if ((name == "content-language" || name == "og:locale") && page.language.empty())
      page.language = base::lowered(meta.content.substr(0, meta.content.find_first_of("-_,; ")));
  }
  for (const std::string& name : second_names) add(page.site_names, name);
}

// The primary tag of a language, or nothing: "en-US" is "en".
std::string primary_tag(std::string_view tag) {
  std::string out = base::lowered(tag.substr(0, tag.find_first_of("-_,; ")));
  const bool plain =
      std::all_of(out.begin(), out.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  return plain && (out.size() == 2 || out.size() == 3) ? out : std::string();
}

}  // namespace

std::string resolve_entities(std::string_view text) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 16> kNamed = {
      {{"amp", "&"},
       {"lt", "<"},
       {"gt", ">"},
       {"quot", "\""},
       {"apos", "'"},
       {"nbsp", " "},
       {"rsquo", "’"},
       {"lsquo", "‘"},
       {"rdquo", "”"},
       {"ldquo", "“"},
       {"ndash", "–"},
       {"mdash", "—"},
       {"hellip", "…"},
       {"eacute", "é"},
       {"laquo", "«"},
       {"raquo", "»"}}};
  std::string out;
  out.reserve(text.size());
  for (size_t i = 0; i < text.size(); ++i) {
    const size_t end = text[i] == '&' ? text.substr(0, std::min(text.size(), i + 12)).find(';', i)
                                      : std::string_view::npos;
    if (end == std::string_view::npos) {
      out.push_back(text[i]);
      continue;
    }
    std::string_view name = text.substr(i + 1, end - i - 1);
    bool known = false;
    if (name.starts_with("#")) {
      const bool hex = name.size() > 1 && base::lower(name[1]) == 'x';
      name.remove_prefix(hex ? 2 : 1);
      uint32_t value = 0;
      const auto [stop, error] =
          std::from_chars(name.data(), name.data() + name.size(), value, hex ? 16 : 10);
      known = error == std::errc() && stop == name.data() + name.size() && value > 0x1f &&
              value < 0x110000 && (value < 0xd800 || value > 0xdfff);
      if (known) text::append_point(out, value);
    } else {
      for (const auto& [key, value] : kNamed) {
        if (key != name) continue;
        out.append(value);
        known = true;
        break;
      }
    }
    if (known)
      i = end;
    else
      out.push_back(text[i]);
  }
  return out;
}

HeadFacts read_head(const HtmlTree& tree) {
  HeadFacts page;
  page.page_title = clean(tree.title());
  read_metas(tree, page);
  for (const HtmlTree::Link& link : tree.links())
    if (base::lowered(link.rel.substr(0, 40)) == "canonical") put(page.canonical_url, link.href);
  read_scripts(tree, page);
  const std::string stated = primary_tag(tree.language());
  if (!stated.empty()) page.language = stated;
  page.language = primary_tag(page.language);
  return page;
}

}  // namespace hearsay::document

// What speaks against a statement that the learned models found.
#pragma once

#include <span>
#include <vector>

#include "statement/attribution.h"
#include "statement/phrases.h"
#include "statement/signs.h"
#include "statement/weighed.h"

namespace hearsay::statement {

// One frame with what the rules and the models see in it. Borrows everything.
class Objections {
 public:
  Objections(const FrameView& f, const Frame& frame, std::span<const Attribution> rules,
             const FrameSigns& signs)
      : f_(f), frame_(frame), rules_(rules), signs_(signs) {}

  // What speaks against a statement whose score is high enough; else what kept it.
  Weighed against(const Attribution& a, const Weighed& kept) const;

  bool has_quotation(base::Tokens range) const;

  bool has_verb(base::Tokens range) const;

 private:
  bool is_plain_act(const Attribution& a) const;
  bool is_of_person(base::Tokens source) const;
  bool has_clause(base::Tokens range) const;
  bool is_noun(const Attribution& a) const;
  bool is_imperative(const Attribution& a) const;
  uint32_t first_conjunction(base::Tokens range) const;
  uint32_t least_with_doubt(const Attribution& a) const;
  bool is_doubtful(const Attribution& a) const;
  bool is_person(const std::vector<base::Tokens>& content) const;
  bool takes_from_rule(const Attribution& a) const;
  bool is_put_question(const Attribution& a) const;
  bool is_told_already(const Attribution& a) const;
  bool is_hedge(const Attribution& a) const;
  bool is_nobodys(const Attribution& a) const;
  bool is_of_thing(const Attribution& a) const;
  bool is_credit(const Attribution& a) const;

  const FrameView& f_;
  const Frame& frame_;
  std::span<const Attribution> rules_;
  const FrameSigns& signs_;
};

}  // namespace hearsay::statement

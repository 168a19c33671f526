// Reading files in blocks and looking ahead in them.
#include "page/source.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <system_error>

namespace hearsay::page {

namespace {
constexpr size_t kBlock = size_t{64} << 10;
}  // namespace

void Reader::fill() {
  if (begin_ > keep_) {
    const size_t gone = begin_ - keep_;
    std::memmove(buffer_.data(), buffer_.data() + gone, end_ - gone);
    end_ -= gone;
    begin_ -= gone;
  }
  if (buffer_.size() - end_ < kBlock) buffer_.resize(end_ + kBlock);
  base::Result<size_t> got = source_->read(buffer_.data() + end_, kBlock);
  if (!got.ok()) {
    fault_ = got.error();
    return;
  }
  if (*got == 0) ended_ = true;
  if (*got > 0 && source_->members() != members_) {
    members_ = source_->members();
    borders_.push_back({offset_ + end_ - begin_, source_->member_at()});
  }
  end_ += *got;
}

std::string_view Reader::peek(size_t want) {
  while (end_ - begin_ < want && !ended_ && !fault_) fill();
  return std::string_view(buffer_.data() + begin_, end_ - begin_);
}

void Reader::skip(size_t count) {
  begin_ += count;
  offset_ += count;
  while (borders_.size() > 1 && borders_[1].offset < offset_) borders_.pop_front();
}

uint64_t Reader::rewind(uint64_t count) {
  const size_t back = static_cast<size_t>(std::min<uint64_t>(count, begin_));
  begin_ -= back;
  offset_ -= back;
  return back;
}

bool Reader::pass_line_ends() {
  for (;;) {
    const std::string_view here = peek(1);
    if (here.empty()) return false;
    const size_t ends = std::min(here.find_first_not_of("\r\n"), here.size());
    if (ends == 0) return true;
    skip(ends);
  }
}

uint64_t Reader::place() const {
  const std::optional<Border> border = border_at(offset_);
  return border ? border->file_at : offset_;
}

uint64_t Reader::take_record(std::string* out, uint64_t count, const std::function<bool()>& ends) {
  uint64_t taken = 0;
  while (taken < count) {
    if (peek(1).empty()) break;
    if (border_at(offset_) && ends()) break;
    const std::string_view here = peek(1);
    uint64_t step = std::min<uint64_t>(here.size(), count - taken);
    if (const std::optional<Border> border = border_after(offset_))
      step = std::min(step, border->offset - offset_);
    if (out != nullptr) out->append(here.substr(0, static_cast<size_t>(step)));
    skip(static_cast<size_t>(step));
    taken += step;
  }
  return taken;
}

uint64_t Reader::pass(uint64_t count) {
  uint64_t passed = 0;
  while (passed < count) {
    const size_t here = peek(1).size();
    if (here == 0) break;
    const size_t step = static_cast<size_t>(std::min<uint64_t>(here, count - passed));
    skip(step);
    passed += step;
  }
  return passed;
}

uint64_t Reader::take(std::string& out, uint64_t count) {
  uint64_t taken = 0;
  while (taken < count) {
    const std::string_view here = peek(1);
    if (here.empty()) break;
    const size_t step = static_cast<size_t>(std::min<uint64_t>(here.size(), count - taken));
    out.append(here.substr(0, step));
    skip(step);
    taken += step;
  }
  return taken;
}

bool Reader::recover() {
  if (!fault_ || begin_ < end_) return false;
  if (!source_->resync()) return false;
  fault_.reset();
  return true;
}

std::optional<Border> Reader::border_at(uint64_t offset) const {
  for (const Border& border : borders_)
    if (border.offset == offset) return border;
  return std::nullopt;
}

std::optional<Border> Reader::border_after(uint64_t offset) const {
  for (const Border& border : borders_)
    if (border.offset > offset) return border;
  return std::nullopt;
}

FileSource::~FileSource() {
  if (owned_) ::close(descriptor_);
}

base::Result<size_t> FileSource::read(char* to, size_t room) {
  for (;;) {
    const ssize_t got = ::read(descriptor_, to, room);
    if (got >= 0) {
      taken_ += static_cast<uint64_t>(got);
      return static_cast<size_t>(got);
    }
    if (errno == EINTR) continue;
    return base::Error{base::Code::kInput, taken_, std::generic_category().message(errno)};
  }
}

base::Result<size_t> MemorySource::read(char* to, size_t room) {
  const size_t count = std::min(room, bytes_.size() - taken_);
  if (count > 0) std::memcpy(to, bytes_.data() + taken_, count);
  taken_ += count;
  return count;
}

}  // namespace hearsay::page

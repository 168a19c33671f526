// Opening: a file is recognised before anything is written to it, then made, configured and
// finished.
#include <filesystem>
#include <system_error>

#include "archive/archive.h"
#include "archive/schema.h"
#include "archive/state.h"

namespace hearsay::archive {
namespace {

// SQLite takes a name that begins with a colon for something else than a file.
std::string file_name(const std::string& path) {
  return path.starts_with(':') ? "./" + path : path;
}

// The name under which SQLite reads a file without a lock or shared memory: for folders where
// nothing may be written.
std::string immutable_name(const std::string& path) {
  constexpr char kDigits[] = "0123456789ABCDEF";
  std::string out = "file:";
  for (const char c : path) {
    if (c == '%' || c == '?' || c == '#') {
      const auto byte = static_cast<unsigned char>(c);
      out += {'%', kDigits[byte >> 4], kDigits[byte & 15]};
    } else {
      out += c;
    }
  }
  return out + "?immutable=1";
}

using Opened = base::Result<std::unique_ptr<Database>>;

base::Error no_such(const std::string& path) {
  return {base::Code::kNotFound, 0, path + ": no such archive"};
}

base::Error empty(const std::string& path) {
  return {base::Code::kUnsupported, 0, path + ": empty, not an archive of Hearsay"};
}

base::Error older(const std::string& path) {
  return {base::Code::kUnsupported, 0,
          path +
              ": an archive of an older version, written by an older Hearsay; hearsay doctor "
              "--rebuild brings it to version " +
              std::to_string(kSchemaVersion)};
}

// Opens one way and makes sure that an archive is there.
Opened open_archive(const std::string& file, const std::string& path, int flags, int busy_ms) {
  Opened database = Database::open(file, path, flags, busy_ms);
  if (!database.ok()) return database;
  if (base::Status status = configure(**database, false); !status.ok()) return status.error();
  const base::Result<FileKind> kind = recognise(**database);
  if (!kind.ok()) return kind.error();
  if (*kind == FileKind::kEmpty) return empty(path);
  if (*kind == FileKind::kOlder) return older(path);
  return database;
}

Opened open_to_read(const std::string& path, int busy_ms) {
  std::error_code ignored;
  if (!std::filesystem::exists(path, ignored)) return no_such(path);
  Opened database = open_archive(file_name(path), path, SQLITE_OPEN_READONLY, busy_ms);
  const bool shut = !database.ok() && (database.error().code == base::Code::kInput ||
                                       database.error().code == base::Code::kOutput);
  const auto log = std::filesystem::file_size(path + "-wal", ignored);
  if (!shut || (!ignored && log > 0)) return database;
  Opened plain =
      open_archive(immutable_name(path), path, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, busy_ms);
  return plain.ok() ? std::move(plain) : std::move(database);
}

base::Status create(Database& database) {
  // Two programs may be here at once: the one that gets the lock second finds an archive.
  if (base::Status status = database.run("PRAGMA page_size=8192; PRAGMA journal_mode=WAL");
      !status.ok())
    return status;
  Transaction transaction(database);
  if (!transaction.begun().ok()) return transaction.begun();
  const base::Result<FileKind> kind = recognise(database);
  if (!kind.ok()) return kind.error();
  if (*kind != FileKind::kEmpty) return {};
  if (base::Status status = create_tables(database); !status.ok()) return status;
  return transaction.commit();
}

base::Status upgrade(Database& database) {
  Transaction transaction(database);
  if (!transaction.begun().ok()) return transaction.begun();
  const base::Result<FileKind> kind = recognise(database);
  if (!kind.ok()) return kind.error();
  if (*kind != FileKind::kOlder) return {};
  if (base::Status status = upgrade_tables(database); !status.ok()) return status;
  return transaction.commit();
}

Opened open_to_write(const std::string& path, bool upgrades, int busy_ms) {
  std::error_code ignored;
  if (upgrades && !std::filesystem::exists(path, ignored)) return no_such(path);
  const int flags = SQLITE_OPEN_READWRITE | (upgrades ? 0 : SQLITE_OPEN_CREATE);
  Opened database = Database::open(file_name(path), path, flags, busy_ms);
  if (!database.ok()) return database;
  const base::Result<FileKind> kind = recognise(**database);
  if (!kind.ok()) return kind.error();
  if (*kind == FileKind::kOlder && !upgrades) return older(path);
  if (*kind == FileKind::kEmpty && upgrades) return empty(path);
  if (base::Status status = configure(**database, true); !status.ok()) return status.error();
  if (*kind == FileKind::kEmpty) {
    if (base::Status status = create(**database); !status.ok()) return status.error();
  }
  if (*kind == FileKind::kOlder) {
    if (base::Status status = upgrade(**database); !status.ok()) return status.error();
  }
  return database;
}

}  // namespace

base::Result<Archive> Archive::open(const std::string& path, Mode mode, int busy_ms) {
  if (path.empty()) return base::Error{base::Code::kUsage, 0, "no archive is named"};
  Opened database = mode == Mode::kRead ? open_to_read(path, busy_ms)
                                        : open_to_write(path, mode == Mode::kUpgrade, busy_ms);
  if (!database.ok()) return database.error();
  auto state = std::make_unique<State>(std::move(*database));
  state->mode = mode == Mode::kRead ? Mode::kRead : Mode::kWrite;
  if (mode != Mode::kRead) {
    if (base::Status status = state->drop_unfinished(); !status.ok()) return status.error();
  }
  if (mode == Mode::kWrite) {
    if (base::Status status = state->index_texts({}); !status.ok()) return status.error();
  }
  return Archive(std::move(state));
}

Archive::Archive(std::unique_ptr<State> state) : state_(std::move(state)) {}
Archive::Archive(Archive&&) noexcept = default;
Archive& Archive::operator=(Archive&&) noexcept = default;
Archive::~Archive() {
  if (state_ != nullptr) state_->take_back();
}

}  // namespace hearsay::archive

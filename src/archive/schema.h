// The tables of an archive: made, recognised, and refused where another program or a newer version
// made them.
#pragma once

#include "archive/sqlite.h"
#include "base/result.h"

namespace hearsay::archive {

inline constexpr int kApplicationId = 0x48725361;  // "HrSa", in the SQLite header at offset 68
inline constexpr int kSchemaVersion = 4;           // user_version, at offset 60

// Settings of every connection. `writes` also makes commits durable (WAL, synchronous=FULL).
base::Status configure(Database& database, bool writes);

// Creates the tables in an empty file; does nothing to an archive. Inside the caller's transaction.
base::Status create_tables(Database& database);

// Brings the tables of an older version to this one: what was derived is to be derived anew after
// it. Inside the caller's transaction.
base::Status upgrade_tables(Database& database);

// What a file is.
enum class FileKind : uint8_t { kEmpty, kArchive, kOlder };

// kEmpty: SQLite holds nothing yet; kOlder: an archive of an older version, to be read by nothing
// but upgrade_tables. Refused with an Error: kUnsupported, another program's file; kNewerVersion;
// kDamaged, tables that are not ours (views or triggers among them).
base::Result<FileKind> recognise(Database& database);

}  // namespace hearsay::archive

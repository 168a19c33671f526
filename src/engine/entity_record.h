// An entity as a record's object; used by the records of `who`.
#pragma once

#include "engine/json.h"
#include "entity/entity.h"

namespace hearsay::engine {

// {"name", "type", "settled", "pages", "first", "last", "forms", "roles", "joins"}.
void write_entity(Json& json, const entity::Entity& entity);

// {"value", "precision"} or null.
void write_moment(Json& json, const std::optional<base::Moment>& moment);

}  // namespace hearsay::engine

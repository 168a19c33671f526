// Nobody drops a failure without looking at it.
#include "base/result.h"

hearsay::base::Status save();

bool right() { return save().ok(); }

#ifdef MISTAKE
void wrong() { save(); }
#endif

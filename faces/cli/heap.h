// The heap of the program, made ready for collections of texts.
#pragma once

namespace hearsay::cli {

// Asks for large pages behind the heap, before anything is on it: whoever reads a collection
// touches its memory once, and small pages cost a quarter of the time then. Takes no memory by
// itself; where the system has no such pages, or the library no such heap, all stays as it is.
void prepare_heap();

}  // namespace hearsay::cli

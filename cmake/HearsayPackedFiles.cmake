# Packs lexicon/, assets/ and models/ into one generated source, so that the program carries its data with it.
set(HEARSAY_PACKED_SOURCE)
if(EXISTS ${PROJECT_SOURCE_DIR}/src/lexicon/packed_files.h)
  set(packed_inputs)
  foreach(folder lexicon assets models)
    file(GLOB_RECURSE found CONFIGURE_DEPENDS RELATIVE ${PROJECT_SOURCE_DIR} ${PROJECT_SOURCE_DIR}/${folder}/*)
    list(FILTER found EXCLUDE REGEX "\\.md$")
    list(APPEND packed_inputs ${found})
  endforeach()
  list(SORT packed_inputs COMPARE STRING)
  list(JOIN packed_inputs "\n" packed_list)
  file(GENERATE OUTPUT ${PROJECT_BINARY_DIR}/generated/packed_files.txt CONTENT "${packed_list}\n")

  # A tool of the build, not of the product: no sanitizer, so that it never slows or stops a build.
  add_executable(pack_files ${PROJECT_SOURCE_DIR}/tools/pack_files.cc)
  set(HEARSAY_PACKED_SOURCE ${PROJECT_BINARY_DIR}/generated/packed_files.cc)
  list(TRANSFORM packed_inputs PREPEND ${PROJECT_SOURCE_DIR}/ OUTPUT_VARIABLE packed_depends)
  add_custom_command(OUTPUT ${HEARSAY_PACKED_SOURCE}
    COMMAND pack_files ${PROJECT_SOURCE_DIR} ${PROJECT_BINARY_DIR}/generated/packed_files.txt
            ${HEARSAY_PACKED_SOURCE}
    DEPENDS pack_files ${PROJECT_BINARY_DIR}/generated/packed_files.txt ${packed_depends}
    COMMENT "Packing the lexicon"
    VERBATIM)
  set_source_files_properties(${HEARSAY_PACKED_SOURCE} PROPERTIES COMPILE_OPTIONS "-w;-O0")
endif()

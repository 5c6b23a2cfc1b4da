# naqi_corpus: encodings, compression and records, for the command. What it links is not linked to
# the library.
find_package(ZLIB REQUIRED)
find_package(zstd REQUIRED)
find_package(simdjson REQUIRED)
find_path(NAQI_XXHASH_INCLUDE_DIR xxhash.h REQUIRED)

file(GLOB corpus_sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/src/corpus/*.cc)
add_library(naqi_corpus STATIC ${corpus_sources})
naqi_target(naqi_corpus)
target_include_directories(naqi_corpus PUBLIC ${PROJECT_SOURCE_DIR}/src)
target_include_directories(naqi_corpus SYSTEM PRIVATE ${NAQI_XXHASH_INCLUDE_DIR})
target_link_libraries(naqi_corpus PUBLIC naqi
  PRIVATE naqi_icu simdjson::simdjson ZLIB::ZLIB zstd::libzstd_shared)

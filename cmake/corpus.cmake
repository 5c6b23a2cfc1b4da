# naqi_corpus: encodings, compression and records, for the command. What it links is not linked to
# the library.
find_package(ZLIB REQUIRED)
find_package(zstd REQUIRED)
find_package(simdjson REQUIRED)
find_package(Threads REQUIRED)
find_path(NAQI_XXHASH_INCLUDE_DIR xxhash.h REQUIRED)

# What Debian calls them; a libzstd that was built in one way only has that target only.
set(naqi_zlib ZLIB::ZLIB)
set(naqi_zstd zstd::libzstd_shared)
if(NOT TARGET zstd::libzstd_shared OR (NAQI_STATIC_CLI AND TARGET zstd::libzstd_static))
  set(naqi_zstd zstd::libzstd_static)
endif()
if(NAQI_STATIC_CLI)
  find_library(NAQI_ZLIB libz.a)
  if(NAQI_ZLIB)
    add_library(naqi_zlib INTERFACE)
    target_include_directories(naqi_zlib SYSTEM INTERFACE ${ZLIB_INCLUDE_DIRS})
    target_link_libraries(naqi_zlib INTERFACE ${NAQI_ZLIB})
    set(naqi_zlib naqi_zlib)
  else()
    message(STATUS "No static zlib: the command naqi will start more slowly")
  endif()
endif()

# Debian has no static simdjson: then it is loaded when it is needed (simdjson_loader.cc).
set(naqi_simdjson simdjson::simdjson)
get_target_property(simdjson_type simdjson::simdjson TYPE)
if(NAQI_STATIC_CLI AND simdjson_type STREQUAL SHARED_LIBRARY AND UNIX)
  get_target_property(simdjson_location simdjson::simdjson LOCATION)
  get_filename_component(simdjson_location ${simdjson_location} REALPATH)
  get_filename_component(simdjson_name ${simdjson_location} NAME)
  string(REGEX REPLACE "(\\.so\\.[0-9]+).*" "\\1" simdjson_name ${simdjson_name})
  add_library(naqi_simdjson INTERFACE)
  target_include_directories(naqi_simdjson SYSTEM INTERFACE
    $<TARGET_PROPERTY:simdjson::simdjson,INTERFACE_INCLUDE_DIRECTORIES>)
  target_compile_definitions(naqi_simdjson INTERFACE NAQI_SIMDJSON_SONAME="${simdjson_name}")
  target_link_libraries(naqi_simdjson INTERFACE ${CMAKE_DL_LIBS})
  set(naqi_simdjson naqi_simdjson)
endif()

file(GLOB corpus_sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/src/corpus/*.cc)
add_library(naqi_corpus STATIC ${corpus_sources})
naqi_target(naqi_corpus)
target_include_directories(naqi_corpus PUBLIC ${PROJECT_SOURCE_DIR}/src)
target_include_directories(naqi_corpus SYSTEM PRIVATE ${NAQI_XXHASH_INCLUDE_DIR})
target_link_libraries(naqi_corpus PUBLIC naqi Threads::Threads
  PRIVATE naqi_icu ${naqi_simdjson} ${naqi_zlib} ${naqi_zstd})

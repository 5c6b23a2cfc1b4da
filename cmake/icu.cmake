# naqi_icu: the parts of ICU that the reference engine and the generator need.
find_package(ICU REQUIRED COMPONENTS i18n uc)

add_library(naqi_icu INTERFACE)
target_link_libraries(naqi_icu INTERFACE ICU::i18n ICU::uc)

# Half of the time that the dynamic command takes to start goes to ICU and the C++ library
# (one line of text, Debian 12: 1.9 ms, static 1.1 ms, cat 0.9 ms); the file grows by 33 MB.
if(NAQI_STATIC_CLI)
  find_library(NAQI_ICU_I18N libicui18n.a)
  find_library(NAQI_ICU_UC libicuuc.a)
  find_library(NAQI_ICU_DATA libicudata.a)
  if(NAQI_ICU_I18N AND NAQI_ICU_UC AND NAQI_ICU_DATA)
    find_package(Threads REQUIRED)
    target_include_directories(naqi_icu INTERFACE ${ICU_INCLUDE_DIRS})
    set_target_properties(naqi_icu PROPERTIES INTERFACE_LINK_LIBRARIES
      "${NAQI_ICU_I18N};${NAQI_ICU_UC};${NAQI_ICU_DATA};Threads::Threads;${CMAKE_DL_LIBS}")
  else()
    message(STATUS "No static ICU: the command naqi will start more slowly")
  endif()
endif()

# NAQI_ICU_UNICODE: the Unicode version of this ICU, "15.0". The tables are those of 15.0.
file(STRINGS "${ICU_INCLUDE_DIR}/unicode/uchar.h" NAQI_ICU_UNICODE
     REGEX "^#define U_UNICODE_VERSION ")
string(REGEX REPLACE ".*\"([0-9]+\\.[0-9]+).*" "\\1" NAQI_ICU_UNICODE "${NAQI_ICU_UNICODE}")

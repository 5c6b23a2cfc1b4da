# What all targets of this project have in common.
function(naqi_target target)
  set_target_properties(${target} PROPERTIES
    CXX_STANDARD 20 CXX_STANDARD_REQUIRED ON CXX_EXTENSIONS OFF POSITION_INDEPENDENT_CODE ON)
  if(NOT MSVC)
    # Clang counts -Wsign-conversion to -Wconversion and gcc does not: the same for both.
    target_compile_options(${target} PRIVATE
      -Wall -Wextra -Wpedantic -Wconversion -Wno-sign-conversion
      $<$<BOOL:${NAQI_WERROR}>:-Werror>)
  endif()
endfunction()

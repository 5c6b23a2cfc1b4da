# Generates the tables again and compares them with those of the source tree.
if(NOT ICU_UNICODE STREQUAL "15.0")
  message(STATUS "SKIPPED: the tables are those of Unicode 15.0, this ICU has ${ICU_UNICODE}")
  return()
endif()

file(REMOVE_RECURSE ${OUT})
file(MAKE_DIRECTORY ${OUT})
execute_process(COMMAND ${GENERATE} ${SOURCE}/data ${OUT} COMMAND_ERROR_IS_FATAL ANY)

file(GLOB_RECURSE made RELATIVE ${OUT} ${OUT}/*.inc)
file(GLOB_RECURSE kept RELATIVE ${SOURCE} ${SOURCE}/src/*.inc ${SOURCE}/include/*.inc)
if(NOT made STREQUAL kept)
  message(SEND_ERROR "the tree holds ${kept}\nthe generator makes ${made}")
endif()
foreach(table IN LISTS made)
  execute_process(COMMAND ${CMAKE_COMMAND} -E compare_files ${SOURCE}/${table} ${OUT}/${table}
                  RESULT_VARIABLE differs)
  if(differs)
    message(SEND_ERROR "${table} is not what the generator makes: run ./dev generate")
  endif()
endforeach()

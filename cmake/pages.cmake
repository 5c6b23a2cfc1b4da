# Run as `cmake -DNAQI=COMMAND -DDIR=FOLDER -P pages.cmake`: writes what `naqi --generate` makes.
file(MAKE_DIRECTORY ${DIR})
foreach(page IN ITEMS man=naqi.1 bash=naqi.bash zsh=_naqi fish=naqi.fish)
  string(REGEX MATCH "^([a-z]+)=(.+)$" _ ${page})
  set(kind ${CMAKE_MATCH_1})
  set(file ${DIR}/${CMAKE_MATCH_2})
  execute_process(COMMAND ${NAQI} --generate ${kind}
                  OUTPUT_FILE ${file} ERROR_VARIABLE problem RESULT_VARIABLE status)
  if(NOT status EQUAL 0)
    file(REMOVE ${file})
    message(STATUS "naqi --generate ${kind}: no page (${status})")
  endif()
endforeach()
file(TOUCH ${DIR}/stamp)

# Prints the page of rules again and compares it with that of the source tree.
execute_process(COMMAND ${NAQI} --generate rules OUTPUT_FILE ${OUT} COMMAND_ERROR_IS_FATAL ANY)
execute_process(COMMAND ${CMAKE_COMMAND} -E compare_files ${PAGE} ${OUT} RESULT_VARIABLE differs)
if(differs)
  message(FATAL_ERROR "docs/rules.md is not what naqi --generate rules prints: run ./dev generate")
endif()

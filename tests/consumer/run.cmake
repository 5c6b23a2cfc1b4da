# Builds and runs the consumer in one WAY: cmake -DWAY=... -DSOURCE=... -DOUT=... -DPREFIX=...
# -DLIBDIR=... -DCXX=... -P run.cmake. PREFIX holds an installed naqi.
set(ENV{PKG_CONFIG_PATH} ${PREFIX}/${LIBDIR}/pkgconfig)
if(NOT WAY STREQUAL find_package)
  set(PREFIX "")
endif()

# Whoever uses the library needs nothing else: the packages of the tools are not to be looked for.
file(REMOVE_RECURSE ${OUT})
execute_process(
  COMMAND ${CMAKE_COMMAND} -G Ninja -S ${CMAKE_CURRENT_LIST_DIR} -B ${OUT} -DWAY=${WAY}
          -DCMAKE_CXX_COMPILER=${CXX} -DNAQI_SOURCE=${SOURCE} -DCMAKE_PREFIX_PATH=${PREFIX}
          -DCMAKE_DISABLE_FIND_PACKAGE_ICU=ON -DCMAKE_DISABLE_FIND_PACKAGE_fmt=ON
          -DCMAKE_DISABLE_FIND_PACKAGE_CLI11=ON -DCMAKE_DISABLE_FIND_PACKAGE_GTest=ON
          --no-warn-unused-cli
  COMMAND_ERROR_IS_FATAL ANY)
execute_process(COMMAND ${CMAKE_COMMAND} --build ${OUT} COMMAND_ERROR_IS_FATAL ANY)
execute_process(COMMAND ${OUT}/consumer COMMAND_ERROR_IS_FATAL ANY)

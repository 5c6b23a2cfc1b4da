# The install target: library, headers, CMake package, pkg-config file, command, man page.
include(CMakePackageConfigHelpers)
set(package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/naqi)

install(TARGETS naqi EXPORT naqiTargets)
install(DIRECTORY include/naqi DESTINATION ${CMAKE_INSTALL_INCLUDEDIR} FILES_MATCHING PATTERN *.h
        PATTERN *.inc)
install(EXPORT naqiTargets NAMESPACE naqi:: DESTINATION ${package_dir})

file(WRITE ${PROJECT_BINARY_DIR}/naqiConfig.cmake
     "include(\${CMAKE_CURRENT_LIST_DIR}/naqiTargets.cmake)\n")
write_basic_package_version_file(${PROJECT_BINARY_DIR}/naqiConfigVersion.cmake
                                 COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/naqiConfig.cmake ${PROJECT_BINARY_DIR}/naqiConfigVersion.cmake
        DESTINATION ${package_dir})

# The prefix of naqi.pc is found from where it lies, so that the installed tree can be moved.
string(REGEX REPLACE "[^/]+" ".." up "${CMAKE_INSTALL_LIBDIR}/pkgconfig")
configure_file(cmake/naqi.pc.in ${PROJECT_BINARY_DIR}/naqi.pc @ONLY)
install(FILES ${PROJECT_BINARY_DIR}/naqi.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)

install(FILES LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR})

if(TARGET naqi_cli)
  set(pages ${PROJECT_BINARY_DIR}/share)
  set(share ${CMAKE_INSTALL_DATAROOTDIR})
  install(TARGETS naqi_cli)
  install(FILES ${pages}/naqi.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1 OPTIONAL)
  install(FILES ${pages}/naqi.bash DESTINATION ${share}/bash-completion/completions
          RENAME naqi OPTIONAL)
  install(FILES ${pages}/_naqi DESTINATION ${share}/zsh/site-functions OPTIONAL)
  install(FILES ${pages}/naqi.fish DESTINATION ${share}/fish/vendor_completions.d OPTIONAL)
endif()

# The same program from the same commit, in whatever folder and whenever it is built.
if(CMAKE_CXX_COMPILER_ID MATCHES "GNU|Clang")
    add_compile_options("$<$<CONFIG:Release>:-ffile-prefix-map=${PROJECT_BINARY_DIR}=build;-ffile-prefix-map=${PROJECT_SOURCE_DIR}=.>")
endif()

# The later forms hold the time at which each file was last changed.
set(LARDER_RCC_OPTIONS --format-version 1)
set(CMAKE_AUTORCC_OPTIONS ${LARDER_RCC_OPTIONS})

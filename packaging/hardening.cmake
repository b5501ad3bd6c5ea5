# What people run is built so that a mistake in it is harder to abuse: at random addresses, its tables read-only once it
# runs, stack and copies guarded. tests/package/package_test.py looks at the program for it.
include(CheckCXXCompilerFlag)
include(CheckPIESupported)

check_pie_supported(LANGUAGES CXX)

set(released "CONFIG:Release,RelWithDebInfo,MinSizeRel")
if(CMAKE_CXX_COMPILER_ID MATCHES "GNU|Clang")
    foreach(flag -fstack-protector-strong -fstack-clash-protection -fcf-protection)
        string(MAKE_C_IDENTIFIER "takes${flag}" taken)
        check_cxx_compiler_flag(${flag} ${taken})
        if(${taken})
            add_compile_options($<$<${released}>:${flag}>)
        endif()
    endforeach()
    # Away with one that a compiler sets by itself first, or it would be a second definition.
    add_compile_options("$<$<${released}>:SHELL:-U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2>")
endif()
if(CMAKE_SYSTEM_NAME STREQUAL "Linux")
    add_link_options($<$<${released}>:LINKER:-z,relro,-z,now,-z,noexecstack>)
endif()

# Toolchain file: clang 19, else the newest clang that is installed (older than 16 rejects libstdc++ 12's ranges).
find_program(HEARSAY_CLANGXX NAMES clang++-19 clang++-22 clang++-21 clang++-20 clang++-18 clang++-17 clang++-16
                                   clang++ REQUIRED)
find_program(HEARSAY_CLANG NAMES clang-19 clang-22 clang-21 clang-20 clang-18 clang-17 clang-16 clang REQUIRED)
set(CMAKE_CXX_COMPILER ${HEARSAY_CLANGXX})
set(CMAKE_C_COMPILER ${HEARSAY_CLANG})

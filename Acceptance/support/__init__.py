"""What all whole-program suites and the benchmarks share: places, servers, environments and reports."""

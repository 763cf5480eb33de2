package dev.sluice.source.artifact;

/// How much an archive may hold.
///
/// @param unpacked bytes of all files together; `file` those of one
public record ArchiveLimits(long unpacked, int file, int files) {}

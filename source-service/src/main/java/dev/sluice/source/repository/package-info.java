/// Git repositories by URL, and what it takes to be let in.
@NullMarked
package dev.sluice.source.repository;

import org.jspecify.annotations.NullMarked;

/// Charts in Git: what they ask for that their repository does not hold, and where that is found.
@NullMarked
package dev.sluice.source.chart;

import org.jspecify.annotations.NullMarked;

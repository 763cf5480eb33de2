/// Charts: loaded from folders and archives with bounds, checked, and their dependencies worked
/// out.
@NullMarked
package dev.sluice.helm.chart;

import org.jspecify.annotations.NullMarked;

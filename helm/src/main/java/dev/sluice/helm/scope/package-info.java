/// What templates see: `.Chart`, `.Files`, `.Release`, `.Capabilities`, `.Subcharts` and the scope
/// of each chart in a release.
@NullMarked
package dev.sluice.helm.scope;

import org.jspecify.annotations.NullMarked;
